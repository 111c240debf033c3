// host-font: waits until the page's font is there before the canvas is drawn in it. A canvas takes whatever
// is loaded at that moment, and a page loads its fonts when it first needs them.

const weights = [400, 600];
const specimen = (weight, family) => `${weight} 15px ${family}`;

/** The names in a list of families, without quotes. */
export function familyNames(list) {
  return list.split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'));
}

export class HostFont {
  #fonts;
  #given;
  #wanted;
  #onReady;

  /**
   * @param {FontFaceSet} fonts
   * @param {string} family what a canvas is drawn in without being told
   * @param {(family: string) => void} onReady the canvas may be drawn in it, or has to be drawn anew
   * @param {AbortSignal} signal
   */
  constructor(fonts, family, onReady, signal) {
    this.#given = this.#wanted = family;
    this.#fonts = fonts;
    this.#onReady = onReady;
    fonts.addEventListener('loadingdone', ({ fontfaces }) => this.#arrived(fontfaces), { signal });
    signal.addEventListener('abort', () => { this.#wanted = ''; });
  }

  /** The canvas is another one. */
  forget() {
    this.#wanted = this.#given;
  }

  want(family) {
    if (family === this.#wanted) return;
    this.#wanted = family;
    const fonts = weights.map((weight) => specimen(weight, family));
    if (fonts.every((font) => this.#fonts.check(font))) {
      this.#onReady(family);
      return;
    }
    // A font that cannot be had leaves the next family of the list.
    Promise.allSettled(fonts.map((font) => this.#fonts.load(font))).then(() => {
      if (family === this.#wanted) this.#onReady(family);
    });
  }

  // Large fonts come in parts, each when its letters are first met.
  #arrived(faces) {
    const names = familyNames(this.#wanted);
    if (faces.some(({ family }) => names.includes(familyNames(family)[0]))) this.#onReady(this.#wanted);
  }
}
