// sdl-guard: what SDL may see of the page. SDL binds nearly every key and prevents its default, which would
// trap Tab and the browser's own shortcuts; and it listens on window and document. Here it gets the mouse and
// the plain keys of its own canvas and nothing else (wheel and touch it does not get at all, see
// src/platform/stubs/html5_stub.cpp). Events travel on untouched, for the host page to hear.

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
 * What SDL gets in the place of window and document, to hear of a mouse button that is released elsewhere:
 * the canvas captures the pointer and is told of each one.
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
