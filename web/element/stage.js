// stage: the DOM inside the shadow root: the canvas, its still picture, the states around it, the hint. Shows
// what it is told to show and decides nothing.
import { part } from '../base/h.js';
import { sheetOf } from './styles.js';
import { Words } from '../base/words.js';

const hintMillis = 1200;
const noteMillis = 1800;
const noteFadeMillis = 250;  // a little longer than in styles.js

/**
 * The words of each state. `sentence` is only the default: an error brings its own.
 * @type {Record<string, object>}
 */
const states = {
  idle: { title: 'idleTitle', sentence: 'idleSentence' },
  loading: { title: 'loadingTitle', sentence: 'loadingStarted', action: 'loadingAction', isBusy: true },
  empty: { title: 'emptyTitle', sentence: 'emptySentence' },
  error: { title: 'errorTitle', action: 'errorAction', isAlert: true },
  unsupported: {
    title: 'unsupportedTitle', sentence: 'unsupportedSentence', action: 'unsupportedAction',
    isAlert: true,
  },
  lost: { title: 'lostTitle', sentence: 'lostSentence', action: 'lostAction' },
  stopped: {
    title: 'stoppedTitle', sentence: 'stoppedSentence', action: 'stoppedAction', isAlert: true,
  },
};

/** A calm drawing of what is about to appear: header, timeline, feed. */
function ghost() {
  const rules = [1, 2, 3].map(() => part('div', 'rule'));
  const cards = [1, 2, 3, 4, 5, 6, 7].map(() => part('div', 'card'));
  const drawing = part('div', 'ghost',
    part('div', 'head'),
    part('div', 'time', ...rules, part('div', 'band')),
    part('div', 'feed', ...cards));
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

export class Stage {
  /** The box that the canvas fills. */
  box = part('div', 'stage');
  #styles = [undefined];  // the element's own
  #canvas = null;
  #poster = null;
  #title = part('h2', 'title');
  #sentence = part('p', 'sentence');
  #bar = part('progress', 'bar');
  #action = part('button', 'action');
  #panel;
  #hint = part('div', 'hint');
  #hintTimer = 0;
  #note = part('div', 'hint');
  #noteTimer = 0;
  #onAction;
  #words = new Words();
  #shown = ['idle'];

  /**
   * @param {ShadowRoot} root
   * @param {() => void} onAction the reader pressed the button of the state shown
   */
  constructor(root, onAction) {
    this.#onAction = onAction;
    this.#action.type = 'button';
    this.#action.addEventListener('click', () => this.#onAction());
    this.#hint.setAttribute('aria-hidden', 'true');  // the keys are described on the canvas itself
    this.#hint.textContent = this.#words.of('zoomHint');
    const message = part('div', 'message', this.#title, this.#sentence, this.#bar, this.#action);
    this.#panel = part('div', 'panel', ghost(), message);
    this.#note.setAttribute('role', 'status');
    this.box.append(this.#panel, this.#hint, this.#note, part('span', 'probe'));
    root.append(this.box);
    this.adopted();
    // The browser would make the whole page larger, and it is meant for the timeline that is still to come.
    const keepSize = (event) => { if (event.ctrlKey) event.preventDefault(); };
    this.box.addEventListener('wheel', keepSize, { passive: false });
    this.theme = 'light';
    this.showState('idle');
  }

  /** The element has come into this document: a style sheet belongs to one. */
  adopted() {
    const root = this.box.getRootNode();
    const { ownerDocument } = root;
    if (ownerDocument.defaultView === null) return;
    root.adoptedStyleSheets = this.#styles.map((text) => sheetOf(ownerDocument, text));
  }

  /** @param {string} text more of them, for what is shown from now on */
  addStyles(text) {
    if (this.#styles.includes(text)) return;
    this.#styles.push(text);
    this.adopted();
  }

  /** A canvas that no context was ever made on, in the place of the last one. */
  freshCanvas() {
    this.removeCanvas();
    this.#canvas = part('canvas', 'drawing');
    this.#canvas.tabIndex = 0;
    this.#canvas.inert = !this.#panel.hidden;
    this.#canvas.setAttribute('role', 'application');
    this.#describeCanvas();
    this.box.prepend(this.#canvas);
    return this.#canvas;
  }

  get words() {
    return this.#words;
  }

  set words(words) {
    this.#words = words;
    this.#hint.textContent = words.of('zoomHint');
    this.#describeCanvas();
    if (!this.#panel.hidden) this.showState(...this.#shown);
  }

  #describeCanvas() {
    this.#canvas?.setAttribute('aria-roledescription', this.#words.of('canvasRole'));
    this.#canvas?.setAttribute('aria-description', this.#words.of('canvasKeys'));
  }

  /** Nothing is left of a widget. */
  clear() {
    this.hideHint();
    this.hideNote();
    this.removeCanvas();
  }

  removeCanvas() {
    this.hidePoster();
    this.#canvas?.remove();
    this.#canvas = null;
  }

  /** The element whose shadow root this is. */
  get element() {
    return this.box.getRootNode().host;
  }

  /** @param {string | null} own what the host calls it @param {string} name of whoever wrote the posts */
  label(own, name) {
    const told = name === '' ? this.#words.of('canvasLabel') : this.#words.of('canvasLabelOf', { name });
    this.#canvas?.setAttribute('aria-label', own || told);
  }

  /** A canvas that is not as tall as the box stays in view while the page scrolls. */
  placeCanvas({ width, height }, { x, y }, isTall) {
    const place = { width: `${width}px`, height: `${height}px`, left: `${x}px`, top: `${y}px` };
    Object.assign(this.#canvas.style, place);
    this.box.style.setProperty('--drawn', place.height);
    this.box.toggleAttribute('data-tall', isTall);
  }

  /**
   * Keeps a picture of the canvas on top of it. To be called in the task that drew it: later its pixels are
   * gone.
   */
  showPoster() {
    this.hidePoster();
    const { width, height, style } = this.#canvas;
    this.#poster = part('canvas', 'poster');
    Object.assign(this.#poster, { width, height });
    this.#poster.style.width = style.width;
    this.#poster.style.height = style.height;
    this.#poster.getContext('2d').drawImage(this.#canvas, 0, 0);
    this.#canvas.after(this.#poster);
  }

  hidePoster() {
    this.#poster?.remove();
    this.#poster = null;
  }

  /**
   * @param {keyof typeof states} name
   * @param {string} [sentence] in the place of the state's own
   * @param {boolean} [hasAction]
   */
  showState(name, sentence, hasAction = true) {
    this.#shown = [name, sentence, hasAction];
    const state = states[name];
    const text = (word) => (word === undefined ? '' : this.#words.of(word));
    this.#panel.dataset.state = name;
    this.#panel.setAttribute('role', state.isAlert ? 'alert' : 'status');
    this.#title.textContent = text(state.title);
    this.#sentence.textContent = sentence ?? text(state.sentence);
    this.#bar.hidden = !state.isBusy;
    this.#bar.removeAttribute('value');
    this.#action.textContent = text(state.action);
    this.#action.hidden = !hasAction || state.action === undefined;
    this.#panel.hidden = false;
    this.#panel.tabIndex = 0;  // somebody who comes by key is told what there is
    this.#setInteractive(false);
    this.box.setAttribute('aria-busy', String(Boolean(state.isBusy)));
  }

  /** While loading: shows the button that gives up. */
  offerAction() {
    if (this.state !== 'loading') return;
    this.#shown[2] = true;
    this.#action.hidden = false;
  }

  hideState() {
    const hadFocus = this.#panel.getRootNode().activeElement === this.#panel;
    this.#panel.hidden = true;
    this.#panel.dataset.state = 'shown';
    this.#setInteractive(true);
    if (hadFocus) this.#canvas?.focus({ preventScroll: true });
    this.box.setAttribute('aria-busy', 'false');
  }

  /** Why there is nothing to be seen. */
  showFailure(failure, hasRetry) {
    if (this.state === 'stopped') return;
    if (failure.code === 'no_webgl') this.showState('unsupported');
    else if (failure.code === 'graphics_lost') this.showState('lost');
    else this.showState('error', this.words.ofError(failure), hasRetry);
  }

  /** "idle", "loading" and so on; "shown" while nothing covers the canvas. */
  get state() {
    return this.#panel.dataset.state;
  }

  /** While loading. @param {string} sentence @param {number | null} share from 0 to 1, null while unknown */
  showProgress(sentence, share) {
    if (this.state !== 'loading') return;
    this.#sentence.textContent = sentence;
    if (share === null) this.#bar.removeAttribute('value');
    else this.#bar.value = share;
  }

  showHint() {
    this.#hint.dataset.shown = '';
    clearTimeout(this.#hintTimer);
    this.#hintTimer = setTimeout(() => this.hideHint(), hintMillis);
  }

  hideHint() {
    clearTimeout(this.#hintTimer);
    delete this.#hint.dataset.shown;
  }

  /** Confirms what the reader has just done; also read out. */
  showNote(text) {
    this.hideHint();
    clearTimeout(this.#noteTimer);
    this.#note.textContent = text;
    this.#note.dataset.shown = '';
    this.#noteTimer = setTimeout(() => this.hideNote(), noteMillis);
  }

  hideNote() {
    clearTimeout(this.#noteTimer);
    delete this.#note.dataset.shown;
    this.#noteTimer = setTimeout(() => { this.#note.textContent = ''; }, noteFadeMillis);
  }

  /** @param {'ltr' | 'rtl'} direction */
  set direction(direction) {
    this.box.dir = direction;
  }

  /** @param {string} theme one of palettes.js */
  set theme(theme) {
    this.box.dataset.theme = theme;
  }

  set gestures(gestures) {
    this.box.dataset.gestures = gestures;
  }

  // A canvas below a panel must not take the focus with Tab, nor be read out.
  #setInteractive(isInteractive) {
    if (this.#canvas) this.#canvas.inert = !isInteractive;
  }
}
