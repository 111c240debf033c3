// load: one archive that is on its way to the screen, until it is there or given up.
import { BackscrollError, sentences } from '../base/errors.js';

/** After these nothing of what is under way will come. */
const endings = new Set(['stalled', 'cancelled', 'stopped']);
/** After these the worker answers nothing more. */
const deaths = new Set(['stalled', 'stopped']);

export class Load extends AbortController {
  /** What was on screen before stays there until this one is read. */
  isKept;
  #isLate = false;

  /** @param {{signal?: AbortSignal}} options @param {boolean} isKept */
  constructor({ signal }, isKept) {
    super();
    this.isKept = isKept;
    signal?.addEventListener('abort', () => this.cancel(), { signal: this.signal });
    if (signal?.aborted) this.cancel();
  }

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
