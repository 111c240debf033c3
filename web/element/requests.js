// requests: what the reader asks of the page by way of the canvas: to copy something, to open a file, to type
// a date or what to look for.
import { linkOf } from './view-state.js';

/**
 * Copies through a selection, for pages that are not served securely and have no clipboard of their own.
 * @param {HTMLElement} place where the selection may stand for a moment
 */
function copyBySelection(text, place) {
  const field = document.createElement('textarea');
  const { activeElement } = place.getRootNode();
  field.value = text;
  field.readOnly = true;
  field.className = 'clipboard';
  place.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  activeElement?.focus({ preventScroll: true });
  return isCopied;
}

/** @returns {Promise<boolean>} whether it is on the clipboard now */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, place);
  }
}

const noSearch = { text: '', posts: null, place: 0, isCovered: false, notes: '' };

export class Requests {
  #stage;
  #host;
  #pictures;
  #datePrompt = null;
  #searchField = null;  // these come when there are posts to look at
  #layer = null;
  #numbers = null;      // a promise: it comes when they are first looked at
  #loading = null;
  #found = noSearch;
  #onCommand;
  #onRead;
  #onClosed;
  #shown = new AbortController();  // what is on screen belongs to one archive
  #signal;

  /**
   * @param {{stage: import('./stage.js').Stage, host: object,
   *   pictures: import('../pictures/pictures.js').Pictures,
   *   onCommand: (text: string, isNow?: boolean) => void, onRead: () => void, onClosed: () => void}} page
   *   isNow: what comes of it is for this very press; onRead: somebody wants to hear what the feed shows;
   *   onClosed: what stood over the canvas is gone
   * @param {AbortSignal} signal
   */
  constructor({ stage, host, pictures, onCommand, onRead, onClosed }, signal) {
    this.#stage = stage;
    this.#host = host;
    this.#pictures = pictures;
    this.#signal = signal;
    this.#onCommand = onCommand;
    this.#onRead = onRead;
    this.#onClosed = onClosed;
    signal.addEventListener('abort', () => this.#shown.abort());
  }

  /** Another archive comes: what was asked for by the last one is over. */
  restart() {
    this.#shown.abort();
    this.#shown = new AbortController();
    this.#found = noSearch;
    this.#searchField?.restart(noSearch);
    this.#layer?.restart();
    this.#numbers?.then((panel) => panel?.place(''));
  }

  /** There are posts to look at: brings what searches them. All else goes on without it. */
  begin() {
    this.#searchField?.begin();
    if (this.#layer !== null) this.#onRead();
    if (this.#searchField !== null && this.#layer !== null) return;
    const unlessEnded = (add) => (module) => { if (!this.#signal.aborted) add(module); };
    this.#loading ??= Promise.allSettled([
      import('./backscroll-find.js').then(unlessEnded((fields) => this.#addFields(fields))),
      import('./backscroll-layer.js').then(unlessEnded((layer) => this.#addLayer(layer))),
    ]).finally(() => { this.#loading = null; });
  }

  /** Whether nothing is on its way. */
  get isIdle() {
    return this.#loading === null;
  }

  #addFields({ SearchField, DatePrompt }) {
    const onCommand = this.#onCommand;
    const onPick = ({ begin, end }) => onCommand(`date ${begin} ${end}`);
    const { box } = this.#stage;
    this.#datePrompt ??= new DatePrompt(box, { onPick, onClose: this.#onClosed }, this.#signal);
    this.#searchField ??= new SearchField(this.#stage, {
      onSearch: (text) => onCommand(`search ${text}`),
      onStep: (steps) => onCommand(steps > 0 ? 'next-post' : 'previous-post'),
      onLeave: this.#onClosed,
      onChips: (isWanted) => onCommand(`chips ${isWanted ? 'on' : 'off'}`),
      onChip: (term) => onCommand(term === '' ? 'fit' : `chip ${term}`),
      onClear: () => onCommand('show-all'),
      onNames: (text) => onCommand(`names ${text}`),
      keepsSearches: this.#host.attribute('recent-searches') !== null,
    }, this.#signal);
    this.#searchField.show(this.#found);
  }

  #addLayer({ FeedLayer }) {
    const onOpen = (address) => this.#host.onEvent('open', [address]);
    const onKey = (event) => this.takeKey(event);
    const page = { onCommand: this.#onCommand, onOpen, onKey, onLeave: this.#onClosed };
    this.#layer ??= new FeedLayer(this.#stage, page, this.#signal);
    this.#onRead();
  }

  /** @returns {Promise<object | null>} null: it does not come now */
  #numbersPanel() {
    const onCommand = this.#onCommand;
    const onPosts = (text) => {
      onCommand('view posts');  // first: the feed then begins with what is found
      onCommand(text);
    };
    const open = ({ NumbersPanel }) => new NumbersPanel(this.#stage, {
      onTerm: (term) => onPosts(`term ${term}`),
      onRange: (begin, end) => onPosts(`show ${begin} ${end}`),
      onPost: (id) => onPosts(`select ${id}`),
      onClose: () => onCommand('close'),
      onGone: this.#onClosed,
      onCopy: (text) => this.#copy(text, 'textCopied'),
      onKey: (event) => this.takeKey(event),
    }, this.#signal);
    this.#numbers ??= import('./backscroll-numbers.js').then(open).catch(() => {
      this.#numbers = null;
      if (!this.#signal.aborted) onCommand('view posts');  // and nobody looks at an empty column
      return null;
    });
    return this.#numbers;
  }

  /** In their order, also while the script is on its way. */
  #tellNumbers(tell) {
    this.#numbersPanel().then((panel) => { if (panel && !this.#signal.aborted) tell(panel); });
  }

  /** The words may have changed. */
  describe() {
    this.#numbers?.then((panel) => { if (panel) panel.words = this.#stage.words; });
    for (const it of [this.#searchField, this.#layer]) if (it !== null) it.words = this.#stage.words;
  }

  /** A key on the canvas. @returns {boolean} whether it was a request */
  takeKey(event) {
    if (event.key === '?' && !event.altKey && !event.ctrlKey && !event.metaKey) {
      this.#showKeys().catch(() => {});  // the next press tries again
      return true;
    }
    if (this.#searchField === null) this.begin();
    return this.#searchField?.takeKey(event) ?? false;
  }

  async #showKeys() {
    const { showKeys } = await import('./backscroll-keys.js');
    showKeys(this.#stage, this.#signal);
  }

  /** @returns {boolean} whether the event was a request */
  handle(name, fields) {
    const handlers = {
      'ask-date': () => this.#askForDate(fields.map(Number)),
      found: () => this.#takeFound(fields),
      feed: () => this.#layer?.show(fields),
      'feed-way': () => this.#layer?.goWith(fields[0]),
      names: () => this.#searchField?.showNames(...fields),
      chips: () => this.#searchField?.showChips(fields[0], Number(fields[1])),
      'numbers-place': () => this.#tellNumbers((panel) => panel.place(fields[0])),
      numbers: () => this.#tellNumbers((panel) => panel.show(fields[0])),
      'copy-link': () => this.#copyLink(fields),
      'copy-text': () => this.#copy(fields[0], 'textCopied'),
      'open-file': () => this.#openFile(fields[0]),
    };
    const isRequest = Object.hasOwn(handlers, name);
    if (isRequest) handlers[name]();
    return isRequest;
  }

  #askForDate([at, first, last, x, y, width]) {
    this.#datePrompt?.open({ at, first, last, x, y, width }, this.#stage.words);
  }

  #takeFound([text, posts, place, covered, notes]) {
    this.#found = {
      text, posts: posts === '' ? null : Number(posts), place: Number(place), isCovered: covered !== '',
      notes,
    };
    this.#searchField?.show(this.#found);
  }

  async #copy(text, done) {
    const isCopied = await copyText(text, this.#stage.box);
    if (!this.#signal.aborted) this.#note(isCopied ? done : 'notCopied');
  }

  #copyLink(fields) {
    const link = linkOf(fields, this.#host.attribute('post-links') !== null);
    if (link === null) this.#note('noLink');
    else this.#copy(link, 'linkCopied');
  }

  /** A file that came with the archive is shown here; what has an address opens beside the page. */
  #openFile(address) {
    if (this.#pictures.hasFiles) this.#openOwn(address).catch(() => this.#note('noFile'));
    else this.#openAddress(address);
  }

  async #openOwn(path) {
    const { signal } = this.#shown;
    const file = await this.#pictures.fileOf(path);
    if (file === null) return this.#openAddress(path);
    const { showFile } = await import('./backscroll-film.js');
    if (signal.aborted) return;
    const { box, words } = this.#stage;
    const isShown = showFile(file, path, { box, words, onClose: this.#onClosed, signal });
    if (!isShown) this.#note('noFile');
  }

  #openAddress(address) {
    const url = this.#pictures.addressOf(address);
    if (url === null) this.#note('noFile');
    else this.#host.onEvent('open', [url]);
  }

  #note(word) {
    this.#stage.showNote(this.#stage.words.of(word));
  }
}
