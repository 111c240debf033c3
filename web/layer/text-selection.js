// text-selection: the lines of the posts can be selected with the mouse and copied. The lines stand over the
// canvas: whatever else a pointer does there is handed on to it. A finger scrolls, so it meets no line.
const clickPx = 4;  // a press that moves no further is a click
const paragraphClicks = 3;

// While something is being selected each line reaches as far as the next one: a browser looks only at what is
// under the pointer. Not before it moves: where a press was, is looked for after its handlers.
const styles = `
.line { position: absolute; white-space: pre; inline-size: max-content; user-select: text; cursor: text; }
.line { -webkit-user-select: text; }
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

/** The texts themselves, not broken into lines: paragraphs on lines of their own, posts apart. */
export function textOf(fragment) {
  let text = '';
  const part = (gap) => {
    if (text !== '' && !text.endsWith(gap)) text = text.trimEnd() + gap;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += node.data;
    } else if (node.matches('article')) {
      part('\n\n');
      for (const child of node.childNodes) walk(child);
    } else if (node.matches('p, h2, blockquote')) {
      if (node.querySelector('.line') === null) return;  // it is told, not written
      part('\n');
      for (const child of node.childNodes) walk(child);
    } else if (node.matches('.line')) {
      text += node.textContent;
    } else if (node.querySelector('article') !== null) {  // what they all stand in
      for (const child of node.childNodes) walk(child);
    }
  };
  for (const child of fragment.childNodes) walk(child);
  return text.trim();
}

export class TextSelection {
  #stage;
  #feed;
  #pressed = null;  // where

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
    on(feed, 'click', (event) => this.#clicked(event));
    on(stage.box, 'copy', (event) => this.#copy(event));
    for (const type of ['pointerup', 'pointercancel']) on(window, type, () => this.#released());
  }

  #handOn(event) {
    const canvas = this.#stage.box.querySelector('.drawing');
    const isWanted = canvas?.dispatchEvent(new event.constructor(event.type, event)) ?? true;
    if (!isWanted) event.preventDefault();
  }

  #down(event) {
    if (event.button !== 0 || !event.target.matches('.line')) return;
    this.#pressed = { x: event.clientX, y: event.clientY };
    this.#stage.box.dataset.selecting = '';  // no drag that comes over the canvas is one of the canvas
  }

  #moved({ buttons }) {
    const { dataset } = this.#stage.box;
    if (buttons !== 0 && 'selecting' in dataset) dataset.selecting = 'wide';
  }

  #released() {
    const { box } = this.#stage;
    if (!('selecting' in box.dataset)) return;
    delete box.dataset.selecting;
    if (rangeIn(box.getRootNode()) !== null) return;  // in WebKit it goes when the focus goes elsewhere
    box.querySelector('.drawing')?.focus({ preventScroll: true });  // its keys are those of the whole widget
  }

  #clicked(event) {
    const { target, detail, clientX, clientY } = event;
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed === null || !target.matches('.line')) return;
    if (detail === paragraphClicks) this.#selectAll(target.parentNode);
    const isClick = Math.hypot(clientX - pressed.x, clientY - pressed.y) < clickPx;
    if (!isClick || rangeIn(this.#feed.getRootNode()) !== null) return;
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
    const text = textOf(range.cloneContents());
    if (text === '') return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }
}

const pointOf = ({ clientX, clientY, pointerId = 1, pointerType = 'mouse', shiftKey }) => (
  { clientX, clientY, pointerId, pointerType, shiftKey, cancelable: true, button: 0 });
