// shelf: the archives that were opened last, kept as block files in the browser's own storage for this site,
// so that they open again at once. The browser may clear it away. Pictures and films stay where they are.
import { infoOfBlockFile, piecesOfBlockFile } from './block-file.js';
import { sentences } from '../base/errors.js';

const folderName = 'backscroll';
const mostKept = 6;
const mostKeyLetters = 100;
const longestWriteMillis = 3_600_000;  // what is still no whole file by then never will be

/** One for each account and format: a newer export takes the place of the older one. */
function keyOf({ format, profile: { handle, name } }) {
  const owner = [...(handle || name || '')].map((letter) => (
    /[\w-]/.test(letter) ? letter : `~${letter.codePointAt(0).toString(16)}`)).join('');
  return `${format.replaceAll(/\W/g, '')}-${owner}`.slice(0, mostKeyLetters);
}

const keyOfName = (name) => name.slice(0, name.lastIndexOf('.'));

async function openedShelf() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folderName, { create: true });
}

/**
 * Keeps an archive; the block stays as it is. In a worker only: elsewhere nothing can be written at once.
 * @param {{archive: import('../base/block-parts.js').Block, info: object}} read
 * @returns {Promise<string | null>} a sentence, if it could not be kept
 */
export async function keepOnShelf(read) {
  let shelf = null;
  const key = keyOf(read.info);
  const name = `${key}.${crypto.randomUUID()}`;  // never that of one which is there
  try {
    shelf = await openedShelf();
    await write(await shelf.getFileHandle(name, { create: true }), piecesOfBlockFile(read));
    await tidy(shelf, key, name);
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
