// errors: the one kind of error that leaves the element, a code for programs and a sentence for people.

export class BackscrollError extends Error {
  /**
   * @param {string} code short, stable and lower case: "not_json", "http", "no_webgl"
   * @param {string} sentence
   */
  constructor(code, sentence, options) {
    super(sentence, options);
    this.name = 'BackscrollError';
    this.code = code;
  }
}

/** An error of any origin as one with a code; its own words stay. */
export function asBackscrollError(error) {
  if (error instanceof BackscrollError) return error;
  return new BackscrollError('failed', error.message, { cause: error });
}

/** A load that nobody waits for any more: a later load took its place or the element went away. */
export function abandoned(sentence) {
  return new DOMException(sentence, 'AbortError');
}

export const isAbandoned = (error) => error?.name === 'AbortError';
