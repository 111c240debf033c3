// words: every sentence that the element itself shows or says, in one table; what it says of errors is in
// errors.js. What stands on the canvas is in src/view/words/phrases.def. A host page may replace any of them.

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

export const words = {
  canvasLabel: 'Timeline and feed of posts',
  canvasLabelOf: 'Timeline and feed of {name}\u2019s posts',
  canvasRole: 'timeline of posts',
  canvasKeys: 'Arrow keys move through time, plus and minus zoom, 0 shows everything, J and K step through ' +
    'the posts. For the chosen post, Enter opens a content warning or the pictures, C copies the text, ' +
    'L copies the link, V opens the original, T shows the thread. 1 to 5 sort the feed, R puts first what ' +
    'fits the words of a search best, 6 shows the feed whole, 7 the top of each year, 8 this day in all ' +
    'years, G goes to a date, slash searches, N goes to the next post found, the question mark shows all ' +
    'keys. Escape closes what is open, then leaves.',
  feedLabel: 'Posts',
  zoomHint: isMac ? 'Use \u2318 + scroll to zoom' : 'Use Ctrl + scroll to zoom',

  dateLabel: 'Go to a date',
  dateGo: 'Go',

  textCopied: 'Text copied',
  linkCopied: 'Link copied',
  noLink: 'This post has no address of its own',
  notCopied: 'The browser did not allow copying',
  filmLabel: 'Video',
  soundLabel: 'Sound',
  closePlayer: 'Close',
  notPlayed: 'This browser cannot play it. It is still in the files that you opened.',
  noFile: 'There is no such file beside the archive',

  idleTitle: 'No archive yet',
  idleSentence: 'This place shows an archive of posts as soon as it is given one.',

  loadingTitle: 'Opening the archive',
  loadingStarted: 'Just a moment',
  loadingImport: 'Reading the posts',
  loadingPart: '{loaded} of {total}',
  loadingOrder: 'Putting the posts in order',
  loadingSample: 'Making the posts up',
  loadingQuiet: 'Nothing has arrived for a while; the server or the connection may be slow',
  loadingAction: 'Cancel',

  emptyTitle: 'This archive has no posts',
  emptySentence: 'The file was read without trouble, but there is nothing in it to scroll through.',

  errorTitle: 'This archive could not be opened',
  errorAction: 'Try again',

  unsupportedTitle: 'This browser cannot draw the timeline',
  unsupportedSentence: 'Backscroll draws with WebGL 2, which is switched off or missing here. Turn on ' +
    'hardware acceleration in the browser\u2019s settings, or open this page in a current Chrome, Edge, ' +
    'Firefox or Safari.',
  unsupportedAction: 'Check again',

  lostTitle: 'The graphics were reset',
  lostSentence: 'The device took its graphics memory back. The timeline returns by itself in a moment.',
  lostAction: 'Start it again',

  stoppedTitle: 'Backscroll stopped',
  stoppedSentence: 'Something went wrong inside the widget; the archive itself is untouched.',
  stoppedAction: 'Start it again',
};

/** The table, with what a host page has put in its place. */
export class Words {
  #own;

  /** @param {Record<string, string>} own by name; of an error: "error." and its code */
  constructor(own = {}) {
    this.#own = own;
  }

  of(name, values = {}, english = words[name]) {
    return (this.#own[name] ?? english).replaceAll(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  ofError({ code, message }) {
    return this.#own[`error.${code}`] ?? message;
  }

  /** What the core may want of it, one a line. */
  get coreText() {
    const inOneLine = (text) => String(text).replaceAll(/\s/g, ' ');
    return Object.entries(this.#own).map(([name, text]) => `${name}\t${inOneLine(text)}`).join('\n');
  }
}

const units = ['bytes', 'KB', 'MB', 'GB'];

/** 1536 becomes "1.5 KB": powers of 1024, one decimal below ten. */
export function sizeText(bytes) {
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

/** What has arrived so far: "1.5 MB of 3.2 MB", or "1.5 MB" while the whole is unknown. */
export function progressText({ loaded, total }, told = new Words()) {
  if (total > 0 && loaded >= total) return told.of('loadingImport');
  if (total === 0) return sizeText(loaded);
  return told.of('loadingPart', { loaded: sizeText(loaded), total: sizeText(total) });
}
