// patience: keeps an eye on a wait. Says when it has become long, when nothing was heard for a while, and
// when there is nothing to wait for any more. Knows not what is waited for.

const longMillis = 3000;
const quietMillis = 10_000;
const lastMillis = 60_000;

export class Patience {
  #listeners;
  #timers = [];
  #longTimer = 0;
  #isOver = false;

  /** @param {{onLong: () => void, onQuiet: () => void, onEnd: () => void}} listeners each is called once */
  constructor(listeners) {
    this.#listeners = listeners;
  }

  /** The wait begins. */
  begin() {
    this.#longTimer = setTimeout(this.#listeners.onLong, longMillis);
    this.heard();
  }

  /** Something arrived, and the next thing may take that much longer than usual. */
  heard(moreMillis = 0) {
    if (this.#isOver) return;
    this.#clear();
    this.#timers = [
      setTimeout(this.#listeners.onQuiet, quietMillis + moreMillis),
      setTimeout(this.#listeners.onEnd, lastMillis + moreMillis),
    ];
  }

  end() {
    this.#isOver = true;
    clearTimeout(this.#longTimer);
    this.#clear();
  }

  #clear() {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

/** The outcome of the work, or the signal's reason where that comes first. */
export function unlessAborted(work, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
