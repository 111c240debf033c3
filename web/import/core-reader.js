// core-reader: reads archives, one at a time, with as little code as it takes: the core reads, and the import
// module is fetched for what only it can do. Keeps none. For the worker, or for a page without one.
import { CoreModule } from './core-module.js';
import { abandoned } from '../base/errors.js';

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
  #modules = { core: null, import: null };  // promises
  #number = 0;      // of the archive that was asked for last
  #reading = null;  // the module that takes the pieces of its file
  #files = new Map();  // by number: the last two, as one may be on screen while the other one is read

  /**
   * A file comes, whatever becomes of the last archive: take() each piece of it, then finish() or abandon().
   * @param {number} number another one for each file and sample
   */
  async begin(number) {
    this.#expect(number);
    const core = await this.#started('core');
    this.#assertWanted(number);
    core.begin();
    this.#reading = core;
  }

  /** @param {Uint8Array} piece */
  take(number, piece) {
    this.#assertWanted(number);
    this.#reading.take(piece);
  }

  /** @returns {{archive: import('../base/block-parts.js').Block, info: object}} */
  finish(number) {
    this.#assertWanted(number);
    const core = this.#reading;
    this.#reading = null;
    return this.#made('core', core, core.finish());
  }

  /** No more of it will come. */
  abandon(number) {
    if (this.#number === number) this.#expect(0);
  }

  /**
   * Reads an archive of any format out of files.
   * @param {import('./containers.js').Input[]} files
   * @param {import('./files-reader.js').ImportOptions} options
   * @param {(progress: import('./files-reader.js').ImportProgress) => void} onProgress a few times a second
   */
  async files(number, files, options, onProgress) {
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
      read.info.requests = requestCount() - before;  // of the worker: the page counts its own
      this.#keep(number, reader);
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

  #keep(number, reader) {
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
    const reading = this.#reading;
    this.#reading = null;
    reading?.reset();
  }

  #assertWanted(number) {
    if (this.#number !== number) throw abandoned();
  }

  /** Downloads and compiles what every archive needs, while the archive itself is under way. */
  async start() {
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
