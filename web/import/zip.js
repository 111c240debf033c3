// zip: what is in a zip file, by the directory at its end, and one file of it at a time.
import { configure, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';

import { BackscrollError, isBackscrollError, sentences } from '../base/errors.js';
import { bytesOf, copied, joined, piecesOfStream } from './bytes.js';
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
    return isWhole ? read : copied(read);  // its buffer is looked at, whatever part of it this is
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
      const read = copied(await bytes.read(from, Math.min(length, size - from)));
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

const recordBytes = 46;   // of the directory, without its strings
const offsetAt = 42;      // in it: where the file begins
const wideEndBytes = 56;  // ZIP64: numbers past 4 GB
const wideLocatorBytes = 20;
const unknown32 = 0xFFFFFFFF;

/**
 * What ends a zip of a single file: its record of the directory and the ends that point there.
 * @param {Uint8Array} record
 * @param {number} at where the record stands
 */
function endOfOne(record, at) {
  const tail = new Uint8Array(record.length + wideEndBytes + wideLocatorBytes + endBytes);
  tail.set(record);
  const wideEnd = new DataView(tail.buffer, record.length);
  wideEnd.setUint32(0, 0x06064B50, true);
  wideEnd.setBigUint64(4, BigInt(wideEndBytes - 12), true);
  for (const place of [24, 32]) wideEnd.setBigUint64(place, 1n, true);  // files
  wideEnd.setBigUint64(40, BigInt(record.length), true);
  wideEnd.setBigUint64(48, BigInt(at), true);
  const locator = new DataView(tail.buffer, record.length + wideEndBytes);
  locator.setUint32(0, 0x07064B50, true);
  locator.setBigUint64(8, BigInt(at + record.length), true);
  locator.setUint32(16, 1, true);  // disks
  const end = new DataView(tail.buffer, tail.length - endBytes);
  end.setUint32(0, 0x06054B50, true);
  for (const place of [8, 10]) end.setUint16(place, 1, true);
  end.setUint32(12, record.length, true);
  end.setUint32(16, unknown32, true);
  return tail;
}

/**
 * The same zip with one file only: to read it later, without keeping what was known of all of them. That is
 * some 8 KB a file, and an archive has a picture for every second post.
 * @param {{at: number, sizeBytes: number}} record of the directory
 * @param {number} before bytes that stand before the zip, and are not counted in what it says of places
 */
async function zipOfOne(bytes, { at, sizeBytes }, before) {
  const end = at - before;
  const tail = endOfOne(await bytes.read(at, sizeBytes), end);
  return bytesOf(end + tail.length, async (from, length) => {
    const file = from < end
      ? await bytes.read(from + before, Math.min(length, end - from)) : new Uint8Array(0);
    return joined(file, tail.subarray(Math.max(0, from - end), Math.max(0, from + length - end)));
  });
}

/** How much stands before the zip, by what it says of a file and where that was found. */
async function bytesBefore(bytes, at, { offset }) {
  const record = await bytes.read(at, recordBytes);
  const said = new DataView(record.buffer, record.byteOffset).getUint32(offsetAt, true);
  return said === unknown32 ? 0 : offset - said;
}

/**
 * @param {import('./bytes.js').Bytes} bytes
 * @param {string} name of the zip, for what is said when it is damaged
 * @returns {AsyncGenerator<{path: string, sizeBytes: number, pieces: () => AsyncGenerator<Uint8Array>}>}
 */
export async function* membersOfZip(bytes, name) {
  try {
    const zip = await withoutComment(bytes);
    const reader = new ZipReader(new BytesReader(zip));
    let at = null;
    let before = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      if (at === null) {
        at = reader.directoryOffset;
        before = await bytesBefore(zip, at, entry);
      }
      const record = { at, sizeBytes: recordSizeBytes(entry) };
      at += record.sizeBytes;
      const { directory: isFolder, filename: path, uncompressedSize: sizeBytes } = entry;
      if (!isFolder) yield { path, sizeBytes, pieces: () => piecesOfRecord(zip, record, before, name) };
    }
  } catch (error) {
    throw damaged(name, error);
  }
}

const recordSizeBytes = ({ rawFilename, rawExtraField, rawComment }) => (
  recordBytes + rawFilename.length + rawExtraField.length + rawComment.length);

async function* piecesOfRecord(zip, record, before, name) {
  let path = name;
  try {
    const one = await zipOfOne(zip, record, before);
    const [entry] = await new ZipReader(new BytesReader(one)).getEntries();
    path = entry.filename;
    yield* piecesOfEntry(entry);
  } catch (error) {
    throw damaged(path, error);
  }
}

/** A file that is larger than the directory says is no file but a trap. */
async function* piecesOfEntry(entry) {
  const { readable, writable } = new TransformStream();
  const ending = new AbortController();
  const done = entry.getData(writable, { checkSignature: true, signal: ending.signal });
  let size = 0;
  try {
    for await (const piece of piecesOfStream(readable, done)) {
      size += piece.length;
      if (size > entry.uncompressedSize || size > mostFileBytes) {
        throw new BackscrollError('damaged_file', sentences.swollenFile(entry.filename));
      }
      yield piece;
    }
    await done;
  } finally {
    ending.abort();
  }
}
