// numbers-panel: the numbers of what is shown, over the feed's column of the canvas. A part of the page like
// any other: it can be read aloud, selected and printed. It is a script of its own, which comes when somebody
// first looks at numbers.
import { part } from '../base/h.js';
import { chipNames, focusedIn, languageOf } from '../find/search-chips.js';
import { findWordsOf } from '../find/find-words.js';
import { keepFromPage } from '../input/input.js';
import { numbersStyles } from './numbers-styles.js';
import { csvOf, tableOf, textOf } from './numbers-table.js';
import { numbersWordsOf } from './numbers-words.js';

const monday = Date.UTC(2024, 0, 1);
const dayMillis = 86_400_000;

/** Made once: hundreds of dates are written, and most of the time would go into making it. */
function dateFormat(options) {
  let format = null;
  return (millis) => {
    format ??= new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', calendar: 'gregory', ...options });
    return format.format(millis);
  };
}

const yearOf = dateFormat({ year: 'numeric' });
const monthOf = dateFormat({ month: 'long', year: 'numeric' });
const dateOf = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const hourOf = dateFormat({ hour: 'numeric', minute: '2-digit' });
const weekdayOf = dateFormat({ weekday: 'long' });
const briefWeekdayOf = dateFormat({ weekday: 'short' });
const whenOf = { day: dateOf, week: dateOf, month: monthOf, year: yearOf };

const inFull = (number) => number.toLocaleString();
const shareOf = (some, whole) => (whole > 0 ? some / whole : 0).toLocaleString(undefined, {
  style: 'percent', maximumFractionDigits: some > 0 && some / whole < 0.1 ? 1 : 0,
});

export class NumbersPanel {
  #element = part('div', 'numbers');
  #box;
  #listeners;
  #table = null;
  #say;
  #sayChip;

  /**
   * @param {import('../element/stage.js').Stage} stage where it is shown
   * @param {{onTerm: (term: string) => void, onRange: (begin: number, end: number) => void,
   *   onPost: (id: string) => void, onClose: () => void, onGone: () => void,
   *   onCopy: (text: string) => void, onKey: (event: KeyboardEvent) => boolean}} listeners onClose: the
   *   reader is done with it; onGone: it is gone, and had the focus; onKey: whether it is a key of the search
   * @param {AbortSignal} signal takes it away again
   */
  constructor(stage, listeners, signal) {
    this.#box = stage.box;
    this.#listeners = listeners;
    this.#element.hidden = true;
    this.#element.tabIndex = 0;
    this.#element.setAttribute('role', 'region');
    this.#element.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (listeners.onKey(event)) return keepFromPage(event);
      if (event.key !== 'Escape') return;
      keepFromPage(event);
      listeners.onClose();
    }, { signal });
    stage.addStyles(numbersStyles);
    this.#box.querySelector('.panel').before(this.#element);
    signal.addEventListener('abort', () => this.#element.remove());
    this.words = stage.words;
  }

  /** @param {import('../base/words.js').Words} words */
  set words(words) {
    this.#say = numbersWordsOf(words);
    this.#sayChip = findWordsOf(words);
    this.#element.setAttribute('aria-label', this.#say('numbersLabel'));
    this.#fill(this.#table);
  }

  /**
   * @param {string} text left, top, width and height in the box, and the room beside a card; nothing: they
   *   are not looked at
   */
  place(text) {
    const lengths = text.trim().split(' ').map((length) => `${length}px`);
    const [left, top, width, height, padding] = lengths;
    const isShown = text !== '';
    for (const [name, length] of [['top', top], ['left', left], ['beside', padding]]) {
      this.#element.style.setProperty(`--${name}`, length);
    }
    const hadFocus = focusedIn(this.#element) !== null;
    if (isShown) Object.assign(this.#element.style, { left, top, width, height });
    else this.#fill(null);
    this.#element.hidden = !isShown;
    if (!isShown && hadFocus) this.#listeners.onGone();
  }

  /** @param {string} lines see numbers-table.js */
  show(lines) {
    this.#fill(tableOf(lines, this.#box.ownerDocument.documentElement.lang));
  }

  /** What had the focus is another one afterwards, and the reader stays where they were. */
  #fill(table) {
    const { scrollTop } = this.#element;
    const hadFocus = focusedIn(this.#element) !== null;
    this.#table = table;
    this.#write();
    this.#element.scrollTop = scrollTop;
    if (hadFocus) this.#element.focus({ preventScroll: true });
  }

  #write() {
    const table = this.#table;
    if (table === null || table.posts === 0) {
      const word = table === null ? 'numbersBusy' : 'numbersNone';
      this.#element.replaceChildren(part('section', 'soft', this.#say(word)));
      return;
    }
    this.#element.replaceChildren(
      this.#summary(), this.#tiles(), this.#hours(), this.#shares('numbersKinds', this.#kinds()), this.#top(),
      this.#ranking('numbersWords', table.words), this.#ranking('numbersTags', table.tags),
      this.#ranking('numbersMentions', table.mentions), this.#ranking('numbersAnswered', table.answered),
      this.#ranking('numbersSites', table.sites), this.#shares('numbersLanguages', this.#languages()),
      this.#ends());
  }

  #section(word, ...parts) {
    const section = part('section', '', ...parts);
    section.hidden = parts.length === 0;
    if (word !== null) section.prepend(part('h2', '', this.#say(word)));
    return section;
  }

  #dateOf(millis) {
    return whenOf[this.#table.period](millis);
  }

  #summary() {
    const { posts, all, range, bars, period, dated, about, outside } = this.#table;
    const count = this.#say(posts === 1 ? 'numbersOne' : 'numbersPosts', { posts: inFull(posts) });
    const of = posts < all ? ` ${this.#say('numbersOf', { all: inFull(all) })}` : '';
    const during = range === '' ? '' : ` · ${this.#say('numbersRange', { range })}`;
    const line = part('p', '', part('b', '', count), part('span', 'soft', of + during));
    if (bars.length === 0) return this.#section(null, line);
    const most = bars.reduce((best, bar) => (bar.posts > best.posts ? bar : best));
    const word = {
      day: 'numbersDay', week: 'numbersWeek', month: 'numbersMonth', year: 'numbersYear',
    }[period];
    const peak = this.#say(word, { when: this.#dateOf(most.begin), count: inFull(most.posts) });
    const parts = [line, this.#bars(), part('p', 'soft', peak)];
    for (const [note, number] of [
      ['numbersAbout', about], ['numbersOutside', outside], ['numbersUndated', posts - dated],
    ]) {
      if (number > 0) parts.push(part('p', 'soft', this.#say(note, { count: inFull(number) })));
    }
    return this.#section(null, ...parts);
  }

  /** One stop with Tab is enough: the rows below lead to the same, and the timeline beside it. */
  #bars() {
    const { bars } = this.#table;
    const most = Math.max(...bars.map(({ all }) => all), 1);
    return part('div', 'bars', ...bars.map(({ begin, end, posts, all }) => {
      const bar = part('button', '', part('i'), part('i'));
      bar.type = 'button';
      bar.tabIndex = -1;
      bar.title = this.#say('numbersBar', {
        when: this.#dateOf(begin), count: inFull(posts), all: inFull(all),
      });
      bar.setAttribute('aria-label', bar.title);
      [all, posts].forEach((count, i) => { bar.children[i].style.height = `${count / most * 100}%`; });
      bar.addEventListener('click', () => this.#listeners.onRange(begin, end));
      return bar;
    }));
  }

  #tiles() {
    const { posts, kinds } = this.#table;
    const tile = (value, text) => part('div', '', part('b', '', value), part('span', 'soft', text));
    const counts = ['Likes', 'Replies', 'Reposts'].map((name) => {
      const { known, total, median } = this.#table[name.toLowerCase()];
      if (known === 0) return tile(this.#say('numbersUnknown'), this.#say(`numbersUnknown${name}`));
      const text = this.#say(`numbers${name}`, { median: inFull(median) });
      const ofThem = known < posts ? `; ${this.#say('numbersKnown', { count: inFull(known) })}` : '';
      return tile(total.toLocaleString(undefined, { notation: 'compact' }), text + ofThem);
    });
    const media = kinds.find(({ term }) => term === 'has:media');
    if (media) counts.push(tile(shareOf(media.posts, posts), this.#sayChip('chipMedia')));
    return this.#section(null, part('div', 'tiles', ...counts));
  }

  #hours() {
    const { hours, timed } = this.#table;
    if (timed === 0) return this.#section('numbersWhen', part('p', 'soft', this.#say('numbersUntimed')));
    const most = Math.max(...hours.values());
    const timeOf = (hour) => monday + hour * dayMillis / 24;
    const grid = part('div', 'hours');
    for (let day = 0; day < 7; day++) {
      grid.append(part('span', '', briefWeekdayOf(timeOf(24 * day))));
      for (let hour = 0; hour < 24; hour++) {
        const count = hours.get(day * 24 + hour) ?? 0;
        const cell = part('i', count === 0 ? 'none' : '');
        if (count > 0) cell.style.opacity = String(0.15 + 0.85 * count / most);
        cell.title = this.#say('numbersHour', {
          day: weekdayOf(timeOf(24 * day)), hour: hourOf(timeOf(hour)), count: inFull(count),
        });
        grid.append(cell);
      }
    }
    const best = [...hours].find(([, count]) => count === most)[0];
    grid.setAttribute('role', 'img');
    grid.setAttribute('aria-label', this.#say('numbersMostHour', {
      day: weekdayOf(timeOf(best)), hour: hourOf(timeOf(best)),
    }));
    const section = this.#section('numbersWhen', grid);
    section.firstChild.append(' ', part('small', '', this.#say('numbersClock')));
    return section;
  }

  #row({ name, term }, share, count, label = `${name} ${count}`) {
    const bar = part('i');
    bar.style.width = `${share * 100}%`;
    const row = part('button', 'row', part('span', '', name), ' ', part('span', 'track', bar),
      part('span', 'count', count));
    row.type = 'button';
    row.setAttribute('aria-label', label);
    row.addEventListener('click', () => this.#listeners.onTerm(term));
    return row;
  }

  #ranking(word, rows) {
    const most = rows[0]?.posts;
    return this.#section(word, ...rows.map((row) => this.#row(row, row.posts / most, inFull(row.posts))));
  }

  #kinds() {
    return this.#table.kinds.filter(({ term, all }) => all > 0 && chipNames.has(term))
      .map((row) => ({ ...row, name: this.#sayChip(chipNames.get(row.term)) }));
  }

  #languages() {
    return this.#table.languages.map((row) => ({ ...row, name: languageOf(row.term.slice(5)) }));
  }

  /** Beside the share of all posts, where these are not all. */
  #shares(word, rows) {
    const { posts, all } = this.#table;
    return this.#section(word, ...rows.map((row) => {
      const share = shareOf(row.posts, posts);
      const ofAll = this.#say('numbersAll', { share: shareOf(row.all, all) });
      const label = posts < all ? `${row.name} ${share}, ${ofAll}` : `${row.name} ${share}`;
      const line = this.#row(row, row.posts / posts, share, label);
      line.title = posts < all ? `${inFull(row.posts)} · ${ofAll}` : inFull(row.posts);
      return line;
    }));
  }

  #top() {
    return this.#section('numbersTop', ...this.#table.top.map(({ id, likes, text }) => {
      const count = this.#say('numbersTopLikes', { count: inFull(likes) });
      const row = part('button', 'row top', part('span', '', text), part('b', '', count));
      row.type = 'button';
      row.addEventListener('click', () => this.#listeners.onPost(id));
      return row;
    }));
  }

  #ends() {
    const [copy, save] = ['numbersCopy', 'numbersSave'].map((word) => part('button', '', this.#say(word)));
    copy.addEventListener('click', () => this.#listeners.onCopy(textOf(this.#table)));
    save.addEventListener('click', () => this.#save());
    copy.type = save.type = 'button';
    return part('section', 'ends', copy, save);
  }

  #save() {
    const url = URL.createObjectURL(new Blob([csvOf(this.#table)], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'numbers.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
