// node-files: what the command line names, as inputs for files-reader.js: files, folders, standard input.
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import process from 'node:process';

import { bytesOf } from './bytes.js';

/** Open only while it is read: a folder may have more files than may be open at once. */
function bytesOfFile(path, size) {
  return bytesOf(size, async (at, length) => {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  });
}

async function* filesBelow(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;  // and no link: it may lead anywhere
  }
}

async function inputsOfFolder(folder) {
  const inputs = [];
  for await (const path of filesBelow(folder)) {
    const { size } = await stat(path);
    inputs.push({
      path: relative(folder, path).split(sep).join('/'), isChosen: false, bytes: bytesOfFile(path, size),
    });
  }
  return inputs;
}

/**
 * @param {string} name of a file or folder; "-" is standard input
 * @returns {Promise<import('./containers.js').Input[]>}
 */
export async function inputsOf(name) {
  if (name === '-') return [{ path: 'standard input', isChosen: true, stream: process.stdin }];
  const about = await stat(name);
  if (about.isDirectory()) return inputsOfFolder(name);
  if (!about.isFile()) {  // a pipe
    const handle = await open(name);
    return [{ path: basename(name), isChosen: true, stream: handle.createReadStream() }];
  }
  return [{ path: basename(name), isChosen: true, bytes: bytesOfFile(name, about.size) }];
}
