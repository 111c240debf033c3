// film: films and sounds out of a reader's own files: a frame of a film for its card, and the browser's own
// player over the lightbox. A script of its own, for who opens files that have such.
import { keepFromPage } from '../input/input.js';
import { cutOf } from '../pictures/picture-decoder.js';
import { PictureError, trouble } from '../pictures/picture-file.js';

const longestMillis = 15_000;
const againMillis = 50;
const tabMillis = 60_000;  // that a new tab may take to read its file
const matroska = '\u001AE\u00DF\u00A3';
const frameSeconds = 0.5;  // many films begin black

const types = {
  mp4: 'video/mp4', m4v: 'video/mp4', mov: 'video/mp4', webm: 'video/webm', ogv: 'video/ogg',
  mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg',
  wav: 'audio/wav', flac: 'audio/flac', weba: 'audio/webm',
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp',
};

/**
 * By its name. A browser that has to guess may take anything for a page, so other files get no type.
 * @param {string} path @returns {string} empty: no picture, film or sound
 */
function typeOfFile(path) {
  const ending = /\.([a-z\d]+)$/i.exec(path)?.[1].toLowerCase();
  return Object.hasOwn(types, ending ?? '') ? types[ending] : '';
}

/** As MP4 and its kin, Matroska with WebM, and Ogg begin, whatever their names are. */
async function isFilm(blob) {
  const head = String.fromCharCode(...new Uint8Array(await blob.slice(0, 8).arrayBuffer()));
  return head.startsWith(matroska) || /^(?:.{4}(?:ftyp|moov|mdat|free|skip|wide)|OggS)/s.test(head);
}

function once(target, name, signal) {
  return new Promise((resolve, reject) => {
    target.addEventListener(name, resolve, { once: true });
    target.addEventListener('error', () => reject(new PictureError(trouble.broken)), { once: true });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** A browser may say that it has the frame, and have it a little later. */
async function bitmapOf(video, cut, signal) {
  for (;;) {
    try {
      return await createImageBitmap(video, cut.x, cut.y, cut.width, cut.height, {
        resizeWidth: cut.toWidth, resizeHeight: cut.toHeight, resizeQuality: 'high', premultiplyAlpha: 'none',
      });
    } catch (error) {
      if (error.name !== 'InvalidStateError') throw error;
      await new Promise((resolve) => { setTimeout(resolve, againMillis); });
      signal.throwIfAborted();
    }
  }
}

/**
 * A frame near the beginning of a film, in the size that is wanted; see picture-decoder.js. What does not
 * begin as a film is not given to the browser: WebKitGTK may stop for good over what is none.
 * @param {Blob} blob @param {AbortSignal} signal
 */
export async function frameOf(blob, want, signal) {
  if (!await isFilm(blob)) throw new PictureError(trouble.broken);
  signal.throwIfAborted();
  const video = document.createElement('video');
  const url = URL.createObjectURL(blob);
  const tooLong = AbortSignal.timeout(longestMillis);
  const ending = new AbortController();
  signal.addEventListener('abort', () => ending.abort(signal.reason), { signal: ending.signal });
  tooLong.addEventListener('abort', () => ending.abort(new PictureError(trouble.broken)));
  try {
    Object.assign(video, { muted: true, preload: 'auto', playsInline: true, src: url });
    await once(video, 'loadeddata', ending.signal);
    const isSought = once(video, 'seeked', ending.signal);
    video.currentTime = Math.min(frameSeconds, (video.duration || 0) / 2);
    await isSought;
    if (video.readyState < video.HAVE_CURRENT_DATA) await once(video, 'canplay', ending.signal);
    const natural = { width: video.videoWidth, height: video.videoHeight };
    if (natural.width === 0) throw new PictureError(trouble.broken);
    const cut = cutOf(natural, want);
    return { bitmap: await bitmapOf(video, cut, ending.signal), natural };
  } finally {
    ending.abort();
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

function openInTab(blob) {
  const url = URL.createObjectURL(blob);
  window.open(url, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(url), tabMillis);
}

/**
 * Shows a file in the way that its kind is looked at.
 * @param {Blob} file @param {string} path
 * @param {{box: HTMLElement, words: import('../base/words.js').Words, onClose: () => void,
 *   signal: AbortSignal}} place signal takes it away
 * @returns {boolean} false: it is no picture, film or sound
 */
export function showFile(file, path, place) {
  const type = typeOfFile(path);
  const blob = new Blob([file], { type });
  if (type.startsWith('image/')) openInTab(blob);
  else if (type !== '') new Player(blob, place);
  return type !== '';
}

/** Plays a film or sound, over everything, until it is closed. */
class Player {
  #place;
  #panel;
  #media;
  #url;
  #ended = new AbortController();

  constructor(blob, place) {
    this.#place = place;
    const isSound = blob.type.startsWith('audio/');
    this.#url = URL.createObjectURL(blob);
    const media = document.createElement(isSound ? 'audio' : 'video');
    Object.assign(media, { controls: true, autoplay: true, playsInline: true, src: this.#url });
    this.#media = media;
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    media.addEventListener('error', () => {
      note.textContent = place.words.of('notPlayed');
      media.hidden = true;
    });
    this.#panel = this.#panelWith(media, note);
    this.#panel.setAttribute('aria-label', place.words.of(isSound ? 'soundLabel' : 'filmLabel'));
    place.box.append(this.#panel);
    place.signal.addEventListener('abort', () => this.#clear(), { signal: this.#ended.signal });
    media.focus();
  }

  #panelWith(...parts) {
    const panel = document.createElement('div');
    panel.className = 'player';
    panel.setAttribute('role', 'dialog');
    const close = document.createElement('button');
    close.className = 'action';
    close.textContent = this.#place.words.of('closePlayer');
    close.addEventListener('click', () => this.#close());
    panel.append(close, ...parts);
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      keepFromPage(event);
      this.#close();
    });
    return panel;
  }

  #close() {
    this.#clear();
    this.#place.onClose();
  }

  #clear() {
    this.#ended.abort();
    this.#panel.remove();
    this.#media.removeAttribute('src');
    this.#media.load();  // lets the file go
    URL.revokeObjectURL(this.#url);
  }
}
