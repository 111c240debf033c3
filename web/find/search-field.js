// search-field: the field over the canvas's header in which a reader types what to look for. A real one, for
// the sake of every keyboard there is. What it found is on the canvas; here is how many, and a way from one
// to the next. It is a script of its own, which comes when there are posts to look at.
import { keepFromPage } from '../input/input.js';
import { findStyles } from './find-styles.js';
import { FieldMarks } from './field-marks.js';
import { findWordsOf } from './find-words.js';
import { focusedIn, SearchChips } from './search-chips.js';
import { Suggestions, wordAt } from './suggestions.js';

export { DatePrompt } from './date-prompt.js';  // in the same script: the other thing that a reader types

const loupe = 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9m3.2 7.7 3.3 3.3';
const up = 'M3.5 10 8 5.5l4.5 4.5';
const down = 'M3.5 6 8 10.5 12.5 6';
const cross = 'm4.5 4.5 7 7m0-7-7 7';
const mostLetters = 1000;
const composing = 229;  // keyCode of the key that ends a composition, in Safari
const svgNames = 'http://www.w3.org/2000/svg';

function icon(path) {
  const [svg, line] = ['svg', 'path'].map((name) => document.createElementNS(svgNames, name));
  svg.setAttribute('viewBox', '0 0 16 16');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function button(className, path, onClick, signal) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.append(icon(path));
  made.addEventListener('click', onClick, { signal });
  return made;
}

/** The lines of an event of the widget, each cut into its parts. */
const rowsOf = (lines) => lines.split('\n').slice(0, -1).map((line) => line.split('\t'));
const isOff = (made) => made.getAttribute('aria-disabled') === 'true';

export class SearchField {
  #form = document.createElement('form');  // the field, and the chips under it
  #field = document.createElement('div');
  #chips;
  #hasChips = false;
  #suggestions;
  #isHushed = false;  // the list was sent away, until something is typed
  #input = document.createElement('input');
  #marks;
  #count = document.createElement('output');
  #opener;
  #clear;
  #previous;
  #next;
  #listeners;
  #found = { text: '', posts: null, place: 0 };
  #asked = '';  // what the widget was told last, or told us
  #steps = 0;   // to be made when the posts are found
  #say;

  /**
   * @param {import('../element/stage.js').Stage} stage where it is shown
   * @param {{onSearch: (text: string) => void, onStep: (steps: 1 | -1) => void, onLeave: () => void,
   *   onChips: (isWanted: boolean) => void, onChip: (term: string) => void, onClear: () => void,
   *   onNames: (text: string) => void, keepsSearches: boolean}} listeners
   *   onLeave: the reader is done with it; onChips: they are to be shown
   * @param {AbortSignal} signal takes it away again
   */
  constructor(stage, listeners, signal) {
    this.#listeners = listeners;
    this.#opener = button('opener', loupe, () => this.open(), signal);
    this.#clear = button('clear', cross, () => this.#takeBack(), signal);
    this.#previous = button('step', up, () => this.#step(-1), signal);
    this.#next = button('step', down, () => this.#step(1), signal);
    this.#form.className = 'find';
    this.#form.setAttribute('role', 'search');
    Object.assign(this.#input, { type: 'search', enterKeyHint: 'search', autocomplete: 'off' });
    Object.assign(this.#input, { spellcheck: false, maxLength: mostLetters });
    this.#field.className = 'field';
    this.#marks = new FieldMarks(this.#input, signal);
    this.#field.append(icon(loupe), this.#marks.element, this.#count, this.#previous, this.#next, this.#clear,
      this.#opener);
    this.#chips = new SearchChips({ onPress: listeners.onChip, onClear: listeners.onClear }, signal);
    this.#suggestions = new Suggestions({
      onPick: (text, isWhole) => this.#take(text, isWhole),
      onNames: listeners.onNames,
      onChange: () => this.#suggest(),
      onAllTime: () => listeners.onChip(''),
    }, listeners.keepsSearches, signal);
    for (const [name, value] of [
      ['role', 'combobox'], ['aria-expanded', 'false'], ['aria-autocomplete', 'list'],
      ['aria-controls', this.#suggestions.element.id],
    ]) this.#input.setAttribute(name, value);
    this.#form.append(this.#field, this.#chips.element, this.#suggestions.element);
    this.words = stage.words;
    stage.addStyles(findStyles);
    stage.box.append(this.#form);
    const on = (type, handler) => this.#form.addEventListener(type, handler, { signal });
    on('input', () => this.#typed());  // also what an input method has not made up its mind about
    on('submit', (event) => {
      event.preventDefault();
      if (this.#suggestions.pick()) return;
      this.#remember();
      this.#hideSuggestions();
      this.#step(1);
    });
    this.#input.addEventListener('click', () => this.#suggestAgain(), { signal });
    on('keydown', (event) => this.#keyDown(event));
    on('focusin', ({ target }) => target !== this.#opener && this.#open());  // which is still to be clicked
    on('focusout', ({ relatedTarget }) => {
      if (!this.#field.contains(relatedTarget)) this.#hideSuggestions();
      if (this.#form.contains(relatedTarget)) return;
      this.#remember();
      if (this.#input.value === '') this.#close();
    });
    signal.addEventListener('abort', () => this.#form.remove());
  }

  /** @param {import('../base/words.js').Words} words */
  set words(words) {
    const say = this.#say = findWordsOf(words);
    this.#chips.say = this.#suggestions.say = say;
    this.#input.placeholder = say('searchPlaceholder');
    this.#input.setAttribute('aria-label', say('searchLabel'));
    for (const [part, word] of [
      [this.#opener, 'searchLabel'], [this.#previous, 'searchPrevious'], [this.#next, 'searchNext'],
      [this.#clear, 'searchClear'],
    ]) {
      part.title = say(word);
      part.setAttribute('aria-label', say(word));
    }
    this.#tell();
  }

  /** For typing. What was typed before is there to be typed over. */
  open() {
    this.#open();
    this.#input.focus({ preventScroll: true });
    this.#input.select();
    this.#suggestAgain();
  }

  /**
   * What the widget is looking for now, whoever asked for it.
   * @param {{text: string, posts: number | null, place: number, isCovered: boolean}} found posts: null while
   *   it is searching; place: of the chosen one among them, from 1, or 0
   */
  show({ isCovered, notes, ...found }) {
    this.#found = found;
    this.#form.hidden = isCovered;
    if (found.text !== this.#asked) this.#input.value = this.#asked = found.text;  // begun elsewhere
    if (found.text !== '') this.#open();
    else if (focusedIn(this.#form) === null) this.#close();
    this.#suggestions.notes = rowsOf(notes);
    this.#mark();
    if (this.#suggestions.isOpen || notes !== '') this.#suggest();
    this.#tell();
    if (this.#steps !== 0 && found.posts !== null) this.#step(this.#steps);
  }

  /** @param {string} lines see search-chips.js @param {number} posts of the archive */
  showChips(lines, posts) {
    const rows = rowsOf(lines);
    this.#chips.show(rows, posts);
    this.#suggestions.chips = rows;
    if (this.#suggestions.isOpen) this.#suggest();
  }

  /** @param {string} text @param {string} lines the names of this archive that begin so */
  showNames(text, lines) {
    this.#suggestions.names = { text, names: rowsOf(lines) };
    this.#suggest();
  }

  #mark() {
    const { value, selectionEnd } = this.#input;
    const typed = focusedIn(this.#input) === null ? '' : wordAt(value, selectionEnd).word;
    this.#marks.show(this.#suggestions.troubles(typed));
  }

  #suggestAgain() {
    this.#isHushed = false;
    this.#suggest();
  }

  #suggest() {
    const { value, selectionEnd } = this.#input;
    const isWanted = focusedIn(this.#input) !== null && !this.#isHushed;
    if (isWanted) this.#suggestions.show(wordAt(value, selectionEnd).word, value);
    this.#tellSuggestions();
  }

  #hideSuggestions() {
    this.#isHushed = true;
    this.#suggestions.hide();
    this.#tellSuggestions();
  }

  #tellSuggestions() {
    this.#input.setAttribute('aria-expanded', String(this.#suggestions.isOpen));
    this.#input.setAttribute('aria-activedescendant', this.#suggestions.activeId);
  }

  /** In the place of the word under the caret, or of all that was typed. */
  #take(text, isWhole) {
    const { value, selectionEnd } = this.#input;
    const { begin } = wordAt(value, selectionEnd);
    const before = isWhole ? text : value.slice(0, begin) + text + (text.endsWith(':') ? '' : ' ');
    this.#input.value = isWhole ? text : before + value.slice(selectionEnd).trimStart();
    this.#input.setSelectionRange(before.length, before.length);
    this.#typed();
  }

  #remember() {
    if (this.#found.posts > 0) this.#suggestions.remember(this.#found.text);
  }

  /** Another archive is there, while the field may be in use. */
  begin() {
    if (this.#form.dataset.open !== undefined) this.#offerChips(true);
  }

  /** Another archive comes, and knows nothing of what was asked for by the last one: see show(). */
  restart(found) {
    this.#hasChips = false;
    this.#chips.show([], 0);
    this.#suggestions.restart();
    this.show(found);
  }

  /** A key on the canvas. @returns {boolean} whether it was one of ours */
  takeKey({ key, altKey, ctrlKey, metaKey, shiftKey }) {
    const isThere = this.#field.getClientRects().length > 0;  // in a low place there is no room for it
    if (altKey || !isThere) return false;
    const isCommand = ctrlKey || metaKey;
    if (isCommand ? key === 'f' : key === '/') {
      this.open();
      return true;
    }
    const isStep = this.#found.text !== '' && !isCommand && /^([nN]|F3)$/.test(key);
    if (isStep) this.#step(shiftKey ? -1 : 1);
    return isStep;
  }

  /** While the posts are still being found the step waits for them. @param {1 | -1} steps */
  #step(steps) {
    const isSearching = this.#found.posts === null && this.#found.text !== '';
    this.#steps = isSearching ? steps : 0;
    if (!isSearching && !isOff(steps > 0 ? this.#next : this.#previous)) this.#listeners.onStep(steps);
  }

  #tell() {
    const { text, posts, place } = this.#found;
    const inFull = (number) => number.toLocaleString();
    const isSearching = text !== '';
    this.#count.value = '';
    if (isSearching && posts !== null) {
      this.#count.value = place > 0
        ? this.#say('searchPlace', { place: inFull(place), posts: inFull(posts) }) : inFull(posts);
    }
    this.#previous.hidden = this.#next.hidden = this.#clear.hidden = !isSearching;
    // Never really disabled: it may have the focus.
    this.#previous.setAttribute('aria-disabled', String(place === 1 || posts === 0));
    this.#next.setAttribute('aria-disabled', String(place === posts));
  }

  #open() {
    this.#form.dataset.open = '';
    this.#offerChips(true);
  }

  #close() {
    delete this.#form.dataset.open;
    this.#offerChips(false);
  }

  #offerChips(isWanted) {
    if (isWanted === this.#hasChips) return;
    this.#hasChips = isWanted;
    this.#listeners.onChips(isWanted);
  }

  #typed() {
    const text = this.#input.value.trim();
    if (text === this.#asked) return this.#suggestAgain();  // a space changes nothing but the word
    this.#asked = text;
    this.#steps = 0;
    this.#found = { text, posts: null, place: 0 };
    this.#suggestions.notes = [];  // they are of what was typed before
    this.#mark();
    if (text === '') this.#tell();
    this.#suggestAgain();
    this.#listeners.onSearch(text);
  }

  // Escape takes back what was typed, and then leads out.
  #keyDown(event) {
    if (event.isComposing || event.keyCode === composing) return;
    const { key, shiftKey } = event;
    if (key === 'Escape') {
      keepFromPage(event);
      const isList = this.#suggestions.isOpen && this.#input.value !== '';
      if (isList && event.target === this.#input) this.#hideSuggestions();
      else if (this.#chips.element.contains(event.target)) this.#input.focus();
      else if (this.#input.value === '') this.#leave();
      else this.#takeBack();
    } else if (key === 'F3' || (key === 'Enter' && shiftKey && event.target === this.#input)) {
      keepFromPage(event);
      this.#step(shiftKey ? -1 : 1);
    } else if (/^Arrow(Up|Down)$/.test(key) && this.#suggestions.isOpen && event.target === this.#input) {
      keepFromPage(event);
      this.#suggestions.move(key === 'ArrowDown' ? 1 : -1);
      this.#tellSuggestions();
    } else if (key === 'ArrowDown' && event.target === this.#input) {
      keepFromPage(event);
      this.#leave();
      this.#step(1);
    }
  }

  #takeBack() {
    this.#input.value = '';
    this.#input.focus();
    this.#typed();
  }

  #leave() {
    this.#hideSuggestions();
    if (this.#input.value === '') this.#close();
    this.#listeners.onLeave();
  }
}
