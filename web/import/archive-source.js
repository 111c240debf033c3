// archive-source: turns whatever load() was given into pieces of a file, telling how much has arrived. Never
// holds a file as a whole, and reads no archive itself.
import { isWhole } from '../base/block-parts.js';
import { BackscrollError, isAbandoned, sentences } from '../base/errors.js';
import { mostSamplePosts, mostSeed } from '../base/samples.js';

/** Address of a source that can be asked for again, else null. */
function addressOf(source) {
  if (typeof source !== 'string' && !(source instanceof URL)) return null;
  if (String(source).trim() === '') throw new BackscrollError('bad_source', sentences.noAddress);
  if (URL.canParse(source, document.baseURI)) return new URL(source, document.baseURI).href;
  throw new BackscrollError('bad_source', sentences.badAddress(source));
}

const pieceBytes = 1 << 20;
// A chunk of such a size is a piece as it is.
const leastPieceBytes = 1 << 16;
const mostPieceBytes = 1 << 21;

/**
 * What load({sample: 1000000}) asks for, else null.
 * @returns {{posts: number, seed: number, brief: boolean} | null}
 */
export function sampleOf(source) {
  if (source?.sample === undefined) return null;
  const { sample: posts, seed = 1, brief = false } = source;
  const isCount = (number, most) => Number.isInteger(number) && number >= 0 && number <= most;
  if (posts === 0 || !isCount(posts, mostSamplePosts)) {
    throw new BackscrollError('bad_source', sentences.badSample);
  }
  if (!isCount(seed, mostSeed)) throw new BackscrollError('bad_source', sentences.badSeed);
  return { posts, seed, brief: Boolean(brief) };
}

/** Whether the same source can be read a second time: the body of a response cannot. */
export const isRepeatable = (source) => (
  !(source instanceof Response) && !(source instanceof ReadableStream));

/**
 * Asks for what has an address. The answer says where it came from, redirects included; anything else is
 * handed back.
 * @param {string | URL | Blob | ArrayBuffer | ArrayBufferView | Response} source
 * @param {boolean} isOwnOnly refuses other origins than the page's, wherever a redirect leads
 */
export async function openedSource(source, signal, isOwnOnly = false) {
  const address = addressOf(source);
  return address === null ? source : fetched(address, signal, isOwnOnly);
}

/** Of what was opened, packed as it comes; 0: nobody knows. */
export function sizeBytesOf(opened) {
  if (opened instanceof Response) return Number(opened.headers.get('content-length'));
  return opened.size ?? opened.byteLength ?? 0;
}

/** Address that relative ones in the archive refer to, null when there is none. */
export function baseOf(source) {
  return source instanceof Response && /^https?:/.test(source.url) ? source.url : null;
}

/**
 * @param {Blob | ArrayBuffer | ArrayBufferView | Response | ReadableStream} source
 * @param {(progress: {loaded: number, total: number}) => void} onProgress total is 0 while unknown
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>} pieces of our own, safe to hand on to a worker
 */
export function piecesOf(source, onProgress, signal) {
  if (source instanceof Response) return piecesOfResponse(source, onProgress, signal);
  const follow = { onProgress, signal };
  if (source instanceof ReadableStream) return piecesOfStream(source, 0, false, follow);
  // A stream that somebody else has made of it may not be as fresh.
  const streamOf = (blob) => Blob.prototype.stream.call(blob);
  if (source instanceof Blob) return piecesOfStream(streamOf(source), source.size, true, follow);
  // As it is now, whatever the host page does with it meanwhile.
  const isBytes = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  if (isBytes) return piecesOf(new Blob([source]), onProgress, signal);
  throw new BackscrollError('bad_source', sentences.badSource);
}

async function fetched(address, signal, isOwnOnly = false) {
  if (isOwnOnly && new URL(address).origin !== location.origin) {
    throw new BackscrollError('foreign', sentences.foreign);
  }
  try {
    return await fetch(address, { signal, mode: isOwnOnly ? 'same-origin' : 'cors' });
  } catch (error) {
    if (isAbandoned(error)) throw error;
    const sentence = sentences.fetchFailed(address) + (isOwnOnly ? `. ${sentences.foreign}` : '');
    throw new BackscrollError('network', sentence, { cause: error });
  }
}

async function* piecesOfResponse(response, onProgress, signal) {
  if (response.status === 404) throw new BackscrollError('not_found', sentences.notFound(response.url));
  if (!response.ok) throw new BackscrollError('http', sentences.fetchStatus(response.status, response.url));
  if (response.bodyUsed) throw new BackscrollError('bad_source', sentences.usedResponse);
  const isEncoded = response.headers.has('content-encoding');  // then the length is of the compressed body
  const total = isEncoded ? 0 : Number(response.headers.get('content-length'));
  if (response.body === null) return;
  const isFresh = response.type !== 'default';  // not made up by the page
  try {
    yield* piecesOfStream(response.body, total, isFresh, { onProgress, signal });
  } catch (error) {
    if (isAbandoned(error)) throw error;
    throw new BackscrollError('network', sentences.fetchFailed(response.url), { cause: error });
  }
}

/** @param {boolean} isFresh nobody else has a hand on what comes: it is handed on as it is, not copied */
async function* piecesOfStream(stream, total, isFresh, follow) {
  let piece = null;
  let filled = 0;
  for await (const chunk of chunksOf(stream, total, follow)) {
    // Some browsers give a whole file at once.
    const isFitting = chunk.length >= leastPieceBytes && chunk.length <= mostPieceBytes;
    const isPiece = isFresh && isFitting && isWhole(chunk);
    if (isPiece && filled > 0) yield piece.slice(0, filled);
    if (isPiece) {
      filled = 0;
      yield chunk;
      continue;
    }
    for (let rest = chunk; rest.length > 0;) {
      if (filled === 0) piece = new Uint8Array(pieceBytes);
      const fitting = rest.subarray(0, pieceBytes - filled);
      piece.set(fitting, filled);
      filled += fitting.length;
      rest = rest.subarray(fitting.length);
      if (filled < pieceBytes) continue;
      yield piece;
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
}

async function* chunksOf(stream, total, { onProgress, signal }) {
  const reader = stream.getReader();
  const cancel = () => { reader.cancel().catch(() => {}); };  // how it ends is of no interest
  signal.addEventListener('abort', cancel);
  let loaded = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      signal.throwIfAborted();
      loaded += part.value.length;
      yield part.value;
      onProgress({ loaded, total });
    }
    signal.throwIfAborted();  // a stream that was cancelled has an end, too
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
