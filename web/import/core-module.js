// core-module: the one place that touches the core and its WebAssembly heap, in a worker or in Node. It reads
// files and keeps none: the block of an archive comes out while it is made. The import module is a core that
// can do more: samples, and export and queries for an archive that is given back to it.
// A crash is remembered: from then on every call throws it, and only a new instance helps.
import { BlockParts, takenPieces } from '../base/block-parts.js';
import { BackscrollError, sentences } from '../base/errors.js';

const pieceBytes = 256 * 1024;
const replyWords = { ok: 0, data: 2, sizeBytes: 3 };  // BsCoreReply, in units of four bytes
const stoppedSentence = 'Backscroll stopped while it read the archive; the file itself is untouched';
// A module that stops with this much memory in use has most likely run out of it.
const fullHeapBytes = 256 * 1024 * 1024;

const memberUses = ['none', 'open', 'media'];  // NameUse

// The addresses are written out: bundlers of host pages look for them.
const glues = {
  core: () => import('./backscroll-core.js'),
  fast: () => import('./backscroll-core-fast.js'),  // the same, larger and faster
  import: () => import('./backscroll-import.js'),
};

/** @typedef {import('../base/block-parts.js').Block} Block */

export class CoreModule {
  #module;
  #crash = null;

  /** @param {keyof typeof glues} name */
  static async create(name) {
    try {
      const { default: createModule } = await glues[name]();
      return new CoreModule(await createModule());
    } catch (error) {
      throw new BackscrollError('module', sentences.moduleFailed, { cause: error });
    }
  }

  constructor(module) {
    this.#module = module;
  }

  /** The newest version of the archive format that is read, and the one that is written. */
  get version() {
    return this.#guarded(() => this.#module._bs_core_version());
  }

  get isCrashed() {
    return this.#crash !== null;
  }

  get heapBytes() {
    return this.#module.HEAPU8.length;
  }

  /**
   * Reads a file of any supported format that is in memory.
   * @param {Uint8Array} bytes
   * @returns {{archive: Block, info: object}} what finish() returns
   */
  import(bytes) {
    this.begin();
    for (let at = 0; at < bytes.length; at += pieceBytes) this.take(bytes.subarray(at, at + pieceBytes));
    return this.finish();
  }

  /** The same for a file that comes in pieces of any size: begin(), take() for each of them, finish(). */
  begin() {
    this.#module.block = new BlockParts();
    this.#guarded(() => this.#module._bs_core_begin());
  }

  /** @param {Uint8Array} piece */
  take(piece) {
    this.#guarded(() => {
      const pointer = this.#module._bs_core_space(piece.length) >>> 0;
      if (pointer !== 0) this.#module.HEAPU8.set(piece, pointer);  // read after the call: it may have grown
      this.#ask('_bs_core_take', [piece.length]);
    });
  }

  /** @returns {{archive: Block, info: object}} the block for the widget, what is in it and what was met */
  finish() {
    return this.#made('_bs_core_finish', []);
  }

  /** The file that is being read is given up. */
  reset() {
    this.#module.block = null;
    this.#guarded(() => this.#module._bs_core_reset());
  }

  // -- Import module only

  /**
   * Many files, one archive: addMember() for each, lookAtMember() for those that are to be opened,
   * planMembers(), then beginMember(), take() and endMember() for those that the plan names, finish().
   * @param {import('./files-reader.js').ImportOptions} options
   */
  beginMembers(options) {
    this.#module.block = new BlockParts();
    this.#call('_bs_import_members', new TextEncoder().encode(JSON.stringify(options)));
  }

  /** What may be done with a file of that name. @returns {'none' | 'open' | 'media'} */
  useOfName(path) {
    return this.#withText(path, (pointer, size) => memberUses[this.#module._bs_import_use(pointer, size)]);
  }

  /** A file is there; they are numbered as they come. @returns {'none' | 'open' | 'media'} its use */
  addMember(path, sizeBytes, isChosen) {
    return this.#withText(path, (pointer, size) => (
      memberUses[this.#module._bs_import_add(pointer, size, sizeBytes, Number(isChosen))]));
  }

  /** @param {number} member @param {Uint8Array} head its first bytes */
  lookAtMember(member, head) {
    this.#guarded(() => {
      const pointer = this.#copyIn(head);
      this.#module._bs_import_look(member, pointer, head.length);
      this.#module._free(pointer);
    });
  }

  /** @returns {{format: string, order: number[]}} the members to be read */
  planMembers() {
    return JSON.parse(textOf(this.#ask('_bs_import_plan', [])));
  }

  beginMember(member) {
    this.#ask('_bs_import_begin', [member]);
  }

  endMember() {
    this.#ask('_bs_import_end', []);
  }

  /** Entries that were read until now. */
  rowCount() {
    return this.#guarded(() => this.#module._bs_import_rows()) >>> 0;
  }

  /**
   * Makes an archive up, always the same for the same numbers.
   * @param {{posts: number, seed?: number, brief?: boolean}} wanted `brief`: short texts, to fit more posts
   * @returns {{archive: Block, info: object}}
   */
  sample({ posts, seed = 1, brief = false }) {
    this.#module.block = new BlockParts();
    return this.#made('_bs_import_sample', [posts, seed, Number(brief)]);
  }

  /** Opens an archive for the calls below, until the next one. @param {Block} archive is taken */
  open(archive) {
    this.#guarded(() => {
      const pointer = this.#module._bs_import_space(archive.sizeBytes) >>> 0;
      if (pointer === 0) throw new BackscrollError('too_large', sentences.tooLarge);
      for (const { at, bytes } of takenPieces(archive)) this.#module.HEAPU8.set(bytes, pointer + at);
      this.#ask('_bs_import_open', []);
    });
  }

  /** Forgets it. */
  close() {
    this.#guarded(() => this.#module._bs_import_close());
  }

  /** How many threads it has. */
  threadCount() {
    return this.#guarded(() => this.#module._bs_import_threads()) >>> 0;
  }

  /** It as a file in format 1. */
  export() {
    return this.#call('_bs_import_export');
  }

  /** @param {{text?, kinds?, from?, to?, sort?, limit?}} query @returns {object[]} the posts that match */
  query(query = {}) {
    return JSON.parse(textOf(this.#query(query)));
  }

  /** The same, each post as a line of JSON. Numbers that JavaScript would round are exact here. */
  queryLines(query = {}) {
    const lines = textOf(this.#query(query)).split('\n').slice(1);
    return lines.map((line) => line.replace(/[,\]]$/, ''));
  }

  #withText(text, work) {
    return this.#guarded(() => {
      const bytes = new TextEncoder().encode(text);
      const pointer = this.#copyIn(bytes);
      try {
        return work(pointer, bytes.length);
      } finally {
        this.#module._free(pointer);
      }
    });
  }

  #made(exportName, parameters) {
    try {
      const info = JSON.parse(textOf(this.#ask(exportName, parameters)));
      return { archive: this.#module.block.block, info };
    } finally {
      this.#module.block = null;
    }
  }

  #query(query) {
    return this.#call('_bs_import_query', new TextEncoder().encode(JSON.stringify(query)));
  }

  // Every call that has an answer: bytes go in and are freed, the answer is copied out at once.
  #call(exportName, bytes = null) {
    return this.#guarded(() => {
      const pointer = bytes === null ? 0 : this.#copyIn(bytes);
      try {
        return this.#ask(exportName, bytes === null ? [] : [pointer, bytes.length]);
      } finally {
        if (pointer !== 0) this.#module._free(pointer);
      }
    });
  }

  #ask(exportName, parameters) {
    return this.#guarded(() => {
      this.#module[exportName](...parameters);
      return this.#takeReply();
    });
  }

  #copyIn(bytes) {
    const pointer = this.#module._malloc(Math.max(1, bytes.length)) >>> 0;
    if (pointer === 0) throw new BackscrollError('too_large', sentences.tooLarge);
    this.#module.HEAPU8.set(bytes, pointer);  // read after the call that may have grown the heap
    return pointer;
  }

  #takeReply() {
    const { HEAPU8, HEAPU32 } = this.#module;
    const at = this.#module._bs_core_reply() >>> 2;
    const begin = HEAPU32[at + replyWords.data];
    const data = HEAPU8.slice(begin, begin + HEAPU32[at + replyWords.sizeBytes]);
    if (HEAPU32[at + replyWords.ok] === 1) return data;
    const { code, message } = JSON.parse(textOf(data));
    throw new BackscrollError(code, message);
  }

  #guarded(work) {
    if (this.#crash) throw this.#crash;
    try {
      return work();
    } catch (error) {
      if (error instanceof BackscrollError) throw error;
      // A RangeError: of the memory beside the module, where its block is.
      const isFull = this.heapBytes >= fullHeapBytes || error instanceof RangeError;
      this.#crash = isFull
        ? new BackscrollError('too_large', sentences.tooLarge, { cause: error })
        : new BackscrollError('stopped', stoppedSentence, { cause: error });
      throw this.#crash;
    }
  }
}

const textOf = (bytes) => new TextDecoder().decode(bytes);
