// feed-layer: the posts on screen as elements in the place of their cards, for whoever does not see the
// canvas: the feed pattern of WAI-ARIA, with one article in the order of Tab. Nothing of it is drawn but the
// focus and what is selected.
import { h } from '../base/h.js';
import { elementsOf, feedOf, nameOf } from './card-elements.js';
import { handedOn, TextSelection } from './text-selection.js';

const commands = {  // by key, for the article that has the focus
  PageDown: 'next-post', PageUp: 'previous-post', ArrowDown: 'next-post', ArrowUp: 'previous-post',
  j: 'next-post', k: 'previous-post', Enter: 'open-pictures', o: 'open-warning', t: 'show-thread',
  c: 'copy-text', l: 'copy-link', v: 'open-original', Home: 'first-post', End: 'last-post',
};
const ends = new Set(['first-post', 'last-post']);
const farPx = 1e5;
const quietMillis = 120;  // while the feed scrolls nothing is made

// What is read stands in the place of what is drawn, unseen; the focus is seen.
const styles = `
.over { position: absolute; inset: 0 auto auto 0; inline-size: 0; block-size: 0; }
.stage[data-tall] .over { position: sticky; display: flow-root; }
.stage[data-tall] .over { margin-block: calc(-1 * var(--drawn)) var(--drawn); }
.reading { position: absolute; overflow: clip; pointer-events: none; forced-color-adjust: none; }
.reading article { position: absolute; inset-inline: 0; overflow: clip; outline: none; }
.reading article { translate: 0 var(--way, 0px); }
.reading * { color: transparent; }
.reading p, .reading h2, .reading blockquote { margin: 0; }
.reading article:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.said { position: absolute; inline-size: 1px; block-size: 1px; overflow: clip; opacity: 0; }
`;

function set(element, attribute, value) {
  if (value === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

/** What is the same stays: it may be selected. */
function becomes(element, contents) {
  const before = [...element.childNodes];
  const now = [...contents.childNodes];
  now.forEach((node, i) => {
    if (i >= before.length) element.append(node);
    else if (!before[i].isEqualNode(node)) before[i].replaceWith(node);
  });
  for (const node of before.slice(now.length)) node.remove();
}

export class FeedLayer {
  #over = h('div', { className: 'over' });  // stays with the canvas, as high as the element may be
  #feed = h('div', { className: 'reading', role: 'feed', hidden: true });  // while it has no posts
  #said = h('div', { className: 'said', role: 'status' });
  #articles = new Map();  // by what they are: {element, json}
  #selected = null;  // the id of what is chosen, where that is on screen
  #told = null;      // the id of what was said last
  #onCommand;
  #timer = 0;
  #lastId = 0;

  /**
   * @param {import('../element/stage.js').Stage} stage
   * @param {{onCommand: (text: string, isNow?: boolean) => void, onOpen: (address: string) => void,
   *   onKey: (event: KeyboardEvent) => boolean, onLeave: () => void}} page onKey: takes what is no key of a
   *   post
   * @param {AbortSignal} signal
   */
  constructor(stage, { onCommand, onOpen, onKey, onLeave }, signal) {
    this.#onCommand = onCommand;
    stage.addStyles(styles);
    this.words = stage.words;
    this.#over.append(this.#feed);
    const canvas = stage.box.querySelector('.drawing');  // whatever else stands on it stands over this
    if (canvas === null) stage.box.prepend(this.#over);
    else canvas.after(this.#over);
    stage.box.append(this.#said);
    new TextSelection(stage, this.#feed, signal);
    this.#feed.addEventListener('keydown', (event) => {
      const isOfCanvas = () => event.target.localName === 'article' && !handedOn(stage, event);
      if (event.key === 'Escape') onLeave();
      else if (!this.#step(event) && !onKey(event) && !isOfCanvas()) return;
      event.preventDefault();
      event.stopPropagation();
    }, { signal });
    this.#feed.addEventListener('click', (event) => {
      const link = event.target.closest('a');
      const isForBrowser = event.ctrlKey || event.metaKey || event.shiftKey;  // a tab or window of its own
      if (link === null || isForBrowser) return;
      event.preventDefault();  // the host page may have a say
      onOpen(link.href);
    }, { signal });
    this.#feed.addEventListener('focusin', ({ target }) => this.#focused(target), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#over.remove();
      this.#said.remove();
    });
  }

  set words(words) {
    this.#feed.setAttribute('aria-label', words.of('feedLabel'));
  }

  /** Another archive comes. */
  restart() {
    clearTimeout(this.#timer);
    this.#feed.hidden = true;
    this.#feed.replaceChildren();
    this.#articles.clear();
    this.#said.textContent = '';
    this.#selected = this.#told = null;
  }

  /** @param {string[]} fields see feed_text.h */
  show(fields) {
    clearTimeout(this.#timer);
    this.#feed.setAttribute('aria-busy', 'true');
    const feed = feedOf(fields);
    this.#move(feed);
    this.#timer = setTimeout(() => {
      this.#renew(feed);
      this.#feed.setAttribute('aria-busy', 'false');
    }, quietMillis);
  }

  /**
   * The cards move, and what is there of them goes along: something of it may be selected.
   * @param {string} way in CSS pixels since they were told of, empty: they are out of sight
   */
  goWith(way) {
    this.#feed.style.setProperty('--way', `${way === '' ? -farPx : way}px`);
  }

  /** What is there already stands where its card is now. */
  #move({ y, cards }) {
    this.goWith('0');
    for (const card of cards) {
      const known = this.#articles.get(nameOf(card));
      if (known !== undefined) known.element.style.top = `${card.y - y}px`;
    }
  }

  #renew({ x, y, width, height, items, cards }) {
    const place = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
    Object.assign(this.#feed.style, place);
    this.#feed.hidden = cards.length === 0;
    const hadFocus = this.#feed.contains(this.#feed.getRootNode().activeElement);
    const before = this.#articles;
    this.#articles = new Map();
    for (const card of cards) {
      const name = nameOf(card);
      const article = this.#article(before.get(name), card, items);
      article.element.style.top = `${card.y - y}px`;
      before.delete(name);
      this.#articles.set(name, article);
    }
    for (const { element } of before.values()) element.remove();
    const elements = [...this.#articles.values()].map(({ element }) => element);
    elements.forEach((element, i) => {
      const there = this.#feed.children[i] ?? null;
      if (there !== element) this.#feed.insertBefore(element, there);  // what stays keeps the focus
    });
    this.#choose(cards.findIndex(({ isChosen }) => isChosen), elements, hadFocus);
  }

  #article(known, card, items) {
    const json = JSON.stringify([{ ...card, y: 0, isChosen: false }, items]);
    if (known?.json === json) return known;
    const element = known?.element ?? h('article', {});
    const heading = known?.element.getAttribute('aria-labelledby') ?? `reading-${++this.#lastId}`;
    becomes(element, elementsOf(card, heading));
    element.dataset.id = card.id;
    element.style.height = `${card.height}px`;
    element.setAttribute('aria-labelledby', heading);
    set(element, 'aria-posinset', card.place > 0 ? card.place : null);
    set(element, 'aria-setsize', card.place > 0 ? items || -1 : null);
    return { element, json };
  }

  // One article can be reached with Tab: the chosen one, or the first post.
  #choose(chosen, elements, hadFocus) {
    const firstPost = elements.findIndex(({ dataset }) => dataset.id !== '');
    const at = Math.max(0, chosen >= 0 ? chosen : firstPost);
    elements.forEach((element, i) => {
      element.tabIndex = i === at ? 0 : -1;
      set(element, 'aria-current', i === chosen ? 'true' : null);
    });
    this.#selected = elements[chosen]?.dataset.id ?? null;
    const isNew = this.#selected !== null && this.#selected !== this.#told;
    if (isNew) this.#told = this.#selected;
    if (hadFocus && elements.length > 0) {
      this.#selected = elements[at].dataset.id;  // one that only has the focus now is not chosen by it
      elements[at].focus({ preventScroll: true });
    } else if (isNew) {
      this.#say(elements[chosen]);
    }
  }

  /** What the keys on the canvas have chosen. */
  #say(element) {
    const spoken = [...element.querySelectorAll('h2, p, [role=img]')];
    const words = (part) => part.getAttribute('aria-label') ?? part.textContent;
    this.#said.textContent = spoken.map(words).join('\n');
  }

  #focused(target) {
    if (!target.matches(':focus-visible')) return;  // it was pressed, perhaps to select something of it
    const { id } = target.closest('article')?.dataset ?? {};
    if (id && id !== this.#selected) this.#onCommand(`select ${id}`);
  }

  /** @returns {boolean} whether it was a key of the feed */
  #step({ key, altKey, ctrlKey, metaKey, target }) {
    if (altKey || metaKey || ctrlKey || target.localName !== 'article') return false;
    const command = commands[key.length === 1 ? key.toLowerCase() : key];
    if (command === undefined) return false;
    // It may only have the focus, as after scrolling, or in a window that is not in front.
    const isElsewhere = target.dataset.id !== '' && target.getAttribute('aria-current') !== 'true';
    if (isElsewhere && !ends.has(command)) this.#onCommand(`select ${target.dataset.id}`);
    this.#onCommand(command, true);
    return true;
  }
}
