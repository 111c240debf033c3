// context-keeper: one widget's WebGL context through its loss, its return, and the pool's wish to have it.
const mostContexts = 12;

/**
 * Widgets with a live context, least recently used first.
 * @type {Set<{isVisible: boolean, park: () => void}>}
 */
const holders = new Set();

/** Makes room for the holder's context, at the cost of the least recently used one: out of view first. */
export function claimContext(holder) {
  holders.delete(holder);
  while (holders.size >= mostContexts) {
    const [oldest] = holders;
    const victim = [...holders].find((other) => !other.isVisible) ?? oldest;
    holders.delete(victim);
    victim.park();
  }
  holders.add(holder);
}

export function releaseContext(holder) {
  holders.delete(holder);
}

const pausesMillis = [300, 1500];  // what a graphics process may take to start anew

/** Starts what makes a context; once more where the browser takes the context away in that very moment. */
export async function startedWithContext(start, onLost, signal) {
  for (const pauseMillis of pausesMillis) {
    try {
      return await start();
    } catch (error) {
      if (error.code !== 'graphics_lost') throw error;
      onLost();
      await new Promise((resolve) => { setTimeout(resolve, pauseMillis); });
      signal.throwIfAborted();
    }
  }
  return start();
}

export class ContextKeeper {
  #widget;
  #owner;
  #isParked = false;   // the pool has taken the context away
  #isOwnLoss = false;  // ... and the browser may still be about to say so
  #isLost = false;
  #released = new AbortController();

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('./widget-module.js').WidgetModule} widget
   * @param {{isVisible: () => boolean, onPark: () => void, onLost: (isParked: boolean) => void,
   *   onRestored: () => void}} owner onPark is the last moment to take a picture of the canvas
   * @param {AbortSignal} signal
   */
  constructor(canvas, widget, owner, signal) {
    this.#widget = widget;
    this.#owner = owner;
    const on = (type, handler) => canvas.addEventListener(type, handler, { signal: this.#released.signal });
    on('webglcontextlost', (event) => this.#lost(event));
    on('webglcontextrestored', () => this.#restored());
    on('pointerenter', () => this.claim());
    on('focus', () => this.claim());
    signal.addEventListener('abort', () => this.release());
  }

  /** For the pool: whether taking the context away would be seen. */
  get isVisible() {
    return this.#owner.isVisible();
  }

  /** Whether the browser has taken the context and not given it back yet. */
  get isTaken() {
    return this.#isLost && !this.#isOwnLoss;
  }

  /** Before the context is made, and whenever somebody looks at the widget or uses it. */
  claim() {
    claimContext(this);
    if (!this.#isParked) return;
    this.#isParked = false;
    if (this.#isLost) this.#widget.restoreContext();
  }

  /** Nothing can be drawn now. */
  get isLost() {
    return this.#isLost;
  }

  /** For good: what happens to the context is of no interest any more. */
  release() {
    this.#released.abort();
    releaseContext(this);
  }

  /** For the pool: gives the context back. */
  park() {
    if (this.#isParked || this.#isLost || !this.#widget.canLoseContext) return;
    this.#owner.onPark();
    this.#isOwnLoss = this.#isParked = true;
    this.#widget.loseContext();
  }

  #lost(event) {
    event.preventDefault();  // else the browser never restores it
    this.#isLost = true;
    this.#widget.contextLost();
    this.#owner.onLost(this.#isOwnLoss);
    // Claimed again before it had gone: it comes back only after this event.
    if (this.#isOwnLoss && !this.#isParked) setTimeout(() => this.#widget.restoreContext());
  }

  #restored() {
    this.#isLost = this.#isOwnLoss = false;
    this.#widget.contextRestored();
    this.#owner.onRestored();
  }
}
