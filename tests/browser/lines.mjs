// lines: whether the lines of text that stand over the canvas begin and end where the canvas has drawn them:
// the ink of both is looked for in pictures of the page.
import { pixelAt } from './png.mjs';

const inkDifference = 60;  // in a channel: what is fainter is the edge of a letter
const marginPx = 4;

/** Runs in the page. @returns {object[]} the lines that are seen as a whole, in pixels of the window */
export function linesOnScreen() {
  const root = document.querySelector('back-scroll').shadowRoot;
  const feed = root.querySelector('.reading').getBoundingClientRect();
  return [...root.querySelectorAll('.line')].map((line) => {
    const { left, top, right, bottom } = line.getBoundingClientRect();
    return { words: line.textContent, left, top, right, bottom };
  }).filter(({ words, top, bottom }) => words.trim() !== '' &&
    top >= Math.max(0, feed.top) && bottom <= Math.min(innerHeight, feed.bottom));
}

/** Runs in the page: they are seen, and what the canvas draws is not. */
export function showLines() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .stage { background: white !important; }
    .stage > .drawing { opacity: 0; }
    .reading .line { color: black !important; }`);
  const root = document.querySelector('back-scroll').shadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The first and last column with ink in that box, or null. */
function inkIn(picture, { left, top, right, bottom }) {
  const columns = { first: Math.floor(left) - marginPx, end: Math.ceil(right) + marginPx };
  const rows = { first: Math.ceil(top) + 1, end: Math.floor(bottom) - 1 };
  const background = pixelAt(picture, columns.first, rows.first);
  const isInk = (x) => {
    for (let y = rows.first; y < rows.end; y++) {
      const pixel = pixelAt(picture, x, y);
      if (pixel.some((value, i) => Math.abs(value - background[i]) > inkDifference)) return true;
    }
    return false;
  };
  const inked = [];
  for (let x = columns.first; x < columns.end; x++) if (isInk(x)) inked.push(x);
  return inked.length > 0 ? { first: inked[0], last: inked.at(-1) } : null;
}

/**
 * @param {object} drawn a picture of what the canvas draws @param {object} shown one of the lines
 * @returns {string[]} of the lines that are more than a pixel off: what they say and by how much
 */
export function misplacedLines(drawn, shown, lines) {
  return lines.flatMap((line) => {
    const [canvas, layer] = [inkIn(drawn, line), inkIn(shown, line)];
    if (canvas === null || layer === null) return [`${line.words}: no ink`];
    const off = [layer.first - canvas.first, layer.last - canvas.last];
    return off.every((px) => Math.abs(px) <= 1) ? [] : [`${line.words}: ${off.join(' and ')} px`];
  });
}
