// core-reader: reads archives and answers for the last one, with as little code as it takes: the core reads,
// and the import module is fetched for what only it can do. For the worker, or for a page without one.
import { CoreModule } from './core-module.js';

const fineHeapBytes = 64 * 1024 * 1024;

export class CoreReader {
  #modules = { core: null, import: null };  // promises
  #keeper = null;  // which one has the archive: {name, module}
  #file = 0;         // the number of the one that is read, or was last
  #reading = null;  // the module that takes its pieces
  #whenRead = Promise.resolve();
  #read = () => {};

  /** A file comes, whatever becomes of the last one: take() each piece of it, then finish() or abandon(). */
  async begin(file) {
    this.#file = file;
    this.#end();
    this.#whenRead = new Promise((resolve) => { this.#read = resolve; });
    const core = await this.#roomy('core');
    if (this.#file !== file) return;
    this.#kept('core', core, () => core.begin());
    this.#reading = core;
  }

  /** @param {Uint8Array} piece */
  take(file, piece) {
    if (this.#file === file) this.#reading?.take(piece);
  }

  /** @returns {{archive: Uint8Array<ArrayBuffer>, info: object}} */
  finish() {
    try {
      return this.#reading.finish();
    } finally {
      this.#end();
    }
  }

  /** No more of it will come. */
  abandon(file) {
    if (this.#file !== file || this.#reading === null) return;
    try {
      this.#reading.reset();
    } finally {
      this.#end();
    }
  }

  #end() {
    this.#reading = null;
    this.#read();
  }

  /** Makes an archive up. */
  async sample(wanted) {
    const module = await this.#roomy('import');
    return this.#kept('import', module, () => module.sample(wanted));
  }

  /** Of the archive that was read last; waits for one that is under way. */
  async query(query) {
    const module = await this.#started('import');
    while (this.#reading !== null) await this.#whenRead;
    if (this.#keeper?.name === 'core') {
      const core = this.#keeper.module;
      this.#kept('import', module, () => module.open(core.block()));
    }
    return (this.#keeper?.module ?? module).query(query);
  }

  /** Downloads and compiles what every archive needs, while the archive itself is under way. */
  async start() {
    await this.#started('core');
  }

  // The other one's memory goes with it: WebAssembly gives nothing back.
  #kept(name, module, work) {
    const result = work();
    this.#keeper = { name, module };
    this.#modules[name] = Promise.resolve(module);  // another request may have let go of it meanwhile
    this.#modules[name === 'core' ? 'import' : 'core'] = null;
    return result;
  }

  /** One whose memory no large archive has blown up. */
  async #roomy(name) {
    const module = await this.#started(name);
    if (module.heapBytes > fineHeapBytes) this.#modules[name] = null;
    return this.#started(name);
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
