// surface: how large the canvas is, in which pixel ratio, and whether anybody can see it. Reports changes,
// draws nothing.

const nearMargin = '200px';   // a widget about to be scrolled into view starts early
const mostTrimmedPx = 4;      // enough for ratios of 1.25, 1.5 and 1.75

/**
 * Whole CSS pixels, and whole device pixels too where up to three pixels less achieve that: else the browser
 * would stretch the picture by a fraction of a pixel and blur every line of text.
 */
export function fittedLength(lengthPx, pixelRatio) {
  const whole = Math.floor(lengthPx);
  for (let length = whole; length > 0 && length > whole - mostTrimmedPx; length--) {
    const devicePx = length * pixelRatio;
    if (Math.abs(devicePx - Math.round(devicePx)) < 1e-3) return length;
  }
  return whole;
}

export class Surface {
  #box;
  #listeners;
  #signal;
  #lengths = { width: 0, height: 0 };
  #isNear = false;

  /**
   * @param {Element} box the element that the canvas fills
   * @param {{onSize: () => void, onVisibility: () => void}} listeners
   * @param {AbortSignal} signal ends all watching
   */
  constructor(box, listeners, signal) {
    this.#box = box;
    this.#listeners = listeners;
    this.#signal = signal;
    this.#watchSize();
    this.#watchVisibility();
    this.#watchPixelRatio();
  }

  /**
   * Looks at once, without waiting for the observers: these speak only after the page's first frame is drawn,
   * which is late for an element that is in view from the start.
   */
  measure() {
    const { width, height, top, left, bottom, right } = this.#box.getBoundingClientRect();
    this.#lengths = { width, height };
    const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    this.#isNear = width > 0 && height > 0 && isInView;
    this.#listeners.onVisibility();
  }

  /** CSS pixels, and device pixels per CSS pixel. */
  get size() {
    const pixelRatio = devicePixelRatio;
    const { width, height } = this.#lengths;
    return { width: fittedLength(width, pixelRatio), height: fittedLength(height, pixelRatio), pixelRatio };
  }

  get isSized() {
    return this.size.width > 0 && this.size.height > 0;
  }

  /** In view or about to come into view, in a page that is shown, with room to draw in. */
  get isVisible() {
    return this.#isNear && this.isSized && !document.hidden;
  }

  #watchSize() {
    const observer = new ResizeObserver((entries) => {
      const { width, height } = entries.at(-1).contentRect;
      this.#lengths = { width, height };
      this.#listeners.onVisibility();  // first, so that what is shown again is drawn in its new size at once
      this.#listeners.onSize();
    });
    observer.observe(this.#box);
    this.#signal.addEventListener('abort', () => observer.disconnect());
  }

  #watchVisibility() {
    const observer = new IntersectionObserver((entries) => {
      this.#isNear = entries.at(-1).isIntersecting;
      this.#listeners.onVisibility();
    }, { rootMargin: nearMargin });
    observer.observe(this.#box);
    this.#signal.addEventListener('abort', () => observer.disconnect());
    const changed = () => this.#listeners.onVisibility();
    document.addEventListener('visibilitychange', changed, { signal: this.#signal });
  }

  // A media query tells of leaving one ratio only, so each change sets up the watch for the next one.
  #watchPixelRatio() {
    if (this.#signal.aborted) return;
    const changed = () => {
      this.#listeners.onSize();
      this.#watchPixelRatio();
    };
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
      .addEventListener('change', changed, { once: true, signal: this.#signal });
  }
}
