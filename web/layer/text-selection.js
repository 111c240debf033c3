// text-selection: the lines of the posts can be selected with the mouse and copied. The lines stand over the
// canvas: whatever else a pointer does there is handed on to it. A finger scrolls, so it meets no line.
import { h } from '../base/h.js';
import { keepFromPage } from '../input/input.js';

const clickPx = 4;  // a press that moves no further is a click
const paragraphClicks = 3;

// While something is being selected each line reaches as far as the next one: a browser looks only at what is
// under the pointer. Not before it moves: where a press was, is looked for after its handlers.
const styles = `
.line { position: absolute; white-space: pre; inline-size: max-content; user-select: text; cursor: text; }
.line { -webkit-user-select: text; }
.line a { cursor: pointer; text-decoration: none; }
.reading { user-select: none; -webkit-user-select: none; }
.reading[data-mouse] .line { pointer-events: auto; }
.reading ::selection { background: color-mix(in srgb, var(--accent) 35%, transparent); color: transparent; }
.stage[data-selecting] .drawing { pointer-events: none; }
.stage[data-selecting=wide] .line { padding: 0 100cqi 200px 80px; margin-left: -80px; }
.stage[data-selecting=wide] .line[dir=rtl] { padding: 0 80px 200px 100cqi; margin-left: -100cqi; }
`;

/** @param {ShadowRoot} root @returns {Selection} that can tell of nodes in it, if the browser has one */
const selectionIn = (root) => root.getSelection?.() ?? getSelection();

/** @param {ShadowRoot} root @returns {Range | null} what is selected there */
function rangeIn(root) {
  const selection = selectionIn(root);
  const [inner] = selection.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const outer = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const given = inner !== undefined && root.contains(inner.startContainer) ? inner : outer;
  if (given === null || given.collapsed || !root.contains(given.startContainer)) return null;
  const range = document.createRange();
  range.setStart(given.startContainer, given.startOffset);
  if (root.contains(given.endContainer)) range.setEnd(given.endContainer, given.endOffset);
  else range.setEndAfter(root.lastChild);
  return range;
}

/**
 * What is selected, not broken into lines.
 * @returns {{runs: {text: string, href: string | null}[], isPost: boolean}[]} paragraphs; isPost: one begins
 */
function paragraphsOf(fragment) {
  const paragraphs = [{ runs: [], isPost: false }];
  const begin = (isPost) => paragraphs.push({ runs: [], isPost });
  const add = (text, href) => paragraphs.at(-1).runs.push({ text, href });
  const walk = (node, href = null) => {
    if (node.nodeType === Node.TEXT_NODE) return add(node.data, href);
    const isParagraph = node.matches('p, h2, blockquote');
    const isWritten = node.querySelector('.line') !== null;  // and not told
    if (isParagraph && !isWritten) return undefined;
    if (!isWritten && !node.matches('.line, .line a')) return undefined;
    if (isParagraph || node.matches('article')) begin(node.localName === 'article');
    for (const child of node.childNodes) walk(child, node.href ?? href);
    return undefined;
  };
  for (const child of fragment.childNodes) walk(child);
  return paragraphs;
}

const wordsOf = ({ runs }) => runs.map(({ text }) => text).join('').trim();

/** Paragraphs on lines of their own, posts apart. */
function textOf(paragraphs) {
  let text = '';
  let isPost = false;
  for (const paragraph of paragraphs) {
    isPost ||= paragraph.isPost;
    const words = wordsOf(paragraph);
    if (words === '') continue;
    if (text !== '') text += isPost ? '\n\n' : '\n';
    text += words;
    isPost = false;
  }
  return text;
}

/** The same with its links, for what takes more than text. */
function htmlOf(paragraphs) {
  const all = paragraphs.filter((paragraph) => wordsOf(paragraph) !== '').map(({ runs }) => (
    h('p', {}, ...runs.map(({ text, href }) => (href === null ? text : h('a', { href }, text))))));
  return h('div', {}, ...all).innerHTML;
}

/**
 * What the canvas makes of an event beside it: nobody else hears of it twice.
 * @returns {boolean} false: it is the canvas's, and no longer the browser's
 */
export function handedOn({ box }, event) {
  const once = { get: (given, name) => (name === 'bubbles' || name === 'composed' ? false : given[name]) };
  const copy = new event.constructor(event.type, new Proxy(event, once));
  return box.querySelector('.drawing')?.dispatchEvent(copy) ?? true;
}

export class TextSelection {
  #stage;
  #feed;
  #pressed = null;  // where
  #held = new AbortController();  // while it is: the page's own window is listened to no longer than that

  /**
   * @param {import('../element/stage.js').Stage} stage
   * @param {HTMLElement} feed with the lines
   * @param {AbortSignal} signal
   */
  constructor(stage, feed, signal) {
    this.#stage = stage;
    this.#feed = feed;
    stage.addStyles(styles);
    const on = (target, type, handler, options) => (
      target.addEventListener(type, handler, { ...options, signal }));
    const seen = ({ pointerType }) => feed.toggleAttribute('data-mouse', pointerType === 'mouse');
    for (const type of ['pointermove', 'pointerdown']) on(stage.box, type, seen, { capture: true });
    on(feed, 'wheel', (event) => this.#handOn(event), { passive: false });
    on(feed, 'pointerdown', (event) => this.#down(event));
    on(feed, 'pointermove', (event) => { if (event.buttons === 0) this.#handOn(event); });
    on(stage.box, 'pointermove', (event) => this.#moved(event));
    on(feed, 'pointerleave', (event) => { if (event.buttons === 0) this.#handOn(event); });
    on(feed, 'click', (event) => this.#clicked(event), { capture: true });  // before a link of it hears
    on(stage.box, 'copy', (event) => this.#copy(event));
    signal.addEventListener('abort', () => this.#held.abort());
  }

  #handOn(event) {
    if (!handedOn(this.#stage, event)) event.preventDefault();
  }

  #down(event) {
    if (event.button !== 0 || event.target.closest('.line') === null) return;
    this.#pressed = { x: event.clientX, y: event.clientY };
    this.#stage.box.dataset.selecting = '';  // no drag that comes over the canvas is one of the canvas
    this.#held.abort();
    this.#held = new AbortController();
    const { signal } = this.#held;
    window.addEventListener('pointerup', () => this.#released(), { signal });
    window.addEventListener('pointercancel', () => {
      this.#pressed = null;  // no click comes of it
      this.#released();
    }, { signal });
  }

  #moved({ buttons }) {
    const { dataset } = this.#stage.box;
    if (buttons !== 0 && 'selecting' in dataset) dataset.selecting = 'wide';
  }

  #released() {
    const { box } = this.#stage;
    this.#held.abort();
    delete box.dataset.selecting;
    if (rangeIn(box.getRootNode()) !== null) return;  // in WebKit it goes when the focus goes elsewhere
    box.querySelector('.drawing')?.focus({ preventScroll: true });  // its keys are those of the whole widget
  }

  #clicked(event) {
    const { target, detail, clientX, clientY } = event;
    const pressed = this.#pressed;
    this.#pressed = null;
    const line = target.closest('.line');
    if (pressed === null || line === null) return;
    if (detail === paragraphClicks) this.#selectAll(line.parentNode);
    if (Math.hypot(clientX - pressed.x, clientY - pressed.y) >= clickPx) keepFromPage(event);
    else if (target.closest('a') === null) this.#press(event);
  }

  /** It chooses the post, unless it was the second or third one, which selects. */
  #press(event) {
    if (rangeIn(this.#feed.getRootNode()) !== null) return;
    for (const type of ['pointerdown', 'pointerup']) {
      this.#handOn(new PointerEvent(type, { ...pointOf(event), buttons: type === 'pointerdown' ? 1 : 0 }));
    }
    this.#handOn(event);
  }

  #selectAll(paragraph) {
    selectionIn(paragraph.getRootNode())
      .setBaseAndExtent(paragraph, 0, paragraph, paragraph.childNodes.length);
  }

  #copy(event) {
    const range = rangeIn(this.#feed.getRootNode());
    if (range === null || !range.intersectsNode(this.#feed)) return;
    const paragraphs = paragraphsOf(range.cloneContents());
    const text = textOf(paragraphs);
    if (text === '') return;
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', htmlOf(paragraphs));
    event.preventDefault();
  }
}

const pointOf = ({ clientX, clientY, pointerId = 1, pointerType = 'mouse', shiftKey }) => (
  { clientX, clientY, pointerId, pointerType, shiftKey, cancelable: true, button: 0 });
