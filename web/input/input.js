// input: mouse, wheel and keys of one canvas, as a guest on the page: the wheel scrolls the page unless it is
// meant for us, keys are ours only while the canvas has the focus. SDL hears mouse and keys by itself; see
// sdl-guard.
import { isKeyOfThePage } from './sdl-guard.js';

const framesPerEvent = 3;   // Dear ImGui settles hover in one frame and layout in the next
const linePx = 16;
const region = { timeline: 1, feed: 2, overview: 3, lightbox: 4 };  // BsRegion
const wheelRegions = [region.feed, region.lightbox];  // where the plain wheel is ours in any page
const scrollingKeys = /^(Home|End|PageUp|PageDown| )$/;

/** The point of an event in the canvas's own CSS pixels, also where the page shows it larger or smaller. */
export function pointIn(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const scale = box.width > 0 ? canvas.offsetWidth / box.width : 1;
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
}

/** Wheel deltas in CSS pixels, whatever unit the browser counts in. Shift turns a plain wheel sideways. */
export function wheelPixels({ deltaX, deltaY, deltaMode, shiftKey }, pageHeightPx) {
  const unit = [1, linePx, pageHeightPx][deltaMode];
  const isTurned = shiftKey && deltaX === 0;
  return isTurned ? { x: deltaY * unit, y: 0 } : { x: deltaX * unit, y: deltaY * unit };
}

/** The press was ours: nothing else on the page acts on it. */
export function keepFromPage(event) {
  event.preventDefault();
  event.stopPropagation();
}

export class Input {
  #canvas;
  #widget;
  #listeners;
  /** "none", "down", or "up": let go, and the mouse event that says so to SDL is still to come. */
  #press = 'none';

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('../draw/widget-module.js').WidgetModule} widget
   * @param {{isGreedy: () => boolean, onInput: (frames: number) => void, onHint: (isShown: boolean) => void,
   *   onPress: () => void, onKey: (event: KeyboardEvent) => boolean}} listeners onKey: whether it is a key of
   *   something beside the canvas
   * @param {AbortSignal} signal takes every listener off again
   */
  constructor(canvas, widget, listeners, signal) {
    this.#canvas = canvas;
    this.#widget = widget;
    this.#listeners = listeners;
    const on = (type, handler, options) => canvas.addEventListener(type, handler, { ...options, signal });
    on('wheel', (event) => this.#wheel(event), { passive: false });
    on('pointerdown', (event) => this.#pointerDown(event));
    on('click', () => this.#changedNow());
    on('pointermove', (event) => this.#pointerMoved(event));
    on('pointerup', (event) => this.#pointerUp(event));
    on('mouseup', (event) => this.#mouseUp(event));
    on('pointerleave', () => this.#pointerLeft());
    for (const type of ['lostpointercapture', 'pointercancel']) on(type, () => this.#pressLost());
    on('keydown', (event) => this.#keyDown(event));
    on('keyup', () => this.#changed());
    on('focus', () => this.#focus(true));
    on('blur', () => this.#focus(false));
  }

  #changed() {
    this.#listeners.onInput(framesPerEvent);
  }

  // What a press asks for may need the browser's leave, which it gives only while the press is being handled.
  #changedNow() {
    this.#changed();
    this.#listeners.onPress();
  }

  #wheel(event) {
    const point = pointIn(this.#canvas, event);
    const isZoom = event.ctrlKey || event.metaKey;
    if (!event.cancelable) return;  // the page is in the middle of a scroll that began elsewhere
    if (!this.#listeners.isGreedy() && !isZoom && !wheelRegions.includes(this.#widget.region(point))) {
      this.#listeners.onHint(true);
      return;
    }
    this.#listeners.onHint(false);
    const delta = wheelPixels(event, this.#canvas.clientHeight);
    if (this.#widget.wheel(point, delta.x, delta.y, isZoom)) event.preventDefault();
    this.#changed();
  }

  // A captured pointer is heard until its release, wherever that is. A finger is not captured, since it may
  // turn out to scroll the page. The focus comes by itself with the mouse events, those of a tap included.
  #pointerDown(event) {
    if (event.pointerType !== 'touch') {
      this.#canvas.setPointerCapture(event.pointerId);
      this.#press = 'down';
    }
    this.#widget.shift(event.shiftKey);
    this.#changed();
  }

  // Without a button down it was let go where nobody told us: in a dialog of the browser, for example.
  #pointerMoved({ buttons }) {
    if (buttons === 0) {
      this.#pressLost();
      this.#press = 'none';
    }
    this.#changed();
  }

  #pointerUp({ pointerType }) {
    if (pointerType !== 'touch') this.#press = 'up';
    this.#changed();
  }

  #mouseUp(event) {
    if (this.#press !== 'up') return;
    this.#press = 'none';
    const { x, y } = pointIn(this.#canvas, event);
    const { clientWidth, clientHeight } = this.#canvas;
    if (x < 0 || y < 0 || x >= clientWidth || y >= clientHeight) this.#pointerLeft();
  }

  // A captured pointer leaves with its release, before the mouse event that SDL hears, in WebKit even when it
  // stays where it is.
  #pointerLeft() {
    if (this.#press === 'none') this.#widget.pointerLeft();
    this.#changed();
  }

  /** A press that ends without a release ends nowhere, so that it does nothing; SDL has to hear of it. */
  #pressLost() {
    this.#changed();
    if (this.#press !== 'down') return;
    this.#press = 'none';
    this.#widget.pointerLeft();
    for (const button of [0, 1, 2]) this.#canvas.dispatchEvent(new MouseEvent('mouseup', { button }));
  }

  #keyDown(event) {
    if (!event.isComposing && this.#listeners.onKey(event)) return keepFromPage(event);
    if (event.key === 'Escape' && !event.isComposing) {
      // What it closed here it does not close once more around us: the host's dialog, for example.
      if (this.#widget.command('close')) keepFromPage(event);
      else this.#canvas.blur();
      this.#changed();
      return;
    }
    if (isKeyOfThePage(event)) return;
    if (scrollingKeys.test(event.key)) event.preventDefault();
    if (event.repeat) this.#changed();
    else this.#changedNow();
  }

  #focus(isFocused) {
    if (!isFocused) this.#pressLost();
    this.#widget.focus(isFocused);
    this.#changed();
  }
}
