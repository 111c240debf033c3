// input: mouse, wheel and keys of one canvas, as a guest on the page: the wheel scrolls the page unless it is
// meant for us, keys are ours only while the canvas has the focus.
import { isKeyOfThePage, keyOf, movesPage } from './keys.js';

const framesPerEvent = 2;   // what moved under the pointer is noticed in the next one
const linePx = 16;
const region = { timeline: 1, feed: 2, overview: 3, lightbox: 4 };  // BsRegion
const wheelRegions = [region.feed, region.lightbox];  // where the plain wheel is ours in any page
const noButton = -1;

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
  #isPressed = false;
  #wasReleased = false;  // and has not moved since
  #isTouch = false;  // the last pointer that was pressed

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
    on('pointermove', (event) => this.#pointerMoved(event));
    on('pointerup', (event) => this.#pointerUp(event));
    on('pointerleave', (event) => this.#pointerLeft(event));
    for (const type of ['mousemove', 'mousedown', 'mouseup']) on(type, (event) => this.#tapped(event));
    on('click', () => this.#changedNow());
    for (const type of ['lostpointercapture', 'pointercancel']) on(type, () => this.#pressLost());
    on('keydown', (event) => this.#keyDown(event));
    on('focus', () => this.#changed());
    on('blur', () => this.#pressLost());
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
  // turn out to scroll the page.
  #pointerDown(event) {
    if (event.pointerType === 'touch') {
      this.#isTouch = true;
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pointerMoved(event);
  }

  // The browser tells of a second button by a move. Without any button down it was let go where nobody told
  // us: in a dialog of the browser, for example.
  #pointerMoved(event) {
    if (event.pointerType === 'touch') return;
    this.#isTouch = false;
    const isDown = (event.buttons & 1) === 1;
    if (this.#isPressed && !isDown && event.button === noButton) this.#pressLost();
    this.#wasReleased = false;
    this.#moveTo(event, isDown);
  }

  #pointerUp(event) {
    if (event.pointerType === 'touch') return;
    this.#wasReleased = true;
    if (this.#canvas.hasPointerCapture(event.pointerId)) this.#canvas.releasePointerCapture(event.pointerId);
    this.#moveTo(event, false);
  }

  #moveTo(event, isDown) {
    const point = pointIn(this.#canvas, event);
    if (isDown === this.#isPressed) this.#widget.move(point);
    else if (isDown) this.#widget.press(point, event);
    else this.#widget.release(point);
    this.#isPressed = isDown;
    this.#changed();
  }

  // A captured pointer leaves with its release, in WebKit even when it stays where it is.
  #pointerLeft(event) {
    const isHere = () => (
      this.#canvas.getRootNode().elementFromPoint(event.clientX, event.clientY) === this.#canvas);
    if (this.#isPressed || this.#isTouch || (this.#wasReleased && isHere())) return;
    this.#widget.leave();
    this.#changed();
  }

  /** What the browser makes of a tap. The focus comes by itself with these events. */
  #tapped(event) {
    if (this.#isTouch) this.#moveTo(event, (event.buttons & 1) === 1);
  }

  /** A press that ends without a release ends nowhere, so that it does nothing. */
  #pressLost() {
    if (this.#isPressed) this.#widget.leave();
    this.#isPressed = false;
    this.#changed();
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
    if (movesPage(event.key)) event.preventDefault();
    const key = keyOf(event);
    if (key !== 0) this.#widget.key(key, event.repeat);
    if (event.repeat) this.#changed();
    else this.#changedNow();
  }
}
