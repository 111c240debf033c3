// core-reader: reads archives and answers for the last one, with as little code as it takes: the core reads,
// and the import module is fetched for what only it can do. For the worker, or for a page without one.
import { CoreModule } from './core-module.js';
import { abandoned } from '../base/errors.js';

const fineHeapBytes = 64 * 1024 * 1024;

export class CoreReader {
  #modules = { core: null, import: null };  // promises
  #keeper = null;    // which one has the archive: {name, module}
  #number = 0;       // of the archive that was asked for last
  #underWay = null;  // a promise while it comes
  #arrived = () => {};
  #reading = null;   // the module that takes the pieces of its file

  /**
   * A file comes, whatever becomes of the last archive: take() each piece of it, then finish() or abandon().
   * @param {number} number another one for each file and sample
   */
  async begin(number) {
    this.#expect(number);
    const core = await this.#roomy('core');
    this.#assertWanted(number);
    this.#kept('core', core, () => core.begin());
    this.#reading = core;
  }

  /** @param {Uint8Array} piece */
  take(number, piece) {
    this.#assertWanted(number);
    this.#reading.take(piece);
  }

  /** @returns {{archive: Uint8Array<ArrayBuffer>, info: object}} */
  finish(number) {
    this.#assertWanted(number);
    try {
      return this.#reading.finish();
    } finally {
      this.#end();
    }
  }

  /** No more of it will come. */
  abandon(number) {
    if (this.#number !== number) return;
    try {
      this.#reading?.reset();
    } finally {
      this.#end();
    }
  }

  /** Makes an archive up. */
  async sample(number, wanted) {
    this.#expect(number);
    try {
      const module = await this.#roomy('import');
      this.#assertWanted(number);
      return this.#kept('import', module, () => module.sample(wanted));
    } finally {
      if (this.#number === number) this.#end();
    }
  }

  /** Of the archive that was read last; waits for one that is under way. */
  async query(query) {
    const module = await this.#started('import');
    while (this.#underWay !== null) await this.#underWay;
    if (this.#keeper?.name === 'core') {
      const core = this.#keeper.module;
      this.#kept('import', module, () => module.open(core.block()));
    }
    return (this.#keeper?.module ?? module).query(query);
  }

  #expect(number) {
    this.#end();
    this.#number = number;
    this.#underWay = new Promise((resolve) => { this.#arrived = resolve; });
  }

  #end() {
    this.#reading = this.#underWay = null;
    this.#arrived();
  }

  #assertWanted(number) {
    if (this.#number !== number) throw abandoned('Another archive was asked for');
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
