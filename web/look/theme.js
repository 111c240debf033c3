// theme: which colours and fonts are wanted, calm or moving: from the element's attribute, the reader's own
// settings and the custom properties of the host page. Resolves everything to what a canvas understands.
import { hostColors, isContrast, isDark, systemColors, themes } from './palettes.js';

/** What the canvas is drawn in without being told. */
export const defaultFamily = 'system-ui, sans-serif';

const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A computed colour, "rgb(1, 2, 3)" or "color(srgb 0.1 0.2 0.3 / 0.5)", as "rrggbbaa". Never by a canvas:
 * where the browser guards against fingerprints, what is read back from one is made up.
 */
function hexOfColor(computed) {
  const isPlain = computed.startsWith('rgb');
  const numbers = computed.match(/-?[\d.]+(e-?\d+)?|none/g) ?? [];
  const [red, green, blue, alpha = 1] = numbers.map((part) => Number(part) || 0);
  const unit = isPlain ? 1 : 255;
  return hexOf([red * unit, green * unit, blue * unit, alpha * 255].map(
    (value) => Math.min(255, Math.max(0, Math.round(value)))));
}

export class Theme {
  #dark;
  #more;
  #forced;
  #reduced;
  #attribute;
  #box;
  #probe;

  /**
   * @param {HTMLElement} box where the custom properties are looked up
   * @param {() => string | null} attribute the element's theme
   */
  constructor(box, attribute, onChange, signal) {
    this.#attribute = attribute;
    this.#box = box;
    const query = (text) => box.ownerDocument.defaultView.matchMedia(text);
    this.#dark = query('(prefers-color-scheme: dark)');
    this.#more = query('(prefers-contrast: more)');
    this.#forced = query('(forced-colors: active)');
    this.#reduced = query('(prefers-reduced-motion: reduce)');
    this.#probe = box.querySelector('.probe');
    for (const setting of [this.#dark, this.#more, this.#forced, this.#reduced]) {
      setting.addEventListener('change', onChange, { signal });
    }
  }

  /** "light", "dark", "contrast" or "contrast-dark". */
  get name() {
    const wanted = themes.includes(this.#attribute()) ? this.#attribute() : null;
    const isForced = this.#forced.matches;
    const isHigh = isForced || this.#more.matches || (wanted !== null && isContrast(wanted));
    const isNight = wanted === null || isForced ? this.#isPageDark : isDark(wanted);
    if (isHigh) return isNight ? 'contrast-dark' : 'contrast';
    return isNight ? 'dark' : 'light';
  }

  /** As the page says of itself; one that is made for both, or says nothing, leaves it to the reader. */
  get #isPageDark() {
    const made = getComputedStyle(this.#box.getRootNode().host).colorScheme ?? '';
    const [forLight, forDark] = [made.includes('light'), made.includes('dark')];
    return forLight === forDark ? this.#dark.matches : forDark;
  }

  get isMotionReduced() {
    return this.#reduced.matches;
  }

  /** What takes the place of the theme's own colours, one a line: "accent 7a1fa2ff". */
  get colorText() {
    if (this.#forced.matches) return this.#textOf(Object.entries(systemColors));
    if (isContrast(this.name)) return '';
    const styles = getComputedStyle(this.#box);
    const given = hostColors.map((name) => [name, styles.getPropertyValue(`--backscroll-${name}`).trim()]);
    return this.#textOf(given.filter(([, color]) => color !== '' && CSS.supports('color', color)));
  }

  /** The font families, as a canvas takes them: without variables. */
  get family() {
    return getComputedStyle(this.#box).fontFamily || defaultFamily;
  }

  #textOf(colors) {
    const lines = colors.map(([name, color]) => {
      // Whatever CSS can say becomes sRGB in a mix with itself. What cannot mix knows plain colours only.
      this.#probe.style.color = color;
      this.#probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
      return `${name} ${hexOfColor(getComputedStyle(this.#probe).color)}\n`;
    });
    return lines.join('');
  }
}
