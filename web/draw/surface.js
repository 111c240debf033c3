// surface: how large the canvas is, in which pixel ratio, and whether anybody can see it. Reports changes,
// draws nothing.

const nearMargin = '200px';   // a widget about to be scrolled into view starts early
const mostTrimmedPx = 4;      // enough for ratios of 1.25, 1.5 and 1.75
const mostDevicePx = 8192;    // a side of a drawing on any device

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
  #view;
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
    this.#view = box.ownerDocument.defaultView;
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
    const { top, left, bottom, right } = this.#box.getBoundingClientRect();
    const style = this.#view.getComputedStyle(this.#box);  // as if nothing scaled it
    this.#lengths = { width: parseFloat(style.width) || 0, height: parseFloat(style.height) || 0 };
    const { width, height } = this.#lengths;
    const isInView = bottom > 0 && right > 0 && top < this.#view.innerHeight && left < this.#view.innerWidth;
    this.#isNear = width > 0 && height > 0 && isInView;
    this.#listeners.onVisibility();
  }

  /** CSS pixels, and device pixels per CSS pixel. Of a box too tall to be drawn, as much as can be seen. */
  get size() {
    const pixelRatio = this.#view.devicePixelRatio;
    const most = mostDevicePx / pixelRatio;
    const width = Math.min(this.#lengths.width, most);
    const height = this.isTall ? Math.min(this.#view.innerHeight, most) : this.#lengths.height;
    return { width: fittedLength(width, pixelRatio), height: fittedLength(height, pixelRatio), pixelRatio };
  }

  get isTall() {
    return this.#lengths.height * this.#view.devicePixelRatio > mostDevicePx;
  }

  /** How far the drawing has to be moved to begin on whole device pixels: else the browser blurs it. */
  get offset() {
    const { left, top, width } = this.#box.getBoundingClientRect();
    const { devicePixelRatio: ratio } = this.#view;
    const isScaled = Math.abs(width - this.#lengths.width) > 1;
    const missing = (px) => (isScaled ? 0 : Math.round(px * ratio) / ratio - px);
    return { x: missing(left), y: missing(top) };
  }

  get isSized() {
    return this.size.width > 0 && this.size.height > 0;
  }

  /** In view or about to come into view, in a page that is shown, with room to draw in. */
  get isVisible() {
    return this.#isNear && this.isSized && !this.#box.ownerDocument.hidden;
  }

  #watchSize() {
    const observer = new this.#view.ResizeObserver((entries) => {
      const { width, height } = entries.at(-1).contentRect;
      this.#lengths = { width, height };
      this.#listeners.onVisibility();  // first, so that what is shown again is drawn in its new size at once
      this.#listeners.onSize();
    });
    observer.observe(this.#box);
    this.#signal.addEventListener('abort', () => observer.disconnect());
  }

  #watchVisibility() {
    const observer = new this.#view.IntersectionObserver((entries) => {
      this.#isNear = entries.at(-1).isIntersecting;
      this.#listeners.onVisibility();
    }, { rootMargin: nearMargin });
    observer.observe(this.#box);
    this.#signal.addEventListener('abort', () => observer.disconnect());
    const changed = () => this.#listeners.onVisibility();
    this.#box.ownerDocument.addEventListener('visibilitychange', changed, { signal: this.#signal });
  }

  // A media query tells of leaving one ratio only, so each change sets up the watch for the next one.
  #watchPixelRatio() {
    if (this.#signal.aborted) return;
    const changed = () => {
      this.#listeners.onSize();
      this.#watchPixelRatio();
    };
    this.#view.matchMedia(`(resolution: ${this.#view.devicePixelRatio}dppx)`)
      .addEventListener('change', changed, { once: true, signal: this.#signal });
  }
}
