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

/** An error of any origin as one with a code; its own words stay. One of nobody's interest stays as it is. */
export function asBackscrollError(error) {
  if (error instanceof BackscrollError || isAbandoned(error)) return error;
  return new BackscrollError('failed', error.message, { cause: error });
}

/** A load that nobody waits for any more: a later load took its place. */
export function abandoned(sentence) {
  return new DOMException(sentence, 'AbortError');
}

const endedCode = 'ended';

/** The element went away, and with it whatever was under way. */
export function ended(sentence) {
  return new BackscrollError(endedCode, sentence);
}

/** Whether it is no failure to be told of. */
export const isAbandoned = (error) => error?.name === 'AbortError' || error?.code === endedCode;
