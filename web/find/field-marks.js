// field-marks: underlines, in the search field itself, what was not understood. An input draws no part of its
// text otherwise: the same letters lie over it, unseen but for their lines, and scroll with it.
import { part } from '../base/h.js';

const scrolling = ['scroll', 'input', 'keyup', 'pointerup', 'focus', 'blur'];

export class FieldMarks {
  /** The input, with the marks over it. */
  element;
  #input;
  #letters = part('span', 'letters');

  /** @param {HTMLInputElement} input @param {AbortSignal} signal */
  constructor(input, signal) {
    this.#input = input;
    const marks = part('span', 'marks', this.#letters);
    marks.setAttribute('aria-hidden', 'true');
    this.element = part('span', 'typed', input, marks);
    const follow = () => { this.#letters.style.translate = `${-input.scrollLeft}px`; };
    for (const type of scrolling) input.addEventListener(type, follow, { signal });
  }

  /** @param {string[]} parts of what is typed, in their order */
  show(parts) {
    const { value } = this.#input;
    const pieces = [];
    let at = 0;
    for (const text of parts) {
      const begin = value.indexOf(text, at);
      if (text === '' || begin < 0) continue;
      pieces.push(value.slice(at, begin), part('u', '', text));
      at = begin + text.length;
    }
    this.#letters.replaceChildren(...pieces);
    this.#letters.style.translate = `${-this.#input.scrollLeft}px`;
  }
}
