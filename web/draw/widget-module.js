// widget-module: the one place that touches the widget's WebAssembly instance and its heap. One instance per
// widget. A crash is remembered: it is reported once, and from then on every call does nothing.
import { abandoned, BackscrollError, ended, sentences } from '../base/errors.js';
import { eventsOf } from './events.js';
import { copyOf, takenPieces } from '../base/block-parts.js';
import { nextTask, sliceMillis } from '../base/tasks.js';
import { startedModule } from './widget-code.js';
import { words } from '../base/words.js';

const betweenMillis = 4;  // at a time, of what goes on between frames
const fineHeapBytes = 64 * 1024 * 1024;
const replyWords = { ok: 0, data: 2, sizeBytes: 3 };  // BsReply, in units of four bytes
const pointerDoes = { move: 0, press: 1, release: 2, leave: 3 };  // BsPointer
const metricsBytes = {  // BsMetrics
  posts: 0, frames: 4, lastFrameMillis: 8, lastLayoutMillis: 16, textTextureBytes: 24, textLateFrames: 28,
};

/** The metrics of a widget that is not there. */
export const noMetrics = Object.freeze({
  posts: 0, skipped: 0, frames: 0, lastFrameMillis: 0, lastLayoutMillis: 0, heapBytes: 0, textTextureBytes: 0,
  textLateFrames: 0, idle: true,
});

export class WidgetModule {
  #module;
  #canvas;
  #onCrash;
  #loseContext = null;
  #crash = null;
  #isWorking = false;
  #loading = null;  // the signal of the load that the memory belongs to
  #begun = null;    // a block that comes, and its place
  #taken = null;    // one that is there and is right
  #shown = {};      // another one with each archive
  #answered = Promise.resolve();  // when nothing is searched

  /** @param {HTMLCanvasElement} canvas @param {(error: Error) => void} onCrash called once */
  static async create(canvas, onCrash) {
    return new WidgetModule(await startedModule(canvas), canvas, onCrash);
  }

  constructor(module, canvas, onCrash) {
    this.#module = module;
    this.#canvas = canvas;
    this.#onCrash = onCrash;
  }

  /** Opens the window on the canvas. @param {{width: number, height: number, pixelRatio: number}} size */
  start({ width, height, pixelRatio }) {
    if (!this.#call('start', width, height, pixelRatio)) throw this.#crash ?? this.#contextError();
    this.#loseContext = this.#canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
  }

  #contextError() {
    const isLost = this.#canvas.getContext('webgl2')?.isContextLost();
    return isLost ? new BackscrollError('graphics_lost', words.lostSentence) : this.#replyError('no_webgl');
  }

  /** @param {Error} reason for whoever still waits for an answer */
  destroy(reason = ended()) {
    this.#call('destroy');
    for (const bitmap of this.#module.pictureBitmaps.values()) bitmap.close();
    this.#loseContext?.loseContext();  // gives the browser's slot back at once, not at the next collection
    this.#module = null;
    this.#crash ??= reason;
  }

  /**
   * WebAssembly gives no memory back: what a large archive took goes only with the module itself. An archive
   * takes about twice its block while it is on screen.
   */
  isTooLargeFor(block) {
    const isHere = block === this.#begun?.block || block === this.#taken;
    return !isHere && this.#module.HEAPU8.length > fineHeapBytes + 4 * block.sizeBytes;
  }

  /**
   * Takes what is there of a block while the rest is on its way, until load() is told that it is whole. What
   * was shown before is gone at once.
   * @param {import('../base/block-parts.js').ComingBlock} block @param {AbortSignal} signal of that load
   */
  begin(block, signal) {
    if (signal.aborted || this.isTooLargeFor(block)) return;
    const pointer = this.#placeFor(block, signal, false);
    if (pointer === 0) return;  // load() says so, if the file is whole
    this.#begun = { block, pointer };
    // Whatever goes wrong, load() is told.
    block.onPieces = () => this.#copyInPieces(block, pointer, signal, true).catch(() => {});
    block.onPieces();
    signal.addEventListener('abort', () => {
      if (this.#begun?.block === block) this.#giveBack();
    });
  }

  /** @returns {number} 0: there is not enough memory */
  #placeFor(block, signal, isKept) {
    this.#loading = signal;
    if (!isKept) this.#shown = {};
    return this.#call('load_begin', block.sizeBytes, Number(isKept)) >>> 0;
  }

  #giveBack() {
    this.#begun = this.#taken = null;
    this.#call('load_begin', 0, 1);
  }

  /**
   * Takes an archive made by the core module and checks it, in many short tasks.
   * @param {import('../base/block-parts.js').Block} block is taken, unless its place is in another widget
   * @param {AbortSignal} signal @param {boolean} isKept what is shown stays until load(); else it is gone
   */
  async take(block, signal, isKept) {
    const begun = this.#begun?.block === block ? this.#begun.pointer : 0;
    const source = this.isTooLargeFor(block) ? copyOf(block) : block;
    this.#begun = this.#taken = null;
    const pointer = begun || this.#placeFor(block, signal, isKept);
    if (pointer === 0) throw this.#crash ?? new BackscrollError('too_large', sentences.tooLarge);
    await this.#unlessGivenUp(signal, async () => {
      await this.#copyInPieces(source, pointer, signal);
      const reason = await this.#callInSlices('load_check', signal, block.sizeBytes);
      if (reason !== '') throw new BackscrollError('damaged', reason);
    });
    if (source === block) this.#taken = block;
    else this.#giveBack();
  }

  /** Shows one, in many short tasks. @param {import('../base/block-parts.js').Block} block is taken */
  async load(block, signal) {
    if (this.#taken !== block) await this.take(block, signal, false);
    this.#taken = null;
    this.#shown = {};
    await this.#unlessGivenUp(signal, () => this.#callInSlices('load_continue', signal, block.sizeBytes));
  }

  async #unlessGivenUp(signal, work) {
    try {
      await work();
    } catch (error) {
      if (this.#loading === signal) this.#giveBack();
      throw error;
    }
  }

  /** @returns {Promise<string>} why it did not work; empty: it did */
  async #callInSlices(name, signal, ...parameters) {
    while (this.#call(name, sliceMillis, ...parameters) === 0) {
      if (this.#crash) throw this.#crash;
      await this.#pause(signal);
    }
    return this.#reply().isOk ? '' : this.#replyText();  // at once: the next call overwrites it
  }

  /**
   * Searches the archive that is shown, in many short tasks. Another load ends it.
   * @param {object} query @returns {Promise<object[]>} the posts that match
   */
  query(query) {
    const json = JSON.stringify(query);
    const shown = this.#shown;
    const answer = this.#answered.then(() => this.#search(json, shown));
    this.#answered = answer.catch(() => {});
    return answer;
  }

  async #search(json, shown) {
    const assertWanted = () => {
      if (this.#crash) throw this.#crash;
      if (this.#shown !== shown) throw abandoned();
    };
    assertWanted();
    this.#callWithText('query', json);
    while (this.#call('query_continue', sliceMillis) === 0) {
      await nextTask();
      assertWanted();
    }
    assertWanted();
    if (!this.#reply().isOk) throw this.#replyError('bad_query');
    return JSON.parse(this.#replyText());
  }

  /** @param {boolean} isComing in this order: then it is looked at meanwhile */
  async #copyInPieces(block, pointer, signal, isComing = false) {
    signal.throwIfAborted();
    let copiedMillis = performance.now();
    for (const { at, bytes } of takenPieces(block)) {
      const arrivedBytes = at + bytes.length;
      this.#module.HEAPU8.set(bytes, pointer + at);
      if (isComing && block.pieces.length === 0) this.#lookAt(arrivedBytes, block.sizeBytes);
      if (performance.now() - copiedMillis < sliceMillis) continue;
      await this.#pause(signal);
      copiedMillis = performance.now();
    }
  }

  /** Whether it is right, and then into it, as far as it has come. What is left to do is for load(). */
  #lookAt(arrivedBytes, sizeBytes) {
    if (arrivedBytes === sizeBytes) return;  // whether its file is whole, too, is not known yet
    if (this.#call('load_check', sliceMillis, arrivedBytes) === 0 || !this.#reply().isOk) return;
    this.#call('load_continue', sliceMillis, arrivedBytes);
  }

  async #pause(signal) {
    await nextTask();
    signal.throwIfAborted();
    if (this.#crash) throw this.#crash;
  }

  /** Milliseconds until the next wanted frame; 0: at once, negative: never. */
  frame(nowMillis) {
    const waitMillis = this.#call('frame', nowMillis);
    if (waitMillis === 0) this.#workBetween();
    return this.#crash ? -1 : waitMillis;
  }

  /** What takes longer than a frame goes on between them. */
  async #workBetween() {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (this.#call('work', betweenMillis) === 0 && !this.#crash) await nextTask();
    this.#isWorking = false;
  }

  resize({ width, height, pixelRatio }) { this.#call('resize', width, height, pixelRatio); }
  /** @param {string} zone see time-zone.js */
  clock(nowMillis, zone) { this.#callWithText('clock', zone, nowMillis); }
  /** @param {number} kind in the order of palettes.js @param {string} colors "accent 7a1fa2ff", one a line */
  theme(kind, isMotionReduced, colors) {
    this.#callWithText('theme', colors, kind, Number(isMotionReduced));
  }

  font(family) { this.#callWithText('font', family); }
  /** @param {string} tags well formed, in the order of preference: "en-IE,en" */
  language(tags, isRtl) { this.#callWithText('language', tags, Number(isRtl)); }

  /** @param {string} lines name, tab, text */
  words(lines) { this.#callWithText('words', lines); }

  contextLost() { this.#call('context_lost'); }
  contextRestored() { this.#call('context_restored'); }

  /** @returns {boolean} whether the widget used it, so that the page must not scroll */
  wheel({ x, y }, deltaX, deltaY, isZoom) {
    return this.#call('wheel', x, y, deltaX, deltaY, Number(isZoom)) === 1;
  }

  region({ x, y }) { return this.#call('region', x, y); }
  canPan({ x, y }, deltaX, deltaY) { return this.#call('can_pan', x, y, deltaX, deltaY) === 1; }
  pan({ x, y }, deltaX, deltaY) { this.#call('pan', x, y, deltaX, deltaY); }
  fling({ x, y }, velocityX, velocityY) { this.#call('fling', x, y, velocityX, velocityY); }
  pinch({ x, y }, factor) { this.#call('pinch', x, y, factor); }
  /** The main button goes down. @param {PointerEvent | MouseEvent} event */
  press({ x, y }, { shiftKey, timeStamp }) {
    this.#call('pointer', pointerDoes.press, x, y, timeStamp, Number(shiftKey));
  }

  move({ x, y }) { this.#call('pointer', pointerDoes.move, x, y, 0, 0); }
  release({ x, y }) { this.#call('pointer', pointerDoes.release, x, y, 0, 0); }
  /** The pointer is nowhere on the canvas; a press that is going on ends there. */
  leave() { this.#call('pointer', pointerDoes.leave, 0, 0, 0, 0); }
  /** @param {number} key see keys.js */
  key(key, isRepeat) { this.#call('key', key, Number(isRepeat)); }

  /** A picture that a "picture" event asked for. The bitmap is given away. @param {ImageBitmap} bitmap */
  pictureReady(ticket, bitmap, natural) {
    if (this.#crash) {
      bitmap.close();
      return;
    }
    this.#module.pictureBitmaps.set(ticket, bitmap);
    this.#call('picture', ticket, bitmap.width, bitmap.height, natural.width, natural.height);
  }

  /** @param {number} trouble see picture-file.js */
  pictureFailed(ticket, trouble) { this.#call('picture_failed', ticket, trouble); }
  /** Pictures that were refused may be asked for again. */
  retryPictures() { this.#call('retry_pictures'); }

  /** "zoom-in", "select p01" and so on. @returns {boolean} whether the widget knew what to do */
  command(text) {
    return this.#callWithText('command', text) === 1;
  }

  /** The view as a short text. */
  get stateText() {
    this.#call('state');
    return this.#replyText();
  }

  set stateText(text) {
    this.#callWithText('set_state', text);
  }

  /** What the reader did since the last call: lists of fields, the first one names the event. */
  takeEvents() {
    this.#call('take_events');
    return this.#crash ? [] : eventsOf(this.#reply().bytes);
  }

  metrics() {
    const pointer = this.#call('metrics');
    if (pointer === 0) return noMetrics;
    const { HEAPU8, HEAPU32, HEAPF64 } = this.#module;
    return {
      posts: HEAPU32[(pointer + metricsBytes.posts) >>> 2],
      frames: HEAPU32[(pointer + metricsBytes.frames) >>> 2],
      lastFrameMillis: HEAPF64[(pointer + metricsBytes.lastFrameMillis) >>> 3],
      lastLayoutMillis: HEAPF64[(pointer + metricsBytes.lastLayoutMillis) >>> 3],
      heapBytes: HEAPU8.length,
      textTextureBytes: HEAPU32[(pointer + metricsBytes.textTextureBytes) >>> 2],
      textLateFrames: HEAPU32[(pointer + metricsBytes.textLateFrames) >>> 2],
    };
  }

  get canLoseContext() {
    return this.#loseContext !== null;
  }

  /** Gives the context back on purpose, until it is restored. */
  loseContext() {
    this.#loseContext?.loseContext();
  }

  restoreContext() {
    this.#loseContext?.restoreContext();
  }

  #call(name, ...parameters) {
    if (this.#crash) return 0;
    try {
      return this.#module[`_bs_widget_${name}`](...parameters);
    } catch (error) {
      this.#crash = new BackscrollError('stopped', words.stoppedSentence, { cause: error });
      this.#onCrash(this.#crash);
      return 0;
    }
  }

  /** The text goes last, as pointer and length. */
  #callWithText(name, text, ...parameters) {
    if (this.#crash) return 0;
    const bytes = new TextEncoder().encode(text);
    const pointer = this.#copyIn(bytes);
    try {
      return this.#call(name, ...parameters, pointer, bytes.length);
    } finally {
      if (!this.#crash) this.#module._free(pointer);
    }
  }

  #copyIn(bytes) {
    if (this.#crash) throw this.#crash;
    const pointer = this.#module._malloc(Math.max(1, bytes.length)) >>> 0;
    if (pointer === 0) throw new BackscrollError('too_large', sentences.tooLarge);
    this.#module.HEAPU8.set(bytes, pointer);  // read after the call that may have grown the heap
    return pointer;
  }

  #reply() {
    const at = this.#call('reply') >>> 2;
    const { HEAPU8, HEAPU32 } = this.#module;
    const start = HEAPU32[at + replyWords.data];
    const bytes = HEAPU8.subarray(start, start + HEAPU32[at + replyWords.sizeBytes]);
    const isOk = HEAPU32[at + replyWords.ok] === 1;
    return { isOk, bytes };
  }

  #replyText() {
    return this.#crash ? '' : new TextDecoder().decode(this.#reply().bytes);
  }

  #replyError(code) {
    return new BackscrollError(code, this.#replyText());
  }
}
