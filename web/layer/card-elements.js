// card-elements: the cards of the feed as elements. Each line of text is an element in the place where the
// canvas draws it, so that it can be selected there; what parts two lines in the text stands between them.
import { h } from '../base/h.js';

const perPixel = 100;
const bold = 600;  // as on the canvas
const plain = 400;

/** What leads nowhere but to pages. */
const isPage = (address) => /^https?:\/\//i.test(address);

function lineOf(numbers, text) {
  const [x, y, width, font, height, isBold, isRtl, after] = numbers.split(' ').map(Number);
  const size = text.length - after;
  return {
    x: x / perPixel, y: y / perPixel, width: width / perPixel, font, height, isBold: isBold === 1,
    isRtl: isRtl === 1, words: text.slice(0, size), after: text.slice(size), links: [],
  };
}

function linkOf(words) {
  const [begin, end] = words.split(' ', 2).map(Number);
  return { begin, end, href: words.slice(`${begin} ${end} `.length) };
}

/**
 * @param {string[]} fields see feed_text.h
 * @returns {{x: number, y: number, width: number, height: number, items: number, cards: object[]}}
 */
export function feedOf([head, ...fields]) {
  const [x, y, width, height, items] = head.split(' ').map(Number);
  const cards = [];
  for (let i = 0; i < fields.length; ++i) {
    const sign = fields[i][0];
    const words = fields[i].slice(1);
    if (sign === '#') {
      const [place, top, cardHeight, chosen] = words.split(' ').map(Number);
      const id = fields[++i];
      cards.push({ place, id, y: top, height: cardHeight, isChosen: chosen === 1, parts: [], pictures: [],
        links: [] });
    } else if (sign === '~') {
      cards.at(-1).parts.at(-1).lines.push(lineOf(words, fields[++i]));
    } else if (sign === '>') {
      cards.at(-1).parts.at(-1).lines.at(-1).links.push(linkOf(words));
    } else if (sign === '+') {
      cards.at(-1).pictures.push(words);
    } else if (sign === '@') {
      cards.at(-1).links.push(words);
    } else {
      cards.at(-1).parts.push({ sign, words, lines: [] });
    }
  }
  return { x, y, width, height, items, cards };
}

/** The name of a card among all that were ever shown. */
export const nameOf = ({ place, id }) => `${place} ${id}`;

const linkTo = (href, words) => h('a', { href, tabIndex: -1, draggable: false }, words);

function partsOf({ words, links }) {
  const letters = [...words];
  const from = (begin, end) => letters.slice(begin, end).join('');
  const parts = [];
  let at = 0;
  for (const { begin, end, href } of links) {
    const linked = from(begin, end);
    parts.push(from(at, begin), isPage(href) ? linkTo(href, linked) : linked);
    at = end;
  }
  return [...parts, from(at)];
}

function elementOfLine({ x, y, font, height, isBold, isRtl, ...line }) {
  const element = h('span', { className: 'line', dir: isRtl ? 'rtl' : 'ltr' }, ...partsOf(line));
  Object.assign(element.style, {
    left: `${x}px`, top: `${y}px`, fontSize: `${font}px`, lineHeight: `${height}px`,
    fontWeight: isBold ? bold : plain,
  });
  return element;
}

const contentsOf = ({ words, lines }) => [
  words, ...lines.flatMap((line) => [elementOfLine(line), line.after])];

/**
 * @param {object[]} parts of a card, in reading order
 * @param {string} heading an id for its author's line
 */
function addParts(parts, heading, all) {
  let into = all;
  for (const part of parts) {
    const { sign } = part;  // CardPartKind
    if (sign === 'q') {
      into = h('blockquote', {});
      all.append(into);
    } else if (sign === 'e') {
      into = all;
    } else if (sign === 'a' && into === all) {
      into.append(h('h2', { id: heading }, ...contentsOf(part)));
    } else {
      into.append(h('p', { dir: 'auto' }, ...contentsOf(part)));
    }
  }
}

/** @param {object} card of a feed @param {string} heading an id that no other element has */
export function elementsOf({ parts, pictures, links }, heading) {
  const all = document.createDocumentFragment();
  addParts(parts, heading, all);
  all.append(...pictures.map((words) => h('div', { role: 'img', 'aria-label': words })));
  all.append(...links.filter(isPage).map((href) => linkTo(href, href)));
  return all;
}
