// suggestions: the list under the search field: what the word under the caret may become, names of this
// archive, what was searched before, what can be searched for at all, and what was not understood.
import { part } from '../base/h.js';
import { recentSearches } from './recent-searches.js';
import { chipNames } from './search-chips.js';

const mostOfKind = 6;
/** What can be searched for, each with an example that works. */
export const help = [
  ['"two words"', 'helpPhrase'], ['-word', 'helpNot'], ['#tag', 'helpTag'], ['@name', 'helpMention'],
  ['from:2019', 'helpFrom'], ['to:2021-03', 'helpTo'], ['on:2020-02-29', 'helpOn'],
  ['from:@name', 'helpAuthor'], ['to:@name', 'helpReplyTo'], ['is:reply', 'helpIs'],
  ['has:photo', 'helpHas'], ['lang:ja', 'helpLanguage'], ['likes:>100', 'helpLikes'],
];
const operators = ['from:', 'to:', 'on:', 'year:', 'is:', 'has:', 'lang:', 'likes:', 'replies:', 'reposts:'];
const notes = [  // as QueryNoteKind counts them
  'noteUnknownOperator', 'noteOpenQuote', 'noteNoValue', 'noteUnknownValue', 'noteBadDate', 'noteBadNumber',
  'noteEmptyRange', 'noteTooManyTerms',
];

/** The word that the caret is at the end of. */
export function wordAt(text, caret) {
  const [word] = /\S*$/.exec(text.slice(0, caret));
  return { word, begin: caret - word.length };
}

export class Suggestions {
  element = part('div', 'suggest');
  #listeners;
  #say;
  #chips = [];
  #names = { text: null, names: [] };
  #askedName = null;
  #notes = [];
  #options = [];
  #active = -1;
  #recent;
  #isHelp = false;

  /**
   * @param {{onPick: (text: string, isWhole: boolean) => void, onNames: (text: string) => void,
   *   onChange: () => void, onAllTime: () => void}} listeners onPick: instead of the word, or of all;
   *   onNames: which begin so
   * @param {boolean} isKept whether searches are remembered here
   */
  constructor(listeners, isKept, signal) {
    this.#listeners = listeners;
    this.#recent = recentSearches(isKept);
    Object.assign(this.element, { id: 'suggest', hidden: true });
    this.element.setAttribute('role', 'listbox');
    // Before the field loses the focus.
    this.element.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    this.element.addEventListener('click', ({ target }) => {
      const option = target.closest('[role=option]');
      if (option !== null) this.#pick(this.#options[option.dataset.at]);
    }, { signal });
  }

  set say(say) {
    this.#say = say;
    this.element.setAttribute('aria-label', say('suggestLabel'));
  }

  /** @param {string[][]} rows see search-chips.js */
  set chips(rows) {
    this.#chips = rows.filter(([, , , state]) => state === '');
  }

  /** @param {string[][]} rows a kind and the place in the text; of advice: see #advice() */
  set notes(rows) {
    this.#notes = rows.filter(({ length }) => length > 1);  // what was typed may have lines of its own
  }

  /** @param {{text: string | null, names: string[][]}} names of the archive that begin with the text */
  set names(names) {
    this.#names = names;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** The id of the option that Enter takes; empty: none. */
  get activeId() {
    return this.#active < 0 ? '' : `suggest-${this.#active}`;
  }

  /** @param {string} word under the caret @param {string} text all that is typed */
  show(word, text) {
    const active = this.#keyOf(this.#options[this.#active]);
    this.#active = -1;
    this.#options = [];
    const isEmpty = text.trim() === '';
    if (!isEmpty) this.#isHelp = false;
    const mayBeName = /^[@#$]|^\p{L}{2}/u.test(word);
    if (mayBeName && this.#askedName !== word) {
      this.#askedName = word;
      this.#listeners.onNames(word);
    }
    const offered = isEmpty ? this.#remembered() : this.#finishing(word, text.trim());
    const groups = this.#isHelp ? [this.#helping()] : offered;
    this.element.replaceChildren(...groups.filter(({ options }) => options.length > 0)
      .map((group) => this.#group(group)));
    this.element.hidden = this.element.childElementCount === 0;
    this.#activate(this.#options.findIndex((option) => this.#keyOf(option) === active));
  }

  #keyOf(option) {
    return option && `${option.trouble ?? option.text}\n${option.act ? option.note : ''}`;
  }

  /** Another archive has other names. */
  restart() {
    this.#chips = this.#notes = [];
    this.#askedName = null;
    this.#names = { text: null, names: [] };
    this.hide();
  }

  hide() {
    this.element.hidden = true;
    this.#active = -1;
    this.#isHelp = false;
  }

  remember(text) {
    this.#recent.add(text);
  }

  /** @param {1 | -1} steps around the list, and over the field between its ends */
  move(steps) {
    const count = this.#options.length + 1;
    this.#activate((this.#active + 1 + steps + count) % count - 1);
  }

  #activate(at) {
    this.#active = at;
    for (const row of this.element.querySelectorAll('[role=option]')) {
      const isActive = Number(row.dataset.at) === this.#active;
      row.setAttribute('aria-selected', String(isActive));
      if (isActive) row.scrollIntoView({ block: 'nearest' });
    }
  }

  /** @returns {boolean} whether there was one to be picked */
  pick() {
    const option = this.#options[this.#active];
    if (option !== undefined) this.#pick(option);
    return option !== undefined;
  }

  #pick({ text, isWhole, act }) {
    if (act === undefined) return this.#listeners.onPick(text, Boolean(isWhole));
    act();
    this.#listeners.onChange();
  }

  #helping() {
    return { title: 'suggestHelp', options: help.map(([text, note]) => ({ text, note: this.#say(note) })) };
  }

  #remembered() {
    const recent = this.#recent.all().map((text) => ({ text, isWhole: true }));
    const forget = { note: this.#say('suggestForget'), act: () => this.#recent.forget() };
    const toHelp = { note: this.#say('suggestHelp'), act: () => { this.#isHelp = true; } };
    return [
      { title: 'suggestRecent', options: recent.length > 0 ? [...recent, forget] : [] },
      { title: null, options: [toHelp] },
    ];
  }

  #finishing(word, typed) {
    const [sign] = /^-?/.exec(word);
    const begun = word.slice(sign.length).toLowerCase();
    const isLonger = (text) => begun !== '' && text.startsWith(begun) && text !== begun;
    const counted = ([text, posts]) => ({ text, posts: Number(posts) });
    const terms = this.#chips.filter(([term]) => isLonger(term))
      .map(([term, , posts]) => {
        const note = chipNames.has(term) && sign === '' ? this.#say(chipNames.get(term)) : '';
        return { ...counted([sign + term, posts]), note };
      });
    const begins = operators.filter(isLonger)
      .filter((name) => !terms.some(({ text }) => text.startsWith(sign + name)))
      .map((name) => ({ text: sign + name }));
    const names = this.#names.text === word ? this.#names.names : [];
    return [
      { title: 'suggestFinish', options: [...begins, ...terms].slice(0, mostOfKind) },
      {
        title: 'suggestHere',
        options: names.filter(([name]) => name !== begun).map(counted),
      },
      {
        title: 'suggestTrouble',
        options: this.#notesBut(word)
          .map(([kind, text]) => ({ trouble: text, note: this.#say(notes[kind]), isNote: true })),
      },
      { title: 'suggestNothing', options: this.#notes.flatMap((note) => this.#advice(note, typed)) },
    ];
  }

  #notesBut(word) {
    return this.#notes.filter(([kind, text]) => kind in notes && text !== word);
  }

  /** What of the text was not understood. @param {string} word but not this, which is still being typed */
  troubles(word) {
    return this.#notesBut(word).map(([, text]) => text);
  }

  /** What to change where nothing is found. */
  #advice([kind, text, rest], typed) {
    const query = rest?.replaceAll(/\s+/g, ' ').trim();
    if (kind === 'near') return [{ text: query, note: this.#say('adviceNear'), isWhole: true }];
    if (kind === 'none' && typed !== text) {
      return [{ text: query, trouble: text, note: this.#say('adviceNone'), isWhole: true }];
    }
    if (kind !== 'outside') return [];
    const count = Number(text).toLocaleString();
    return [{ note: this.#say('adviceOutside', { count }), act: this.#listeners.onAllTime }];
  }

  #group({ title, options }) {
    const group = part('div', 'group');
    group.setAttribute('role', 'group');
    if (title !== null) {
      group.setAttribute('aria-label', this.#say(title));
      const heading = part('div', 'heading', this.#say(title));
      heading.setAttribute('aria-hidden', 'true');
      group.append(heading);
    }
    group.append(...options.map((option) => this.#row(option)));
    return group;
  }

  #row(option) {
    const { text = '', trouble, note = '', posts } = option;
    const row = part('div', trouble === undefined ? 'option' : 'option trouble');
    if (!option.isNote) {
      const at = this.#options.push(option) - 1;
      row.id = `suggest-${at}`;
      row.dataset.at = at;
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', 'false');
    }
    row.append(part('b', '', trouble ?? text), part('span', 'note', note));
    if (posts !== undefined) row.append(part('span', 'posts', posts.toLocaleString()));
    return row;
  }
}
