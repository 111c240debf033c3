// theme: light or dark, calm or moving, from the element's attribute and the reader's own settings.

export class Theme {
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #reduced = matchMedia('(prefers-reduced-motion: reduce)');
  #attribute;

  /** @param {() => string | null} attribute the element's theme: "auto", "light" or "dark" */
  constructor(attribute, onChange, signal) {
    this.#attribute = attribute;
    this.#dark.addEventListener('change', onChange, { signal });
    this.#reduced.addEventListener('change', onChange, { signal });
  }

  get isDark() {
    const wanted = this.#attribute();
    return wanted === 'dark' || (wanted !== 'light' && this.#dark.matches);
  }

  get isMotionReduced() {
    return this.#reduced.matches;
  }
}
