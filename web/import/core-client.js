// core-client: reads archives beside the page, in a worker of its own; in the page itself
// where the browser gives us no worker, for example because this script comes from another site.
import { ComingBlock } from '../base/block-parts.js';
import { BackscrollError, ended } from '../base/errors.js';
import { unlessAborted } from '../base/patience.js';
import { words } from '../base/words.js';

const longestStartMillis = 30_000;
const mostWaiting = 12;  // pieces on their way to the core: of a megabyte or two, see archive-source.js
const workerUrl = new URL('./backscroll-worker.js', import.meta.url);

export class CoreClient {
  #lastNumber = 0;  // of a file or a sample
  #ended = new AbortController();
  #host = WorkerHost.start(this.#ended.signal).catch(() => {
    this.#ended.signal.throwIfAborted();
    return new PageHost();
  });

  constructor() {
    this.#host.catch(() => {});  // whoever asks for something is told
  }

  /** The core will be needed: it may come while the archive itself is under way. */
  async prepare() {
    await (await this.#host).prepare();
  }

  /**
   * Reads a file. The buffers of the pieces are given away.
   * @param {AsyncGenerator<Uint8Array<ArrayBuffer>>} pieces
   * @param {import('./core-reader.js').Way} way
   * @param {{onTaken: () => void, onFull: () => void, onEnd: () => void, isKept: boolean,
   *   onBlock: (block: ComingBlock) => void, signal: AbortSignal}} how listeners of each piece that was read,
   *   of there being enough for a while, of the last one, and of a block in the file; isKept: for the next
   *   time
   * @returns {Promise<{archive: import('../base/block-parts.js').Block, info: object}>} for the widget
   */
  async open(pieces, way, { onTaken, onFull, onEnd, onBlock, isKept, signal }) {
    const host = await this.#host;
    signal.throwIfAborted();
    const number = ++this.#lastNumber;
    const block = new ComingBlock(onBlock);
    try {
      await host.begin(number, way, (...added) => block.add(...added));
      const take = (piece) => host.take(number, piece).then(onTaken);
      await unlessAborted(handOn(pieces, signal, take, onFull), signal);
      onEnd();
      const read = await host.finish(number, isKept);
      return way.isBlock ? { ...read, archive: block } : read;
    } catch (error) {
      block.pieces.length = 0;
      host.abandon(number).catch(() => {});  // what was wrong is known
      throw error;
    }
  }

  /**
   * Reads an archive out of files.
   * @param {import('./containers.js').Input[]} files with blobs
   * @param {import('./files-reader.js').ImportOptions & {remember?: boolean}} options
   * @param {{onProgress: (progress: object) => void, signal: AbortSignal}} listeners
   * @returns {Promise<{archive: import('../base/block-parts.js').Block, info: object, number: number}>}
   *   number: for medium()
   */
  async files(files, options, { onProgress, signal }) {
    const host = await this.#host;
    signal.throwIfAborted();
    const number = ++this.#lastNumber;
    try {
      return { ...await unlessAborted(host.files(number, files, options, onProgress), signal), number };
    } catch (error) {
      host.abandon(number).catch(() => {});
      throw error;
    }
  }

  /** A picture or film of the files of that number. @returns {Promise<Blob | null>} */
  async medium(number, path) {
    return (await this.#host).medium(number, path);
  }

  /** Makes an archive up. @param {{posts: number, seed: number, brief: boolean}} wanted */
  async sample(wanted) {
    const host = await this.#host;
    return host.sample(++this.#lastNumber, wanted);
  }

  /** The reader's time zone, for the widget. @returns {Promise<string>} */
  async zone() {
    return (await this.#host).zone();
  }

  /** Decodes a picture; see picture-decoder.js. @param {Blob} blob */
  async picture(blob, want) {
    return (await this.#host).picture(blob, want);
  }

  /** Ends the worker; what is still asked for is abandoned. */
  close() {
    this.#ended.abort(ended());
  }
}

/** Hands pieces on while no more than a few wait to be taken; ends with the first one that is refused. */
async function handOn(pieces, signal, take, onFull) {
  const waiting = [];
  let refuse;
  const refused = new Promise((_, reject) => { refuse = reject; });
  refused.catch(() => {});  // it may come when nobody waits any more
  try {
    for (;;) {
      const { value, done } = await Promise.race([pieces.next(), refused]);
      signal.throwIfAborted();
      if (done) break;
      const taken = take(value);
      taken.catch(refuse);
      waiting.push(taken);
      if (waiting.length <= mostWaiting) continue;
      onFull();
      await waiting.shift();
      signal.throwIfAborted();
    }
    onFull();
    await Promise.all(waiting);
  } finally {
    pieces.return().catch(() => {});  // a stream that is still open is closed
  }
}

/** The protocol is written down in core-worker.js. */
class WorkerHost {
  #worker;
  #waiting = new Map();
  #failure = null;
  #lastId = 0;
  #comes = null;  // the file that is read, if a block may be in it: its number, and who takes the pieces

  /** Fails when the worker does not come to life: nothing of value must be handed to it before. */
  static start(signal) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerUrl, { type: 'module', name: 'backscroll' });
      const host = new WorkerHost(worker);
      const fail = (error) => {
        worker.terminate();
        host.#fail(error);
        reject(error);
      };
      const stopped = () => fail(new BackscrollError('stopped', words.stoppedSentence));
      worker.addEventListener('error', (event) => {
        event.preventDefault();  // told by the state on screen, or not at all where the page itself helps out
        stopped();
      });
      signal.addEventListener('abort', () => fail(signal.reason));
      const timer = setTimeout(stopped, longestStartMillis);
      host.#ask({ type: 'start' }).catch(() => {}).then(() => {
        clearTimeout(timer);
        resolve(host);
      });
    });
  }

  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#answered(data));
  }

  prepare() {
    return this.#ask({ type: 'prepare' });
  }

  begin(number, way, onPieces) {
    this.#comes = { number, onPieces };
    return this.#ask({ type: 'begin', number, way });
  }

  take(number, piece) {
    return this.#ask({ type: 'take', number, piece }, [piece.buffer]);
  }

  finish(number, isKept) {
    return this.#ask({ type: 'finish', number, isKept }).finally(() => this.#expectNone(number));
  }

  #expectNone(number) {
    if (this.#comes?.number === number) this.#comes = null;
  }

  abandon(number) {
    this.#expectNone(number);
    return this.#ask({ type: 'abandon', number });
  }

  sample(number, wanted) {
    return this.#ask({ type: 'sample', number, ...wanted });
  }

  files(number, files, options, onProgress) {
    return this.#ask({ type: 'files', number, files, options }, [], onProgress);
  }

  async medium(number, path) {
    return (await this.#ask({ type: 'medium', number, path })).blob;
  }

  async zone() {
    return (await this.#ask({ type: 'zone' })).zone;
  }

  picture(blob, want) {
    return this.#ask({ type: 'picture', blob, want });
  }

  #ask(request, transfer = [], onProgress = null) {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) throw this.#failure;  // nobody would answer
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  #answered({ id, ok, error, progress, ...fields }) {
    if (id === undefined && this.#comes?.number === fields.number) {
      this.#comes.onPieces(fields.pieces, fields.sizeBytes);
    }
    const waiting = this.#waiting.get(id);
    if (progress !== undefined) waiting?.onProgress(progress);
    if (waiting === undefined || ok === undefined) return;
    this.#waiting.delete(id);
    if (ok) waiting.resolve(fields);
    else waiting.reject(new BackscrollError(error.code, error.message));
  }

  #fail(error) {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** The same in the page itself, by a script that most pages never load. */
class PageHost {
  #reader = null;

  async prepare() {
    return (await this.#started()).prepare();
  }

  async begin(number, way, onPieces) {
    return (await this.#started()).begin(number, way, onPieces);
  }

  async take(number, piece) {
    return (await this.#started()).take(number, piece);
  }

  async finish(number, isKept) {
    return (await this.#started()).finish(number, isKept);
  }

  async abandon(number) {
    return (await this.#started()).abandon(number);
  }

  async sample(number, wanted) {
    return (await this.#started()).sample(number, wanted);
  }

  async files(number, files, options, onProgress) {
    return (await this.#started()).files(number, files, options, onProgress);
  }

  async medium(number, path) {
    return (await this.#started()).medium(number, path);
  }

  async zone() {
    return (await import('./backscroll-local.js')).timeZoneText();
  }

  async picture(blob, want) {
    return (await import('./backscroll-local.js')).decodedPicture(blob, want);
  }

  async #started() {
    if (this.#reader === null) {
      const { CoreReader } = await import('./backscroll-local.js');
      this.#reader ??= new CoreReader();
    }
    return this.#reader;
  }
}
