// keys: which keys of the keyboard are the widget's, and what they are called there.

const named = {  // Key in src/view/input/input_queue.h
  ArrowLeft: 1, ArrowRight: 2, ArrowUp: 3, ArrowDown: 4, Home: 5, End: 6, PageUp: 7, Backspace: 8,
  PageDown: 9, Enter: 10, '=': 43,  // plus, without Shift
};
const plain = /^[0-9A-Z +-]$/;

/** Keys of the browser and the host page. Escape is ours, but not the widget's. */
export function isKeyOfThePage(event) {
  const { altKey, ctrlKey, isComposing, key, metaKey } = event;
  const isModified = altKey || ctrlKey || metaKey || event.getModifierState?.('AltGraph') === true;
  return isComposing || isModified || /^(Tab|Escape|F\d+)$/.test(key);
}

/**
 * What stands on the key; where that is no Latin letter or digit, what would stand there on an American
 * keyboard, so that the letters work in any layout. @returns {number} 0: none of the widget's
 */
export function keyOf({ code, key }) {
  if (Object.hasOwn(named, key)) return named[key];
  const letter = key === '_' && code === 'Minus' ? '-' : key.toUpperCase();
  if (plain.test(letter)) return letter.charCodeAt(0);
  const place = /^(?:Key|Digit|Numpad)([0-9A-Z])$/.exec(code)?.[1];
  return place === undefined || key.length > 1 ? 0 : place.charCodeAt(0);
}

/** The page would scroll by it, or go back. */
export function movesPage(key) {
  return /^(Arrow.*|Home|End|Page.*|Backspace| )$/.test(key);
}
