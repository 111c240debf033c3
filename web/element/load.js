// load: one archive that is on its way to the screen, until it is there or given up.
import { BackscrollError, sentences } from '../base/errors.js';

/** After these nothing of what is under way will come. */
const endings = new Set(['stalled', 'cancelled', 'stopped']);
/** After these the worker answers nothing more. */
const deaths = new Set(['stalled', 'stopped']);
const mostAnswerMillis = 30;
const mostWorkerMillis = 400;

export class Load extends AbortController {
  /** What was on screen before stays there until this one is read. */
  isKept;
  #isLate = false;
  #isOpened = false;
  #endHeadStart;
  #headStart = new Promise((resolve) => { this.#endHeadStart = resolve; });

  /** @param {{signal?: AbortSignal}} options @param {boolean} isKept */
  constructor({ signal }, isKept) {
    super();
    this.isKept = isKept;
    signal?.addEventListener('abort', () => this.cancel(), { signal: this.signal });
    if (signal?.aborted) this.cancel();
  }

  /**
   * To start the drawing keeps the page busy for a while, and what is not in the worker by then comes later.
   * @returns {Promise<void>} now it may start, whatever has become of the archive
   */
  headStart() {
    setTimeout(() => this.#isOpened || this.#endHeadStart(), mostAnswerMillis);
    return this.#headStart;
  }

  /** There is an answer, of that size. */
  opened(isLarge) {
    this.#isOpened = true;
    setTimeout(this.#endHeadStart, isLarge ? mostWorkerMillis : 0);
  }

  /** The worker has begun. */
  begun() { this.#endHeadStart(); }

  /** Because the reader says so. */
  cancel() {
    if (this.#isLate) return;
    this.abort(new BackscrollError('cancelled', sentences.cancelled));
  }

  /** What was on screen makes way: to give up now would leave neither. */
  replaceKept() {
    this.signal.throwIfAborted();
    this.#isLate = this.isKept;
    this.isKept = false;
  }

  /** Whether the worker is of no use after a failure. What is on screen needs it for its pictures. */
  endsWorker({ code }) {
    return (this.isKept ? deaths : endings).has(code);
  }
}
