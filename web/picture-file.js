// picture-file: where a picture's address leads, and the file behind it. A guest's manners: nothing is
// fetched from anywhere but the archive's own place unless that is allowed, and nothing that is too
// large, too slow or no picture.

const mostBytes = 20 * 1024 * 1024;
const longestMillis = 30_000;

/** Why there is no picture. The numbers are those of PictureTrouble. */
export const trouble = { broken: 1, remote: 2, nowhere: 3 };

export class PictureError extends Error {
  /** @param {number} kind one of `trouble` */
  constructor(kind, options) {
    super('No picture', options);
    this.kind = kind;
  }
}

/**
 * @param {string} address as the archive has it
 * @param {string | null} base address of the archive, null when it came as bytes
 * @returns {{url: string, isRemote: boolean}} isRemote: not from where the archive is
 */
export function resolvedAddress(address, base) {
  if (/^data:/i.test(address)) return { url: address, isRemote: false };
  const anywhere = 'https://nowhere.invalid/';
  if (!URL.canParse(address, base ?? anywhere)) throw new PictureError(trouble.broken);
  const url = new URL(address, base ?? anywhere);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new PictureError(trouble.broken);
  if (base === null && url.origin === new URL(anywhere).origin) throw new PictureError(trouble.nowhere);
  return { url: url.href, isRemote: base === null || url.origin !== new URL(base).origin };
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

function fetchOptions(url, isRemote) {
  if (isRemote) return { credentials: 'omit', referrerPolicy: 'no-referrer' };
  // Sent on to another host, a request would tell that host of the reader.
  const isOfPage = new URL(url).origin === location.origin;
  return isOfPage ? { mode: 'same-origin' } : { redirect: 'error' };
}

async function limitedBlob(response) {
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

/**
 * @param {{url: string, isRemote: boolean}} place
 * @param {AbortSignal} signal
 * @returns {Promise<Blob>} rejects with a PictureError, or with the signal's reason
 */
export async function fetchedPicture({ url, isRemote }, signal) {
  if (/^data:/i.test(url)) return blobOfDataAddress(url);
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, longestMillis);
  signal.addEventListener('abort', end);
  try {
    return await limitedBlob(await fetch(url, { ...fetchOptions(url, isRemote), signal: ending.signal }));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PictureError ? error : new PictureError(trouble.broken, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    ending.abort();  // whatever of a refused answer is still under way
  }
}
