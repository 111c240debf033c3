// errors: what goes wrong, as codes for programs and sentences for people.
import { mostSamplePosts, mostSeed } from './samples.js';

const inFull = (number) => number.toLocaleString('en');
const placeOf = (address) => (address === '' ? '' : ` at ${address}`);

export const sentences = {
  fetchFailed: (address) =>
    `The archive could not be fetched; check the connection and the address ${address}`,
  fetchStatus: (status, address) => `The server answered ${status} for the archive${placeOf(address)}`,
  notFound: (address) => `There is no archive${placeOf(address)}`,
  foreign: 'This page shows archives of its own site only',
  moduleFailed: 'A part of Backscroll could not be loaded; reload the page or try again later',
  moduleBlocked: 'The security policy of this page does not allow WebAssembly; its owner has to add ' +
    '\u2018wasm-unsafe-eval\u2019 to script-src',
  tooManyFiles: 'There are more files in it than can be opened here',
  damagedFile: (file) => `${file} is cut off or damaged; download or copy it again`,
  damagedBlock: 'This Backscroll file is cut off or damaged; make it again from what it was made of',
  damagedTar: 'The tar file is cut off or damaged; download or copy it again',
  lockedFile: (file) => `${file} is locked with a password; unpack it first and open the folder`,
  swollenFile: (file) => `${file} is larger than its container says, so none of it was taken`,
  shelfFull: 'There is no room left to keep this archive for the next time',
  shelfClosed: 'This browser does not let the page keep the archive for the next time',
  tooLarge: 'This archive is larger than can be opened here',
  gone: 'It is not there any more, or has changed since it was chosen; choose it again',
  noArchive: 'There is no archive to search yet',
  badAddress: (address) => `\u2018${address}\u2019 is no address of an archive`,
  noAddress: 'The address of the archive is empty',
  stalled: 'Nothing arrived for a minute; check the connection and try again',
  cancelled: 'Opening it was cancelled',
  badSource: 'load() takes an address, files, a folder, a Response, a stream, bytes or {sample: 1000000}',
  // When they are read: the first number that is written out costs the page up to 30 ms at its start.
  get badSample() {
    return `load({sample}) takes a whole number of posts from 1 to ${inFull(mostSamplePosts)}`;
  },
  get badSeed() { return `load({sample, seed}) takes a whole number from 0 to ${inFull(mostSeed)} as seed`; },
  usedResponse: 'This response has been read already',
  superseded: 'Another archive was opened instead',
  ended: 'The element was removed',
};

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

/** Each script that is bundled on its own has a class of its own, so the name decides. */
export const isBackscrollError = (error) => error?.name === 'BackscrollError';

/** An error of any origin as one with a code; its own words stay. One of nobody's interest stays as it is. */
export function asBackscrollError(error) {
  if (isBackscrollError(error) || isAbandoned(error)) return error;
  const isGone = /^Not(Found|Readable)Error$/.test(error?.name);  // a file, as the browser says it
  return new BackscrollError('failed', isGone ? sentences.gone : error.message, { cause: error });
}

/** A load that nobody waits for any more: a later load took its place. */
export function abandoned() {
  return new DOMException(sentences.superseded, 'AbortError');
}

/** Something was asked of an archive that is not there yet. */
export const noArchive = () => new BackscrollError('no_archive', sentences.noArchive);

const endedCode = 'ended';

/** The element went away, and with it whatever was under way. */
export function ended() {
  return new BackscrollError(endedCode, sentences.ended);
}

/** Whether it is no failure to be told of. */
export const isAbandoned = (error) => error?.name === 'AbortError' || error?.code === endedCode;
