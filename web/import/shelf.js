// shelf: the archives that were opened last, kept as block files in the browser's own storage for this site,
// so that they open again at once. The browser may clear it away. Pictures and films stay where they are.
import { infoOfBlockFile, piecesOfBlockFile } from './block-file.js';
import { sentences } from '../base/errors.js';

const folderName = 'backscroll';
const mostKept = 6;
const longestWriteMillis = 3_600_000;  // what is still no whole file by then never will be

/** One for each account and format: a newer export takes the place of the older one. */
async function keyOf({ format, profile: { handle = '', name = '', source } }) {
  if (handle === '' && name === '') return crypto.randomUUID();
  const owner = new TextEncoder().encode(JSON.stringify([format, handle, name, source?.url ?? '']));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', owner));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const keyOfName = (name) => name.slice(0, name.lastIndexOf('.'));

async function openedShelf() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folderName, { create: true });
}

/**
 * Keeps an archive; the block stays as it is. In a worker only: elsewhere nothing can be written at once.
 * @param {{archive: import('../base/block-parts.js').Block, info: object}} read
 * @param {() => void} assertWanted throws when nobody waits any more
 * @returns {Promise<string | null>} a sentence, if it could not be kept
 */
export async function keepOnShelf(read, assertWanted = () => {}) {
  let shelf = null;
  let name = '';
  try {
    const key = await keyOf(read.info);
    name = `${key}.${crypto.randomUUID()}`;  // never that of one which is there
    shelf = await openedShelf();
    await write(await shelf.getFileHandle(name, { create: true }), piecesOfBlockFile(read));
    assertWanted();
    await tidy(shelf, key, name).catch(() => {});  // another page is at one of the others
    return null;
  } catch (error) {
    await shelf?.removeEntry(name).catch(() => {});
    return error.name === 'QuotaExceededError' ? sentences.shelfFull : sentences.shelfClosed;
  }
}

async function write(handle, pieces) {
  const file = await handle.createSyncAccessHandle();
  try {
    let at = 0;
    for (const piece of pieces) {
      const written = file.write(piece, { at });
      if (written < piece.length) throw new DOMException('The storage is full', 'QuotaExceededError');
      at += written;
    }
    file.flush();
  } finally {
    file.close();
  }
}

/** Older ones of the same account go, and those that are too many. */
async function tidy(shelf, key, name) {
  const others = [];
  for await (const [other, handle] of shelf.entries()) {
    if (other === name) continue;
    if (keyOfName(other) === key) await shelf.removeEntry(other);
    else others.push({ name: other, millis: (await handle.getFile()).lastModified });
  }
  others.sort((a, b) => b.millis - a.millis);
  for (const { name: old } of others.slice(mostKept - 1)) await shelf.removeEntry(old);
}

/**
 * What is kept, the newest first; nothing where the browser has no storage for this page.
 * @returns {Promise<{name: string, file: File, info: object}[]>}
 */
export async function keptArchives() {
  const kept = [];
  try {
    const shelf = await openedShelf();
    for await (const [name, handle] of shelf.entries()) {
      const file = await handle.getFile();
      const info = await infoOfBlockFile(file);
      if (info !== null) kept.push({ name, file, info });
      else if (Date.now() - file.lastModified > longestWriteMillis) await shelf.removeEntry(name);
    }
  } catch {
    return kept;  // another page may have taken something away meanwhile
  }
  return kept.sort((a, b) => b.file.lastModified - a.file.lastModified);
}

/** @param {string[]} names of what is kept */
export async function forget(names) {
  const shelf = await openedShelf();
  await Promise.allSettled(names.map((name) => shelf.removeEntry(name)));
}
