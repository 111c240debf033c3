// element: the public face of <back-scroll>: attributes, properties, methods and events. What happens behind
// it is in session.js. Importing this file has no side effect; back-scroll.js registers the element.
import { isRepeatable } from '../import/archive-source.js';
import { Session } from './session.js';
import { ended, isAbandoned, noArchive } from '../base/errors.js';
import { Stage } from './stage.js';
import { defaultState, stateFromText, textFromState } from './view-state.js';
import { noMetrics } from '../draw/widget-module.js';
import { Words } from '../base/words.js';

const safeSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * A promise with its ends in hand. Nobody has to wait for it: a rejection that no one sees is no error of the
 * page.
 */
function deferred() {
  const ends = {};
  ends.promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  ends.promise.catch(() => {});
  return ends;
}

/** Attributes that are properties of the same name, too. */
const reflected = ['gestures', 'label', 'src', 'theme'];

export class BackScrollElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = [...reflected, 'remote-media'].sort();

  #stage;
  #words = {};
  #session = null;
  #asked = null;  // {source, options} of the last load()
  #shown = null;  // of the one that is on screen
  #begun = null;  // of the last one that had come, or was on its way: it makes way for the next
  #stateText = '';
  #ready = deferred();
  #isReadySettled = false;
  #isWanted = false;  // somebody waits for the archive, wherever the element is
  #failure = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    this.#stage = new Stage(root, () => this.#pressed());
  }

  connectedCallback() {
    this.#upgrade();
    if (!this.#isShown) return;
    if (this.#session === null) this.#begin();
    else this.#session.moved();
  }

  // Everything that was made for the document it came from is made anew for the one it has come to.
  adoptedCallback() {
    if (this.#session !== null) this.destroy();
    this.#stage.adopted();
  }

  // What was set before there was a class for the element lies on the element itself, and would hide ours.
  #upgrade() {
    for (const name of [...reflected, 'state', 'words']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** In a page, and not in a document that nobody sees. */
  get #isShown() {
    return this.isConnected && this.ownerDocument.defaultView !== null;
  }

  // An element that is only moved is connected again in the same task, and keeps everything.
  disconnectedCallback() {
    queueMicrotask(() => { if (!this.isConnected) this.destroy(); });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name !== 'src') this.#session?.attributesChanged();
    else if (after !== null && this.#session !== null) this.#loadQuietly(after);
    else if (after !== null) this.#asked = null;  // what was asked for last is what begins
  }

  /**
   * Settled when the archive that was asked for last is on screen (out of view: is read), or cannot be.
   * Whoever looks at it waits, so what would be loaded when it comes into view is loaded now.
   */
  get ready() {
    this.#want();
    return this.#ready.promise;
  }

  async load(source, options = {}) {
    this.#want();
    return this.#load(source, options);
  }

  async #load(source, options) {
    this.#asked = { source, options };
    if (!options.keep) this.#begun = this.#asked;
    this.#renewReady();
    if (this.#stage.state === 'stopped') {  // what has crashed opens nothing more
      this.#stage.showState('idle');
      this.#again();
      return this.#ready.promise;
    }
    if (this.#session !== null) return this.#open(source, options);
    if (this.#isShown) this.#begin();  // it was destroyed where it stands; else it begins in a page
    return this.#ready.promise;
  }

  async query(query = {}) {
    await this.ready;
    if (this.#session === null) throw noArchive();
    return this.#session.query(query);
  }

  get state() {
    return stateFromText(this.#session?.stateText ?? this.#stateText);
  }

  set state(state) {
    this.#stateText = textFromState({ ...defaultState, ...state });
    if (this.#session !== null) this.#session.stateText = this.#stateText;
  }

  /**
   * Looks at the page's styles again: for changes that no attribute tells of, such as another style sheet.
   */
  refresh() {
    this.#session?.attributesChanged();
  }

  /** The sentences that take the place of the English ones, by name. */
  get words() {
    return { ...this.#words };
  }

  set words(own) {
    this.#words = { ...own };
    this.#stage.words = new Words(this.#words);
    this.refresh();
  }

  metrics() {
    return this.#session?.metrics() ?? noMetrics;
  }

  destroy() {
    this.#isReadySettled = true;
    this.#ready.reject(ended());
    if (this.#session === null) return;
    this.#stateText = this.#session.stateText;
    this.#session.end();
    this.#session = null;
    this.#stage.showState('idle');
  }

  #begin() {
    this.#session = new Session(this.#stage, {
      attribute: (name) => this.getAttribute(name),
      onEvent: (name, fields) => this.#onWidgetEvent(name, fields),
      onFailure: (error) => { if (!isAbandoned(error)) this.#fail(error); },
      onState: (state) => this.#emit('state', state),
    }, this.#stateText);
    this.#renewReady();
    if (this.#isWanted) this.#session.want();
    const source = this.getAttribute('src');
    const options = { ...this.#asked?.options, keep: false, signal: undefined };  // they were for then
    if (this.#asked !== null) this.#loadQuietly(this.#asked.source, options);
    else if (source !== null) this.#loadQuietly(source);
  }

  #want() {
    this.#isWanted = true;
    this.#session?.want();
  }

  #renewReady() {
    if (!this.#isReadySettled) return;
    this.#ready = deferred();
    this.#isReadySettled = false;
  }

  /** The button of a state. */
  #pressed() {
    if (this.#stage.state === 'loading') this.#session.cancel();
    else this.#again();
  }

  /** The same archive and the same view once more, with everything new. */
  #again() {
    const { stateText } = this.#session ?? { stateText: this.#stateText };
    this.#session?.end();
    this.#stateText = stateText;
    this.#begin();
  }

  #loadQuietly(source, options = {}) {
    this.#load(source, options).catch(() => {});  // told by the event, the state on screen and `ready`
  }

  async #open(source, options) {
    const session = this.#session;
    try {
      const info = await session.load(source, options);
      const { format, posts, profile, hidden, skipped, report, requests, isImported, notKept } = info;
      this.#begun = this.#shown = this.#asked;
      this.#settle();
      this.#emit('ready', {
        format, posts, profile, hidden, skipped, report, requests, isImported, notKept,
      });
    } catch (error) {
      if (isAbandoned(error) || session !== this.#session) throw error;
      const before = options.keep ? this.#begun : null;
      this.#begun = null;
      if (session.isShown) this.#stay();
      else if (before !== null && this.#canComeBack(before)) this.#loadQuietly(before.source, before.options);
      else this.#fail(error);
      throw error;
    }
    return this;
  }

  /** What made way for another one that does not come. */
  #canComeBack({ source, options }) {
    return isRepeatable(source) && !options.signal?.aborted && this.#stage.state !== 'stopped';
  }

  /** What was on screen before still is. */
  #stay() {
    this.#asked = this.#shown;
    this.#settle();
  }

  #settle() {
    this.#isReadySettled = true;
    this.#ready.resolve(this);
  }

  #fail(error) {
    if (error === this.#failure) return;  // a crash while loading ends both the widget and the load
    this.#failure = error;
    this.#isReadySettled = true;
    this.#ready.reject(error);
    this.#emit('error', { code: error.code, message: error.message });
  }

  #onWidgetEvent(name, fields) {
    if (name === 'select') this.#emit('select', { post: fields[0] || null });
    else if (name === 'range') this.#emit('range', { from: Number(fields[0]), to: Number(fields[1]) });
    else if (name === 'search') {
      this.#emit('search', { text: fields[0], posts: Number(fields[1]) });
    } else if (name === 'open') this.#openLink(fields[0]);
  }

  #openLink(address) {
    if (!URL.canParse(address) || !safeSchemes.has(new URL(address).protocol)) return;
    if (this.#emit('open', { href: address }, true)) window.open(address, '_blank', 'noopener,noreferrer');
  }

  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`backscroll-${name}`, {
      detail, bubbles: true, composed: true, cancelable,
    }));
  }
}

for (const name of reflected) {
  Object.defineProperty(BackScrollElement.prototype, name, {
    get() { return this.getAttribute(name) ?? ''; },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
    configurable: true,
    enumerable: true,
  });
}
