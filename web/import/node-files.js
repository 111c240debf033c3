// node-files: what the command line names, as inputs for files-reader.js: files, folders, standard input.
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import process from 'node:process';

import { bytesOf } from './bytes.js';

/** Opened when somebody reads, so that a folder of many pictures costs no more than their names. */
function bytesOfFile(path, size) {
  let handle = null;
  return bytesOf(size, async (at, length) => {
    handle ??= open(path);
    const { buffer, bytesRead } = await (await handle).read(new Uint8Array(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
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
