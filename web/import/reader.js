// reader: makes an archive's block of whatever load() was given, with the worker that does the work, and says
// how far it is. The worker decodes pictures too.
import { baseOf, openedSource, piecesOf, sampleOf, sizeBytesOf } from './archive-source.js';
import { isBlock, unpackedHead } from './block-file.js';
import { blobOf, isGzip, PeekedPieces } from './bytes.js';
import { chosenFiles, isFiles } from './chosen-files.js';
import { CoreClient } from './core-client.js';
import { headBytes, mostFileBytes } from './limits.js';
import { BackscrollError, sentences } from '../base/errors.js';
import { Patience } from '../base/patience.js';
import { progressText } from '../base/words.js';

/** How long the slowest machines may take to read or make an archive. */
const millisPerMegabyte = 2000;
const millisPerPost = 0.05;
const progressMillis = 100;
/** From here on the faster core is worth its download. */
const largeBytes = 8 * 1024 * 1024;

/** Tells the reader of a load that takes its time, and ends it when nothing comes any more. */
export function patienceOf(stage, load) {
  return new Patience({
    onLong: () => stage.offerAction(),
    onQuiet: () => stage.showProgress(stage.words.of('loadingQuiet'), null),
    onEnd: () => load.abort(new BackscrollError('stalled', sentences.stalled)),
  });
}

/** @typedef {import('../base/block-parts.js').Block} Block */

/**
 * Whether it begins as Backscroll's own format, for which no more than the core is needed. Anything else is
 * for the import module, which finds out.
 */
function isOwnFormat(head) {
  const text = new TextDecoder().decode(head);
  return /^\s*\{\s*("(format|version|profile|posts)"|\}|$)/.test(text);
}

/**
 * How a file is read without the import module; null: it is for that to find out what it is.
 * @param {Uint8Array} head @param {number} sizeBytes of the whole
 * @returns {Promise<import('./core-reader.js').Way | null>}
 */
async function wayOf(head, sizeBytes) {
  const isPacked = isGzip(head);
  const inner = isPacked ? await unpackedHead(head) : head;
  const isLarge = sizeBytes >= largeBytes;
  if (isBlock(inner)) return { isBlock: true, isPacked, isLarge };
  return isOwnFormat(inner) ? { isBlock: false, isPacked, isLarge } : null;
}

const tooLarge = () => new BackscrollError('too_large', sentences.tooLarge);

/** Of what has to be fetched there is no more than a name. Files are looked at before anything is done. */
const mayNeedCore = (source) => (
  !isFiles(source) && !/\.backscroll([?#]|$)/i.test(source instanceof Response ? source.url : source));

/** The last part of an address. */
function nameOf(opened) {
  const address = opened instanceof Response ? opened.url : '';
  const name = address.replace(/[?#].*$/, '').split('/').at(-1);
  try {
    return decodeURIComponent(name) || 'the file';
  } catch {
    return name;
  }
}

export class Reader {
  #stage;
  #client = null;
  #shownMillis = -Infinity;  // when progress was

  /** @param {import('../element/stage.js').Stage} stage where progress is shown */
  constructor(stage) {
    this.#stage = stage;
  }

  get #core() {
    this.#client ??= new CoreClient();
    return this.#client;
  }

  /**
   * @param {{isOwnOnly: boolean, signal: AbortSignal, patience: import('../base/patience.js').Patience,
   *   onBlock: (block: import('../base/block-parts.js').ComingBlock) => void,
   *   progress: {opened: (isLarge: boolean) => void, begun: () => void},
   *   include?: string[], captured?: string, remember?: boolean,
   *   onProgress?: (progress: object) => void}} options
   * @returns {Promise<{archive: Block, info: object, base: string | null,
   *   medium: ((path: string) => Promise<Blob | null>) | null}>} base: where it came from; medium: a picture
   *   or film, where they are in the files that were read
   */
  async read(source, options) {
    const sample = sampleOf(source);
    if (sample !== null) {
      this.#say('loadingSample');
      options.patience.heard(sample.posts * millisPerPost);
      return { ...await this.#core.sample(sample), base: null, medium: null };
    }
    const { signal, isOwnOnly } = options;
    if (mayNeedCore(source)) this.#core.prepare().catch(() => {});  // who reads is told
    const files = isFiles(source) ? await chosenFiles(source, signal) : null;
    if (files === null) return this.#readStream(await openedSource(source, signal, isOwnOnly), options);
    const isOwn = files.length === 1 && await wayOf(
      new Uint8Array(await files[0].blob.slice(0, headBytes).arrayBuffer()), files[0].blob.size) !== null;
    return isOwn ? this.#readStream(files[0].blob, options) : this.#readFiles(files, options);
  }

  async #readStream(opened, options) {
    const { signal, patience, remember: isKept = false } = options;
    let loadedBytes = 0;
    const onProgress = (progress) => {
      loadedBytes = progress.loaded;
      patience.heard();
      this.#showProgress(progress, options);
    };
    const pieces = new PeekedPieces(piecesOf(opened, onProgress, signal));
    const sizeBytes = sizeBytesOf(opened);
    options.progress.opened(sizeBytes >= largeBytes);
    const way = await wayOf(await pieces.head(headBytes), sizeBytes);
    if (way === null) {
      const blob = await blobOf(pieces.pieces(), mostFileBytes, tooLarge);
      const read = await this.#readFiles([{ path: nameOf(opened), isChosen: true, blob }], options);
      return { ...read, base: baseOf(opened) };
    }
    const onEnd = () => {
      this.#say('loadingImport');
      patience.heard(loadedBytes / 1e6 * millisPerMegabyte);
    };
    const onTaken = () => patience.heard();
    const onFull = () => options.progress.begun();
    const how = { onTaken, onFull, onEnd, onBlock: options.onBlock, isKept, signal };
    const read = await this.#core.open(pieces.pieces(), way, how);
    return { ...read, base: baseOf(opened), medium: null };
  }

  async #readFiles(files, options) {
    const { signal, patience, include, captured, remember } = options;
    this.#say('loadingImport');
    const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
    patience.heard(bytes / 1e6 * millisPerMegabyte);
    const onProgress = (progress) => {
      patience.heard((progress.total - progress.loaded) / 1e6 * millisPerMegabyte);
      this.#showProgress(progress, options);
    };
    const read = await this.#core.files(files, { include, captured, remember }, { onProgress, signal });
    return { ...read, base: null, medium: (path) => this.#core.medium(read.number, path) };
  }

  /** The reader's time zone, for the widget. */
  zone() {
    return this.#core.zone();
  }

  picture(blob, want) {
    return this.#core.picture(blob, want);
  }

  /** Ends the worker; whatever is asked for next gets a new one. */
  close() {
    this.#client?.close();
    this.#client = null;
  }

  #say(word) {
    this.#stage.showProgress(this.#stage.words.of(word), null);
  }

  #showProgress(progress, { onProgress }) {
    const { loaded, total } = progress;
    onProgress?.(progress);
    const now = performance.now();
    if (loaded < total && now - this.#shownMillis < progressMillis) return;  // each costs the page a frame
    this.#shownMillis = now;
    const share = total > 0 ? Math.min(1, loaded / total) : null;
    this.#stage.showProgress(progressText({ loaded, total }, this.#stage.words), share);
  }
}
