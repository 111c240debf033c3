// zip: what is in a zip file, by the directory at its end, and one file of it at a time.
import { configure, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';

import { BackscrollError, isBackscrollError, sentences } from '../base/errors.js';
import { bytesOf, piecesOfStream } from './bytes.js';
import { mostFileBytes } from './limits.js';

configure({ useWebWorkers: false, chunkSize: 1 << 18 });

class BytesReader extends Reader {
  #bytes;

  constructor(bytes) {
    super(bytes);
    this.#bytes = bytes;
    this.size = bytes.size;
  }

  async readUint8Array(at, length) {
    const read = await this.#bytes.read(at, length);
    const isWhole = read.byteLength === read.buffer.byteLength;
    return isWhole ? read : read.slice();  // its buffer is looked at, whatever part of it this is
  }
}

const endBytes = 22;
const mostCommentBytes = 0xFFFF;

/**
 * The zip without its comment, which may hold anything, also what looks like the end of a zip: of all that
 * looks so, the right one's comment reaches to the end of the file.
 */
async function withoutComment(bytes) {
  const begin = Math.max(0, bytes.size - endBytes - mostCommentBytes);
  const tail = await bytes.read(begin, bytes.size - begin);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = 0; at + endBytes < tail.length; ++at) {
    const isEnd = view.getUint32(at, true) === 0x06054B50;
    if (!isEnd || at + endBytes + view.getUint16(at + 20, true) !== tail.length) continue;
    const size = begin + at + endBytes;
    return bytesOf(size, async (from, length) => {
      const read = (await bytes.read(from, Math.min(length, size - from))).slice();
      for (const place of [size - 2, size - 1]) {  // the length of the comment
        if (place >= from && place < from + read.length) read[place - from] = 0;
      }
      return read;
    });
  }
  return bytes;
}

function damaged(path, error) {
  if (isBackscrollError(error) || error?.name === 'AbortError') return error;
  const isLocked = /encrypt|password/i.test(error?.message);
  const sentence = isLocked ? sentences.lockedFile(path) : sentences.damagedFile(path);
  return new BackscrollError('damaged_file', sentence, { cause: error });
}

/**
 * @param {import('./bytes.js').Bytes} bytes
 * @param {string} name of the zip, for what is said when it is damaged
 * @returns {AsyncGenerator<{path: string, sizeBytes: number, pieces: () => AsyncGenerator<Uint8Array>}>}
 */
export async function* membersOfZip(bytes, name) {
  try {
    const reader = new ZipReader(new BytesReader(await withoutComment(bytes)));
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      const { filename: path, uncompressedSize: sizeBytes } = entry;
      yield { path, sizeBytes, pieces: () => piecesOfEntry(entry) };
    }
  } catch (error) {
    throw damaged(name, error);
  }
}

/** A file that is larger than the directory says is no file but a trap. */
async function* piecesOfEntry(entry) {
  const path = entry.filename;
  const { readable, writable } = new TransformStream();
  const ending = new AbortController();
  const done = entry.getData(writable, { checkSignature: true, signal: ending.signal });
  let size = 0;
  try {
    for await (const piece of piecesOfStream(readable, done)) {
      size += piece.length;
      if (size > entry.uncompressedSize || size > mostFileBytes) {
        throw new BackscrollError('damaged_file', sentences.swollenFile(path));
      }
      yield piece;
    }
    await done;
  } catch (error) {
    throw damaged(path, error);
  } finally {
    ending.abort();
  }
}
