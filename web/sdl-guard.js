// sdl-guard: what SDL may see of the page. SDL binds wheel, touch and nearly every key and prevents their
// defaults, which would trap Tab, the browser's own shortcuts and the scrolling of the host page; and it
// listens on window and document. Here it gets the mouse and the plain keys of its own canvas and nothing
// else. Events travel on untouched, for the host page to hear.

const neverForSdl = new Set(['wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);
const keyTypes = new Set(['keydown', 'keypress']);  // keyup always passes: no key may stay down

/** Keys of the browser and the host page. Escape is ours, but not SDL's. */
export function isKeyOfThePage(event) {
  const { altKey, ctrlKey, isComposing, key, metaKey } = event;
  return isComposing || altKey || ctrlKey || metaKey || /^(Tab|Escape|F\d+)$/.test(key);
}

/**
 * Changes what the canvas does when SDL adds a listener to it, until the returned function is called;
 * listeners added meanwhile can be removed at any later time. To be in force while SDL opens its window.
 * @param {HTMLCanvasElement} canvas
 * @returns {() => void}
 */
export function guardListeners(canvas) {
  const { addEventListener, removeEventListener } = canvas;
  const wrapped = new Map();

  canvas.addEventListener = (type, listener, options) => {
    if (neverForSdl.has(type)) return;
    if (!keyTypes.has(type)) {
      addEventListener.call(canvas, type, listener, options);
      return;
    }
    const filtered = (event) => { if (!isKeyOfThePage(event)) listener(event); };
    wrapped.set(listener, filtered);
    addEventListener.call(canvas, type, filtered, options);
  };
  canvas.removeEventListener = (type, listener, options) => {
    removeEventListener.call(canvas, type, wrapped.get(listener) ?? listener, options);
  };
  return () => { delete canvas.addEventListener; };
}

/**
 * What SDL gets in the place of window and document. It hears of the size, the focus and the visibility from
 * us, so all that is left is the release of a mouse button: the canvas captures the pointer and is told of
 * each one.
 * @param {HTMLCanvasElement} canvas
 */
export function quietTarget(canvas) {
  return {
    addEventListener(type, listener) {
      if (type === 'mouseup') canvas.addEventListener(type, listener);
    },
    removeEventListener(type, listener) {
      if (type === 'mouseup') canvas.removeEventListener(type, listener);
    },
  };
}
