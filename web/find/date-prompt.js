// date-prompt: the field that a reader types or picks a date in, to go there at once. A real one, for the
// sake of the phone's own calendar and of the reader's order of day and month.

import { keepFromPage } from '../input/input.js';

const twoDigits = (number) => String(number).padStart(2, '0');

/** The day of a moment on the reader's clock, as date fields have it: "2019-03-14". */
export function dayOf(millis) {
  const date = new Date(millis);
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** When that day begins and ends on the reader's clock; null when it is none. */
export function spanOfDay(text) {
  const [year, month, day] = text.split('-').map(Number);
  const begin = new Date(year, month - 1, day);
  if (!(year > 0) || Number.isNaN(begin.getTime())) return null;
  return { begin: begin.getTime(), end: new Date(year, month - 1, day + 1).getTime() };
}

export class DatePrompt {
  #form = document.createElement('form');
  #label = document.createElement('label');
  #title = document.createElement('span');
  #input = document.createElement('input');
  #button = document.createElement('button');
  #onPick;
  #onClose;

  /**
   * @param {HTMLElement} box where it is shown
   * @param {{onPick: (span: {begin: number, end: number}) => void, onClose: () => void}} listeners
   * @param {AbortSignal} signal takes it away again
   */
  constructor(box, { onPick, onClose }, signal) {
    this.#onPick = onPick;
    this.#onClose = onClose;
    this.#form.className = 'date';
    this.#form.hidden = true;
    this.#input.type = 'date';
    this.#input.required = true;
    this.#button.className = 'action';
    this.#label.append(this.#title, this.#input);
    this.#form.append(this.#label, this.#button);
    box.append(this.#form);
    const on = (type, handler) => this.#form.addEventListener(type, handler, { signal });
    on('submit', (event) => this.#submitted(event));
    on('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      keepFromPage(event);
      this.close();
    });
    on('focusout', ({ relatedTarget }) => {
      if (!this.#form.contains(relatedTarget) && relatedTarget !== null) this.#form.hidden = true;
    });
    signal.addEventListener('abort', () => this.#form.remove());
  }

  /**
   * @param {{at: number, first: number, last: number, x: number, y: number, width: number}} asked times in
   *   milliseconds; the place is that of the feed in the box
   * @param {import('../base/words.js').Words} words
   */
  open({ at, first, last, x, y, width }, words) {
    this.#title.textContent = words.of('dateLabel');
    this.#button.textContent = words.of('dateGo');
    Object.assign(this.#input, { min: dayOf(first), max: dayOf(last), value: dayOf(at) });
    Object.assign(this.#form.style, { left: `${x}px`, top: `${y}px`, width: `${width}px` });
    this.#form.hidden = false;
    this.#input.focus();
  }

  close() {
    if (this.#form.hidden) return;
    this.#form.hidden = true;
    this.#onClose();
  }

  #submitted(event) {
    event.preventDefault();
    const span = spanOfDay(this.#input.value);
    if (span !== null) this.#onPick(span);
    this.close();
  }
}
