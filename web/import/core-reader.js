// core-reader: reads archives and answers for the last one, with as little code as it takes: the core reads,
// and the import module is fetched for what only it can do. For the worker, or for a page without one.
import { CoreModule } from './core-module.js';

export class CoreReader {
  #modules = { core: null, import: null };  // promises
  #keeper = 'core';  // which one has the archive

  /**
   * @param {Uint8Array} bytes of a file
   * @returns {Promise<{archive: Uint8Array<ArrayBuffer>, info: object}>}
   */
  async open(bytes) {
    const core = await this.#started('core');
    return this.#kept('core', core, () => core.import(bytes));
  }

  /** Makes an archive up. */
  async sample(wanted) {
    const module = await this.#started('import');
    return this.#kept('import', module, () => module.sample(wanted));
  }

  async query(query) {
    if (this.#keeper === 'core') {
      const [core, module] = await Promise.all([this.#started('core'), this.#started('import')]);
      if (this.#keeper === 'core') this.#kept('import', module, () => module.open(core.block()));
    }
    return (await this.#started('import')).query(query);
  }

  /** Downloads and compiles what every archive needs, while the archive itself is under way. */
  async start() {
    await this.#started('core');
  }

  // The other one's memory goes with it: WebAssembly gives nothing back.
  #kept(name, module, work) {
    const result = work();
    this.#keeper = name;
    this.#modules[name] = Promise.resolve(module);  // another request may have let go of it meanwhile
    this.#modules[name === 'core' ? 'import' : 'core'] = null;
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
