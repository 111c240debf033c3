// surroundings: notices when the page around an element may have given it another look: a class on <html>, a
// language on <body>, a style on the element. Style sheets that come and go are not noticed.

/** The element and everything above it, out of every shadow root. */
export function* lineage(element) {
  let node = element;
  while (node !== null && node !== undefined) {
    yield node;
    node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
  }
}

export class Surroundings {
  #element;
  #observer;

  constructor(element, onChange, signal) {
    this.#element = element;
    this.#observer = new MutationObserver(onChange);
    signal.addEventListener('abort', () => this.#observer.disconnect());
    this.moved();
  }

  /** The element has another place in the page. */
  moved() {
    this.#observer.disconnect();
    for (const node of lineage(this.#element)) this.#observer.observe(node, { attributes: true });
  }
}
