// touch: one finger pans, two fingers zoom, a release with speed flings on. A finger that moves nothing of
// ours belongs to the page, decided once at its first move. Taps are not handled here: browsers send mouse
// events for them.
import { pointIn } from './input.js';

const framesPerMove = 3;
const flingWindowMillis = 100;
const slowestFlingPxPerSecond = 50;

const middleOf = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const distanceOf = (a, b) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/**
 * Pixels per second over the last tenth of a second; a finger that rested before its release does not fling.
 */
export function velocityOf(samples, nowMillis) {
  const recent = samples.filter(({ timeMillis }) => nowMillis - timeMillis <= flingWindowMillis);
  if (recent.length < 2) return { x: 0, y: 0 };
  const [first, last] = [recent[0], recent.at(-1)];
  const seconds = Math.max(1, last.timeMillis - first.timeMillis) / 1000;
  return { x: (last.point.x - first.point.x) / seconds, y: (last.point.y - first.point.y) / seconds };
}

export class Touch {
  #canvas;
  #widget;
  #listeners;
  /** "none", "undecided", "ours", "page". */
  #owner = 'none';
  #fingers = [];
  #samples = [];

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('../draw/widget-module.js').WidgetModule} widget
   * @param {{isGreedy: () => boolean, onInput: (frames: number) => void}} listeners
   * @param {AbortSignal} signal takes every listener off again
   */
  constructor(canvas, widget, listeners, signal) {
    this.#canvas = canvas;
    this.#widget = widget;
    this.#listeners = listeners;
    const on = (type, handler) => canvas.addEventListener(type, handler, { passive: false, signal });
    on('touchstart', (event) => this.#started(event));
    on('touchmove', (event) => this.#moved(event));
    on('touchend', (event) => this.#ended(event));
    on('touchcancel', () => this.#letGo({ x: 0, y: 0 }));
  }

  #points(event) {
    return [...event.targetTouches].map((touch) => pointIn(this.#canvas, touch));
  }

  #started(event) {
    this.#fingers = this.#points(event);
    this.#samples = [];
    this.#owner = 'undecided';
    if (this.#fingers.length === 1) return;
    this.#owner = 'ours';
    this.#widget.canPan(middleOf(...this.#fingers), 1, 0);  // tells the widget what the fingers hold
    if (event.cancelable) event.preventDefault();
  }

  #moved(event) {
    const fingers = this.#points(event);
    const before = this.#fingers;
    if (this.#owner === 'none' || this.#owner === 'page' || fingers.length !== before.length) return;
    if (this.#owner === 'undecided' && !this.#decide(before[0], fingers[0])) return;
    if (event.cancelable) event.preventDefault();
    if (fingers.length === 1) this.#pan(before[0], fingers[0], event.timeStamp);
    else this.#pinch(before, fingers);
    this.#fingers = fingers;
    this.#listeners.onInput(framesPerMove);
  }

  #decide(from, to) {
    const isOurs = this.#widget.canPan(from, to.x - from.x, to.y - from.y) || this.#listeners.isGreedy();
    this.#owner = isOurs ? 'ours' : 'page';
    return isOurs;
  }

  #pan(from, to, timeMillis) {
    this.#widget.pan(to, to.x - from.x, to.y - from.y);
    this.#samples.push({ point: to, timeMillis });
    if (this.#samples.length > 32) this.#samples.shift();
  }

  #pinch([a, b], [toA, toB]) {
    const [from, to] = [middleOf(a, b), middleOf(toA, toB)];
    this.#widget.pinch(to, distanceOf(toA, toB) / distanceOf(a, b));
    this.#widget.pan(to, to.x - from.x, to.y - from.y);
  }

  #ended(event) {
    if (event.targetTouches.length > 0) {  // one finger of two was lifted: the other one goes on panning
      this.#fingers = this.#points(event);
      this.#samples = [];
      return;
    }
    const speed = velocityOf(this.#samples, event.timeStamp);
    this.#letGo(Math.hypot(speed.x, speed.y) > slowestFlingPxPerSecond ? speed : { x: 0, y: 0 });
  }

  #letGo(speed) {
    if (this.#owner === 'ours') {
      this.#widget.fling(this.#fingers[0], speed.x, speed.y);
      this.#listeners.onInput(framesPerMove);
    }
    this.#reset();
  }

  #reset() {
    this.#owner = 'none';
    this.#fingers = [];
    this.#samples = [];
  }
}
