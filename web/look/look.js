// look: everything that the page and the reader's system say about how the widget looks. Hands it on to the
// DOM around the canvas and to the core.
import { HostFont } from './host-font.js';
import { isRightToLeft, languageText } from './language.js';
import { themes } from './palettes.js';
import { Surroundings } from './surroundings.js';
import { defaultFamily, Theme } from './theme.js';

export class Look {
  #stage;
  #theme;
  #font;
  #surroundings;
  #onChange;
  #widget = null;
  #shown = '';
  #told = '';

  /**
   * @param {import('../element/stage.js').Stage} stage
   * @param {(name: string) => string | null} attribute of the element
   * @param {() => void} onChange a frame is due
   * @param {AbortSignal} signal
   */
  constructor(stage, attribute, onChange, signal) {
    this.#stage = stage;
    this.#onChange = onChange;
    this.#theme = new Theme(stage.box, () => attribute('theme'), () => this.refresh(), signal);
    this.#surroundings = new Surroundings(stage.element, () => this.#pageChanged(), signal);
    this.#font = new HostFont(stage.box.ownerDocument.fonts, defaultFamily, (family) => {
      this.#widget?.font(family);
      onChange();
    }, signal);
    stage.box.ownerDocument.defaultView.addEventListener('languagechange', () => this.refresh(), { signal });
    this.refresh();
  }

  /** Dresses a new widget, before its first frame. */
  dress(widget) {
    this.#widget = widget;
    this.#told = '';
    this.#font.forget();
    this.refresh();
  }

  refresh() {
    const { name } = this.#theme;
    this.#stage.theme = name;
    this.#shown = this.#text;
    this.#speak();
    this.#widget?.theme(themes.indexOf(name), this.#theme.isMotionReduced, this.#theme.colorText);
    if (this.#widget) this.#font.want(this.#theme.family);
    this.#onChange();
  }

  // Only what is new: the core writes every card anew for it.
  #speak() {
    const { coreText } = this.#stage.words;
    const language = languageText(this.#stage.element);
    const isRtl = isRightToLeft(this.#stage.element);
    this.#stage.direction = isRtl ? 'rtl' : 'ltr';
    const told = `${isRtl} ${language}\n${coreText}`;
    if (this.#widget === null || told === this.#told) return;
    this.#told = told;
    this.#widget.language(language, isRtl);
    this.#widget.words(coreText);
  }

  /** The element stands somewhere else in the page. */
  moved() {
    this.#surroundings.moved();
    this.refresh();
  }

  get #text() {
    const { element } = this.#stage;
    const { colorText, family } = this.#theme;
    return [family, languageText(element), isRightToLeft(element), colorText].join('\n');
  }

  // Pages write attributes for many reasons; most of them change nothing here, and cost no frame.
  #pageChanged() {
    if (this.#text !== this.#shown) this.refresh();
  }
}
