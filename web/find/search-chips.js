// search-chips: under the header, what a search can be narrowed by, one press each. The widget says which
// there are and what each would leave; they are terms of what stands in the field, and a range of time.
// The names of those that are told; of the others none says anything new.
export const chipNames = new Map([
  ['is:original', 'chipPosts'], ['is:reply', 'chipReplies'], ['is:quote', 'chipQuotes'],
  ['is:repost', 'chipReposts'], ['has:media', 'chipMedia'], ['has:photo', 'chipPhoto'],
  ['has:video', 'chipVideo'], ['has:gif', 'chipGif'], ['has:audio', 'chipAudio'], ['has:alt', 'chipAlt'],
  ['has:link', 'chipLink'], ['is:thread', 'chipThread'], ['has:poll', 'chipPoll'],
  ['is:sensitive', 'chipSensitive'],
]);
const order = [...chipNames.keys()];
const rankOf = ({ term, state }) => {
  if (state === 'range') return -1;
  return chipNames.has(term) ? order.indexOf(term) : order.length;  // the others stay as they come
};
const noLanguage = 'lang:und';

/** Its name in the reader's language. */
export function languageOf(tag) {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {  // it is none
    return tag;
  }
}

/** @returns {Element | null} what has the focus in it: also in a window not in front, unlike `:focus` */
export function focusedIn(part) {
  const { activeElement } = part.getRootNode();
  return part.contains(activeElement) ? activeElement : null;
}

/** Those that can make a difference, in the order in which they stand. */
function chipsOf(rows, posts) {
  const chips = rows.map(([term, all, left, state]) => (
    { term, all: Number(all), left: Number(left), state }));
  const media = chips.find(({ term }) => term === 'has:media');
  const isNews = ({ term, all, state }) => state !== '' || (all < posts && term !== noLanguage &&
    !(all === media?.all && /^has:(photo|video|gif|audio)$/.test(term)));
  const isKnown = ({ term, state }) => (
    chipNames.has(term) || state === 'range' || /^(lang|year|likes):/.test(term));
  return chips.filter((chip) => isKnown(chip) && isNews(chip)).sort((a, b) => rankOf(a) - rankOf(b));
}

export class SearchChips {
  element = document.createElement('div');
  #listeners;
  #buttons = new Map();  // by term; of the range of time: by the empty one
  #clear = document.createElement('button');
  #say;

  /** @param {{onPress: (term: string) => void, onClear: () => void}} listeners onPress: empty: the range */
  constructor(listeners, signal) {
    this.#listeners = listeners;
    this.element.className = 'chips';
    this.element.hidden = true;
    this.element.setAttribute('role', 'toolbar');
    this.#clear.type = 'button';
    this.#clear.className = 'clear-all';
    // The field keeps the focus: not every browser gives it to a button, and without it the chips would go.
    this.element.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    this.element.addEventListener('click', ({ target }) => this.#clicked(target), { signal });
    this.element.addEventListener('keydown', (event) => this.#keyDown(event), { signal });
    this.element.addEventListener('focusin', ({ target }) => this.#makeStop(target), { signal });
  }

  /** @param {(name: string, values?: object) => string} say */
  set say(say) {
    this.#say = say;
    this.element.setAttribute('aria-label', say('chipsLabel'));
    this.#clear.textContent = say('chipsClear');
  }

  /**
   * @param {string[][]} rows of the event: term, posts that have it, posts that it would leave, state
   * @param {number} posts of the archive
   */
  show(rows, posts) {
    const chips = chipsOf(rows, posts);
    const known = this.#buttons;
    this.#buttons = new Map(chips.map((chip) => {
      const key = chip.state === 'range' ? '' : chip.term;
      return [key, this.#fill(known.get(key) ?? this.#button(key), chip)];
    }));
    const isNarrowed = chips.some(({ state }) => state !== '');
    const shown = [...this.#buttons.values(), ...isNarrowed ? [this.#clear] : []];
    this.element.hidden = chips.length === 0;
    const focused = focusedIn(this.element);
    const stop = shown.find((button) => button === focused) ??
      shown.find((button) => button.tabIndex === 0) ?? shown.find((button) => button.isConnected) ?? shown[0];
    // Before what had it goes, or the field would take it for the end of its use.
    if (focused !== null) stop?.focus();
    this.#arrange(shown);
    this.#makeStop(stop);
  }

  /** Only what is not in its place is moved: a button that is moved loses the focus. */
  #arrange(shown) {
    for (const button of [...this.element.children]) if (!shown.includes(button)) button.remove();
    shown.forEach((button, i) => {
      const there = this.element.children[i] ?? null;
      if (there !== button) this.element.insertBefore(button, there);
    });
  }

  #button(term) {
    const [button, label, count] = ['button', 'span', 'b'].map((name) => document.createElement(name));
    button.type = 'button';
    button.dataset.term = term;
    button.tabIndex = -1;
    button.append(label, ' ', count);  // it is read as two words
    return button;
  }

  #nameOf({ term, state }) {
    if (state === 'range') return term;
    if (chipNames.has(term)) return this.#say(chipNames.get(term));
    const [operator, value] = term.split(':');
    if (operator === 'lang') return languageOf(value);
    const count = (Number(/\d+/.exec(value)?.[0]) - 1).toLocaleString();  // it says from where on
    if (operator === 'likes') return this.#say('chipLiked', { count });
    return value.replace(/^0+/, '');
  }

  #fill(button, { left, state, ...chip }) {
    const [name, count] = button.children;
    name.textContent = this.#nameOf({ state, ...chip });
    count.textContent = left.toLocaleString();
    const isOn = state !== '';
    button.dataset.state = state === 'range' ? 'on' : state;
    button.toggleAttribute('data-none', left === 0 && !isOn);
    button.setAttribute('aria-pressed', String(isOn));
    const values = { name: name.textContent, count: count.textContent };
    button.setAttribute('aria-label', this.#say(state === 'not' ? 'chipNotLabel' : 'chipLabel', values));
    button.title = this.#say({ '': 'chipChoose', on: 'chipTurn' }[state] ?? 'chipTake');
    return button;
  }

  #clicked(target) {
    const button = target.closest('button');
    if (button === null) return;
    if (button === this.#clear) this.#listeners.onClear();
    else this.#listeners.onPress(button.dataset.term);
  }

  /** One of them is in the order of Tab; arrow keys lead to the others. */
  #makeStop(stop) {
    for (const button of this.element.children) button.tabIndex = button === stop ? 0 : -1;
  }

  #keyDown(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isRtl = getComputedStyle(this.element).direction === 'rtl';
    const buttons = [...this.element.children];
    const at = buttons.indexOf(event.target);
    const ahead = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const to = { Home: 0, End: buttons.length - 1 }[event.key] ?? at + (ahead ?? NaN);
    const next = buttons[to];
    if (at < 0 || Number.isNaN(to)) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  }
}
