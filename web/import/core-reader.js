// core-reader: reads archives, one at a time, with as little code as it takes: the core reads, and the import
// module is fetched for what only it can do. Keeps none. For the worker, or for a page without one.
import { BlockFileReader, Unpacking } from './block-file.js';
import { CoreModule } from './core-module.js';
import { abandoned, sentences } from '../base/errors.js';

/**
 * @typedef {object} Way how a file is read
 * @property {boolean} isBlock
 * @property {boolean} isPacked it is gzip
 * @property {boolean} isLarge
 */

const fineHeapBytes = 64 * 1024 * 1024;

const requestCount = () => performance.getEntriesByType('resource').length;
const progressMillis = 60;

/** The first time, and then only when a while has passed. */
function seldom(tell) {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < progressMillis) return;
    last = now;
    tell(progress);
  };
}

export class CoreReader {
  #modules = { core: null, fast: null, import: null };  // promises
  #number = 0;      // of the archive that was asked for last
  #reading = null;  // takes the pieces of its file
  #core = null;     // the module that reads it, if one does, and its name
  #files = new Map();  // by number: the last two, as one may be on screen while the other one is read

  /**
   * A file comes, whatever becomes of the last archive: take() each piece of it, then finish() or abandon().
   * @param {number} number another one for each file and sample
   * @param {Way} way
   * @param {(pieces: object[], sizeBytes: number) => void} [onPieces] see BlockFileReader
   */
  async begin(number, { isBlock, isPacked, isLarge }, onPieces) {
    this.#expect(number);
    const name = isLarge ? 'fast' : 'core';
    this.#core = isBlock ? null : { name, module: await this.#started(name) };
    this.#assertWanted(number);
    this.#core?.module.begin();
    const reader = this.#core?.module ?? new BlockFileReader(onPieces);
    this.#reading = isPacked ? new Unpacking(reader) : reader;
  }

  /** @param {Uint8Array} piece */
  async take(number, piece) {
    this.#assertWanted(number);
    await this.#reading.take(piece);
  }

  /**
   * @param {boolean} isKept for the next time: see shelf.js
   * @returns {Promise<{archive: import('../base/block-parts.js').Block, info: object}>}
   */
  async finish(number, isKept = false) {
    this.#assertWanted(number);
    const core = this.#core;
    const read = await this.#reading.finish();  // a reader that is given up meanwhile throws
    this.#assertWanted(number);
    this.#reading = null;
    if (core === null) return read;
    if (isKept) await this.#keep(number, read);
    return this.#made(core.name, core.module, read);
  }

  /** No more of it will come. */
  abandon(number) {
    if (this.#number === number) this.#expect(0);
  }

  /**
   * Reads an archive of any format out of files.
   * @param {import('./containers.js').Input[]} files
   * @param {import('./files-reader.js').ImportOptions & {remember?: boolean}} options
   * @param {(progress: import('./files-reader.js').ImportProgress) => void} onProgress a few times a second
   */
  async files(number, files, { remember, ...options }, onProgress) {
    this.#expect(number);
    const [module, { FilesReader }] = await Promise.all([
      this.#started('import'), import('./backscroll-files.js')]);
    this.#assertWanted(number);
    const before = requestCount();
    const reader = new FilesReader(module);
    try {
      const read = await reader.read(files, {
        options, onProgress: seldom(onProgress), assertWanted: () => this.#assertWanted(number),
      });
      if (remember && !read.info.isImported) await this.#keep(number, read);
      read.info.requests = requestCount() - before;  // of the worker: the page counts its own
      this.#keepFiles(number, reader);
      return this.#made('import', module, read);
    } catch (error) {
      if (this.#number === number || this.#number === 0) this.#giveUp(module);
      throw error;
    }
  }

  /** What it has read so far goes, and its memory if there is much. */
  #giveUp(module) {
    if (!module.isCrashed) module.reset();
    if (module.heapBytes > fineHeapBytes) this.#modules.import = null;
  }

  /** For the next time. That it could not be kept is no failure, but it is told. */
  async #keep(number, read) {
    const assertWanted = () => this.#assertWanted(number);
    const sentence = await import('./backscroll-files.js')
      .then(({ keepOnShelf }) => keepOnShelf(read, assertWanted), () => sentences.shelfClosed);
    assertWanted();
    if (sentence !== null) read.info.notKept = sentence;
  }

  #keepFiles(number, reader) {
    const [oldest] = this.#files.keys();
    if (this.#files.size === 2) this.#files.delete(oldest);
    this.#files.set(number, reader);
  }

  /** A picture or film of the files of that number. @returns {Promise<Blob | null>} */
  async medium(number, path) {
    return await this.#files.get(number)?.medium(path) ?? null;
  }

  /** Makes an archive up. */
  async sample(number, wanted) {
    this.#expect(number);
    const module = await this.#started('import');
    this.#assertWanted(number);
    return this.#made('import', module, module.sample(wanted));
  }

  #expect(number) {
    this.#number = number;
    this.#modules.fast = null;  // whatever a large file has made of it
    const reading = this.#reading;
    this.#reading = null;
    reading?.reset();
  }

  #assertWanted(number) {
    if (this.#number !== number) throw abandoned();
  }

  /** Downloads and compiles what most archives need, while the archive itself is under way. */
  async prepare() {
    await this.#started('core');
  }

  // What a large archive took goes with the module: WebAssembly gives no memory back.
  #made(name, module, result) {
    if (module.heapBytes > fineHeapBytes) this.#modules[name] = null;
    return result;
  }

  /** Started by the first request. A module that crashed is replaced, and so is one that never came. */
  #started(name) {
    this.#modules[name] ??= CoreModule.create(name);
    return this.#modules[name].then((module) => {
      if (!module.isCrashed) return module;
      this.#modules[name] = CoreModule.create(name);
      return this.#modules[name];
    }, (error) => {
      this.#modules[name] = null;
      throw error;
    });
  }
}
