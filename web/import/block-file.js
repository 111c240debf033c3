// block-file: an archive that was read already, as a file of its own, a .backscroll. It is gzip around the
// block, with what the import said of it behind, as JSON. Nothing in it is parsed but that JSON; what the
// block holds is checked where it is opened, as that of any other.
import { isWhole, release } from '../base/block-parts.js';
import { abandoned, BackscrollError, isBackscrollError, sentences } from '../base/errors.js';
import { copied, joined, piecesOfStream } from './bytes.js';
import { mostInfoBytes } from './limits.js';

const magic = new TextEncoder().encode('BSCROLL\n');  // block.h says what stands where
const versionAt = 8;
const version = 5;
const sizeAt = 12;
const postsAt = 16;
const beginBytes = 20;
const handOnBytes = 1 << 20;

const damaged = (cause) => new BackscrollError('damaged_file', sentences.damagedBlock, { cause });

const isWord = (value) => typeof value === 'string' && /^\w+$/.test(value);
const isText = (value) => typeof value === 'string';
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Uint8Array} head the first bytes of a file */
export const isBlock = (head) => magic.every((byte, i) => head[i] === byte);

function isNote(note) {
  const { action, reason, sentence, option, count, places } = note ?? {};
  const isPlace = (place) => isObject(place) && Object.values(place).every(
    (value) => isText(value) || isCount(value));
  return [action, reason, sentence, option ?? ''].every(isText) && isCount(count) &&
    Array.isArray(places) && places.every(isPlace);
}

/** What an import said, if that is what it is: the rest of the page believes it. Nothing else is taken. */
function checkedInfo(bytes, posts) {
  const told = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const {
    format, profile, hidden, skipped, repaired, quotes, media, firstTime = null, lastTime = null, report,
  } = told;
  const isRight = isWord(format) && isObject(profile) && told.posts === posts &&
    [profile.name ?? '', profile.handle ?? '', firstTime ?? '', lastTime ?? ''].every(isText) &&
    [hidden, skipped, repaired, quotes, media].every(isCount) &&
    Array.isArray(report) && report.every(isNote);
  if (!isRight) throw new TypeError('These are not the facts of an import');
  return { format, profile, posts, hidden, skipped, repaired, quotes, media, firstTime, lastTime, report };
}

/**
 * What an import said of the archive in a file that is not packed, without reading the rest of it.
 * @param {Blob} file @returns {Promise<object | null>} null: it is none, or cut off
 */
export async function infoOfBlockFile(file) {
  const begin = new Uint8Array(await file.slice(0, beginBytes).arrayBuffer());
  if (begin.length < beginBytes || !isBlock(begin)) return null;
  const { isOurs, sizeBytes, posts } = numbersOf(begin);
  if (!isOurs) return null;  // another version of this page kept it, and no other reads it
  if (file.size <= sizeBytes || file.size - sizeBytes > mostInfoBytes) return null;
  try {
    return checkedInfo(new Uint8Array(await file.slice(sizeBytes).arrayBuffer()), posts);
  } catch {
    return null;
  }
}

function numbersOf({ buffer, byteOffset }) {
  const numbers = new DataView(buffer, byteOffset);
  const [isOurs, sizeBytes, posts] = [
    numbers.getUint32(versionAt, true) === version, numbers.getUint32(sizeAt, true),
    numbers.getUint32(postsAt, true),
  ];
  return { isOurs, sizeBytes, posts };
}

/** Reads one, unpacked, in pieces of any size. */
export class BlockFileReader {
  #onPieces;
  #begin = new Uint8Array(0);  // until the size is known
  #sizeBytes = null;
  #posts = 0;
  #taken = 0;
  #pieces = [];  // not handed on yet
  #handedOn = 0;  // bytes
  #info = [];
  #infoBytes = 0;

  /**
   * @param {(pieces: {at: number, bytes: Uint8Array}[], sizeBytes: number) => void} [onPieces] is given the
   *   pieces of the block as they are read, some at a time, and how large the block is; without it finish()
   *   has all of them
   */
  constructor(onPieces = null) {
    this.#onPieces = onPieces;
  }

  /** @param {Uint8Array} piece is handed over: it is passed on as it is, if it is no part of a larger one */
  take(piece) {
    if (this.#sizeBytes === null) {
      piece = joined(this.#begin, piece);
      if (piece.length < beginBytes) {
        this.#begin = piece;
        return;
      }
      if (!isBlock(piece)) throw damaged();
      ({ sizeBytes: this.#sizeBytes, posts: this.#posts } = numbersOf(piece));
    }
    const size = Math.min(piece.length, this.#sizeBytes - this.#taken);
    if (size < piece.length) this.#takeInfo(copied(piece.subarray(size)));
    if (size > 0) this.#takeBlock(piece.subarray(0, size));
  }

  /** Some at a time: each time costs on the way to the widget. */
  #takeBlock(bytes) {
    this.#pieces.push({ at: this.#taken, bytes: isWhole(bytes) ? bytes : copied(bytes) });
    this.#taken += bytes.length;
    const isEnough = this.#taken - this.#handedOn >= handOnBytes || this.#taken === this.#sizeBytes;
    if (this.#onPieces === null || !isEnough) return;
    this.#onPieces(this.#pieces, this.#sizeBytes);
    this.#pieces = [];
    this.#handedOn = this.#taken;
  }

  #takeInfo(bytes) {
    this.#infoBytes += bytes.length;
    if (this.#infoBytes > mostInfoBytes) throw damaged();
    this.#info.push(bytes);
  }

  /** @returns {Promise<{archive: import('../base/block-parts.js').Block, info: object}>} */
  async finish() {
    if (this.#sizeBytes === null || this.#taken < this.#sizeBytes) throw damaged();
    try {
      const info = checkedInfo(await new Blob(this.#info).arrayBuffer(), this.#posts);
      return {
        archive: { sizeBytes: this.#sizeBytes, pieces: this.#pieces }, info: { ...info, isImported: true },
      };
    } catch (error) {
      throw damaged(error);
    }
  }

  reset() {
    this.#pieces = [];
  }
}

/** Unpacks gzip that comes in pieces, for a reader that takes them unpacked. */
export class Unpacking {
  #reader;
  #isHandedOver;  // each piece, to the reader
  #input;
  #handedOn;
  #isGivenUp = false;  // then the reader may be at another file

  /** @param {{take: (piece: Uint8Array) => void, finish: () => object, reset: () => void}} reader */
  constructor(reader) {
    this.#reader = reader;
    this.#isHandedOver = reader instanceof BlockFileReader;
    const { readable, writable } = new DecompressionStream('gzip');
    this.#input = writable.getWriter();
    this.#handedOn = this.#handOn(readable);
    this.#handedOn.catch(() => {});  // whoever gives the next piece is told
  }

  async #handOn(readable) {
    for await (const piece of piecesOfStream(readable)) {
      if (this.#isGivenUp) return;
      this.#reader.take(piece);
      if (!this.#isHandedOver) release(piece);
    }
  }

  async take(piece) {
    await this.#unlessBroken(this.#input.write(piece));
  }

  async finish() {
    await this.#unlessBroken(this.#input.close());
    await this.#unlessBroken(this.#handedOn);
    if (this.#isGivenUp) throw abandoned();
    return this.#reader.finish();
  }

  async #unlessBroken(step) {
    try {
      await step;
    } catch {
      if (this.#isGivenUp) throw abandoned();
      // The stream is broken because of its reader, if that has said something.
      const error = await this.#handedOn.catch((cause) => cause);
      throw isBackscrollError(error) ? error : damaged(error);
    }
  }

  reset() {
    this.#isGivenUp = true;
    this.#input.abort().catch(() => {});  // how it ends is of no interest
    this.#reader.reset();
  }
}

/** The first bytes of what is packed. @param {Uint8Array} head of the file */
export async function unpackedHead(head) {
  const { readable, writable } = new DecompressionStream('gzip');
  const input = writable.getWriter();
  input.write(head).then(() => input.close()).catch(() => {});  // it is only the beginning
  try {
    for await (const piece of piecesOfStream(readable)) return piece;
  } catch {
    // Then it is for others to say what is wrong.
  }
  return new Uint8Array(0);
}

/**
 * What stands in the file, not packed. The block is left as it is.
 * @param {{archive: import('../base/block-parts.js').Block, info: object}} read
 */
export function* piecesOfBlockFile({ archive, info }) {
  let written = 0;
  const upTo = (at) => new Uint8Array(at - written);  // between sections there may be a gap
  for (const { at, bytes } of [...archive.pieces].sort((a, b) => a.at - b.at)) {
    if (bytes.length === 0) continue;
    if (at > written) yield upTo(at);
    yield bytes;
    written = at + bytes.length;
  }
  if (archive.sizeBytes > written) yield upTo(archive.sizeBytes);
  yield new TextEncoder().encode(JSON.stringify(info));
}
