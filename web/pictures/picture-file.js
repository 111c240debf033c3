// picture-file: where the address of a file in an archive leads, and the picture behind it. An archive may
// be anybody's, and its addresses are requests that a reader's browser makes: they stay in the archive's own
// folder unless the page allows more, they never carry cookies or tell where they come from, and nothing is
// taken that is too large, too slow or no picture.

const mostBytes = 20 * 1024 * 1024;
const longestMillis = 30_000;

/** Why there is no picture. The numbers are those of PictureTrouble. */
export const trouble = { broken: 1, remote: 2, nowhere: 3, outside: 4, tooLarge: 5, unreachable: 6 };

/** What some servers read as a way out of the folder, once they have decoded it. */
const slippery = /%(25)*(2f|5c)|%(25)+2e|\/(\.|%2e){1,2}(;|%(25)*3b)/i;

export class PictureError extends Error {
  /** @param {number} kind one of `trouble` */
  constructor(kind, options) {
    super('No picture', options);
    this.kind = kind;
  }
}

/**
 * The one rule for all files of an archive.
 * @param {string} address as the archive has it
 * @param {string | null} base where the archive came from, redirects included; null when it came as bytes
 * @param {boolean} isRemoteAllowed whether the page allows files of other places
 * @returns {string} full address; throws a PictureError where it must not be asked for
 */
export function allowedAddress(address, base, isRemoteAllowed) {
  if (/^data:/i.test(address)) return address;
  const anywhere = 'https://nowhere.invalid/';
  if (!URL.canParse(address, base ?? anywhere)) throw new PictureError(trouble.broken);
  const url = new URL(address, base ?? anywhere);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new PictureError(trouble.broken);
  if (base === null && url.origin === new URL(anywhere).origin) throw new PictureError(trouble.nowhere);
  const isRemote = base === null || url.origin !== new URL(base).origin;
  const isInside = !isRemote && url.href.startsWith(new URL('.', base).href) && !slippery.test(url.pathname);
  if (!isInside && !isRemoteAllowed) throw new PictureError(isRemote ? trouble.remote : trouble.outside);
  return url.href;
}

/** SVG is a document and may fetch on its own; it is not taken. */
function isPictureType(type) {
  return /^image\/(?!svg\b)[\w.+-]+/i.test(type);
}

/** A data address is taken apart here: to fetch it, a page would have to allow data: in connect-src. */
export function blobOfDataAddress(address) {
  const comma = address.indexOf(',');
  const head = address.slice('data:'.length, Math.max(comma, 0));
  const [type, ...parameters] = head.split(';');
  const isTooLarge = address.length > mostBytes * 1.4;
  if (comma < 0 || isTooLarge || !isPictureType(type)) throw new PictureError(trouble.broken);
  try {
    const text = decodeURIComponent(address.slice(comma + 1));
    const letters = parameters.includes('base64') ? atob(text) : text;
    return new Blob([Uint8Array.from(letters, (letter) => letter.codePointAt(0))], { type });
  } catch (error) {
    throw new PictureError(trouble.broken, { cause: error });
  }
}

async function limitedBlob(response) {
  if (response.status >= 500 || response.status === 429) throw new PictureError(trouble.unreachable);
  const type = response.headers.get('content-type') ?? '';
  const isTooLarge = Number(response.headers.get('content-length')) > mostBytes;
  if (!response.ok || !isPictureType(type) || isTooLarge || response.body === null) {
    throw new PictureError(trouble.broken);
  }
  const chunks = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > mostBytes) throw new PictureError(trouble.broken);
    chunks.push(part.value);
  }
  return new Blob(chunks, { type });
}

/** A redirect may lead anywhere, so it is not followed where other places are not allowed. */
async function answerOf(url, isRemoteAllowed, signal) {
  const redirect = isRemoteAllowed ? 'follow' : 'manual';
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', redirect, signal });
  if (response.type === 'opaqueredirect') throw new PictureError(trouble.outside);
  return response;
}

/**
 * @param {string} url see allowedAddress()
 * @param {boolean} isRemoteAllowed
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>} rejects with a PictureError, or with the signal's reason
 */
export async function fetchedPicture(url, isRemoteAllowed, signal) {
  if (/^data:/i.test(url)) return blobOfDataAddress(url);
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, longestMillis);
  signal.addEventListener('abort', end);
  try {
    return await limitedBlob(await answerOf(url, isRemoteAllowed, ending.signal));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PictureError ? error : new PictureError(trouble.unreachable, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    ending.abort();  // whatever of a refused answer is still under way
  }
}
