// containers: all files of what somebody opens, whether it came as a zip, a tar, a folder or as they are.
// Says what there is and reads what is asked for; what may be read is not decided here.
import { createTarDecoder } from 'modern-tar';

import { BackscrollError, isBackscrollError, sentences } from '../base/errors.js';
import {
  blobOf, bytesOfBlob, headOf, isGzip, PeekedPieces, piecesOfStream, streamOfPieces,
} from './bytes.js';
import {
  headBytes, mostFileBytes, mostInnerBytes, mostKeptMediaBytes, mostKeptTextBytes, mostMembers,
  mostPathLetters, mostSmallBytes,
} from './limits.js';
import { membersOfZip } from './zip.js';

/**
 * @typedef {object} Input what somebody chose
 * @property {string} path its name, or its path in the folder that was chosen
 * @property {boolean} isChosen this very file, and not the folder it is in
 * @property {Blob} [blob] its bytes; or
 * @property {import('./bytes.js').Bytes} [bytes]
 * @property {AsyncIterable<Uint8Array>} [stream] that can be read once
 *
 */

/** A file that is there. There may be a hundred thousand of them: what each holds counts. */
class Member {
  #pieces;
  #head;

  constructor({ path, sizeBytes, isChosen = false, blob, pieces, head }) {
    this.path = path;
    this.sizeBytes = sizeBytes;  // as the container says
    this.isChosen = isChosen;
    this.blob = blob;  // all of it, where it is one
    this.#pieces = pieces;
    this.#head = head;
  }

  /** Its bytes; fails where they are damaged. @returns {AsyncGenerator<Uint8Array>} */
  pieces() {
    return this.#pieces();
  }

  /** The first of its bytes. @returns {Promise<Uint8Array>} */
  async head() {
    return this.#head?.() ?? headOf(this.pieces(), headBytes);
  }
}

const littering = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

/** A path as everybody else writes it; null: it leads out of its folder, or is none. */
export function tidyPath(path) {
  if (/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(path)) return null;
  const parts = path.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  const tidy = parts.join('/');
  const isUsable = tidy !== '' && tidy.length <= mostPathLetters && !parts.includes('..');
  return isUsable && !littering.test(tidy) ? tidy : null;
}

/** Collects members, so that no container holds more than can be borne. */
class Members {
  all = [];
  #assertWanted;
  #innerBytes = 0;

  /** @param {() => void} assertWanted throws when nobody waits any more */
  constructor(assertWanted) {
    this.#assertWanted = assertWanted;
  }

  /** So many more bytes of containers in containers. */
  addInner(bytes) {
    this.#assertWanted();
    this.#innerBytes += bytes;
    if (this.#innerBytes > mostInnerBytes) throw tooLarge();
  }

  add(member) {
    this.#assertWanted();
    const path = tidyPath(member.path);
    if (path === null) return;
    if (this.all.length === mostMembers) throw new BackscrollError('too_large', sentences.tooManyFiles);
    this.all.push(new Member({ ...member, path }));
  }
}

/**
 * @param {Input[]} inputs
 * @param {(path: string) => boolean} isMedia whether a file of a tar is a picture or film worth keeping
 * @returns {Promise<Member[]>}
 */
export async function membersOf(inputs, isMedia, assertWanted = () => {}) {
  const members = new Members(assertWanted);
  const isAlone = inputs.length === 1;
  for (const input of inputs) {
    const bytes = input.blob === undefined ? input.bytes : bytesOfBlob(input.blob);
    await addInput(members, { ...input, bytes }, isMedia, isAlone);
  }
  const [only] = members.all;
  const isPackedAlone = members.all.length === 1 && isGzip(await only.head());  // a block in a zip
  return isPackedAlone ? [new Member(unpackedOf(only, only))] : members.all;
}

/** What is in a gzip, and how large that is nobody knows. @param {{pieces: () => AsyncIterable}} bytes */
const unpackedOf = ({ path, isChosen }, bytes) => (
  { path: path.replace(/\.gz$/i, ''), sizeBytes: 0, isChosen, pieces: () => unpackedPieces(bytes, path) });

async function addInput(members, input, isMedia, isAlone) {
  const { path, isChosen } = input;
  // In a folder a container is opened if it lies on top; all else there is looked at if its name asks for it.
  const mayBeContainer = isChosen || /^[^/]+\.(zip|tar|t?gz)$/i.test(path);
  if (!mayBeContainer) return members.add(memberOf(input));
  const once = input.bytes === undefined ? new PeekedPieces(input.stream) : null;
  const head = once === null ? await input.bytes.read(0, headBytes) : await once.head(headBytes);
  if (!isZip(head, path) && !isGzip(head) && !isTar(head)) {
    return members.add(once === null ? memberOf(input) : {
      path, sizeBytes: 0, isChosen, pieces: () => once.pieces(), head: async () => head,
    });
  }
  const bytes = input.bytes ?? bytesOfBlob(await blobOf(once.pieces(), mostFileBytes, tooLarge));
  // Of several containers each is a folder of its own, or two archives would be one.
  const folder = isAlone ? '' : `${tidyPath(path) ?? 'container'}/`;
  const into = folder === '' ? members : {
    add: (member) => members.add({ ...member, path: folder + member.path }),
    addInner: (size) => members.addInner(size),
  };
  try {
    await addContainer(into, { path, isChosen, bytes, head }, isMedia);
  } catch (error) {
    if (isChosen || error?.code !== 'damaged_file') throw error;
    members.add(memberOf(input));  // one of many in a folder
  }
}

const tooLarge = () => new BackscrollError('too_large', sentences.tooLarge);

const memberOf = ({ path, blob, bytes, isChosen }) => (
  { path, sizeBytes: bytes.size, isChosen, blob, pieces: () => bytes.pieces() });

async function addContainer(members, { path, isChosen, bytes, head }, isMedia) {
  if (isZip(head, path)) return addZip(members, bytes, path, true);
  if (isTar(head)) return addTar(members, () => bytes.pieces(), isMedia);
  const unpacked = unpackedOf({ path, isChosen }, bytes);
  const inner = await headOf(unpacked.pieces(), headBytes);
  return isTar(inner) ? addTar(members, unpacked.pieces, isMedia) : members.add(unpacked);
}

const isZip = (head, path) => (head[0] === 0x50 && head[1] === 0x4B && (head[2] === 3 || head[2] === 5)) ||
  /\.zip$/i.test(path);
const isTar = (head) => 'ustar'.split('').every((letter, i) => head[257 + i] === letter.charCodeAt(0));

async function* unpackedPieces(bytes, path) {
  const stream = streamOfPieces(bytes.pieces()).pipeThrough(new DecompressionStream('gzip'));
  let size = 0;
  try {
    for await (const piece of piecesOfStream(stream)) {
      size += piece.length;
      if (size > mostFileBytes) throw tooLarge();
      yield piece;
    }
  } catch (error) {
    if (isBackscrollError(error)) throw error;
    throw new BackscrollError('damaged_file', sentences.damagedFile(path), { cause: error });
  }
}

async function* counted(pieces, members) {
  for await (const piece of pieces) {
    members.addInner(piece.length);
    yield piece;
  }
}

/** Archives until 2020 have their pictures in a zip of their own. No other zip in a zip is looked into. */
const innerName = /(^|\/)(tweets?|profile|community_tweet|deleted_tweets|twitter_circle_tweet)_media\.zip$/i;

async function addZip(members, bytes, path, isOutermost) {
  for await (const member of membersOfZip(bytes, path)) {
    if (!innerName.test(tidyPath(member.path) ?? '') || !isOutermost) {
      members.add({ ...member, isChosen: false });
      continue;
    }
    const blob = await blobOf(counted(member.pieces(), members), mostInnerBytes, tooLarge);
    const folder = member.path.replace(/\.zip$/i, '/');
    const into = { add: (inner) => members.add({ ...inner, path: folder + inner.path }) };
    await addZip(into, bytesOfBlob(blob), member.path, false);
  }
}

/** What may still be kept of a tar, in bytes. */
class Room {
  #bytes;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** Takes that much, if there is so much. */
  take(bytes) {
    const fits = bytes <= this.#bytes;
    if (fits) this.#bytes -= bytes;
    return fits;
  }
}

/**
 * A tar can be read from its beginning only: each large text costs a walk, so what is to be shown later,
 * small texts, and the beginnings of large ones are kept on this one.
 */
async function addTar(members, pieces, isMedia) {
  const forMedia = new Room(mostKeptMediaBytes);
  const forTexts = new Room(mostKeptTextBytes);
  for await (const { header, body } of entriesOfTar(pieces())) {
    const { name, size } = header;
    const path = tidyPath(name);
    const isWanted = header.type === 'file' && path !== null;
    const bytes = wholePieces(body, size);
    if (!isWanted) {
      await drain(bytes);
    } else if (isMedia(path) ? forMedia.take(size) : size <= mostSmallBytes && forTexts.take(size)) {
      const blob = await blobOf(bytes, mostKeptMediaBytes, tooLarge);
      members.add({ path, sizeBytes: size, pieces: () => bytesOfBlob(blob).pieces() });
    } else {
      const peeked = new PeekedPieces(bytes);
      const known = forTexts.take(headBytes) ? await peeked.head(headBytes) : null;
      await drain(peeked.pieces());
      const head = known === null ? {} : { head: async () => known };
      members.add({ path, sizeBytes: size, pieces: () => piecesInTar(pieces(), name), ...head });
    }
  }
}

/** The bytes of an entry, all that there should be: the file may end before. */
async function* wholePieces(body, size) {
  let read = 0;
  for await (const piece of piecesOfStream(body)) {
    read += piece.length;
    yield piece;
  }
  if (read < size) throw new BackscrollError('damaged_file', sentences.damagedTar);
}

async function* entriesOfTar(pieces) {
  try {
    yield* piecesOfStream(streamOfPieces(pieces).pipeThrough(createTarDecoder({ strict: false })));
  } catch (error) {
    if (isBackscrollError(error)) throw error;
    throw new BackscrollError('damaged_file', sentences.damagedTar, { cause: error });
  }
}

/** To its end: cancelling it would cut off the next file, which is on its way already. */
async function drain(pieces) {
  while (!(await pieces.next()).done);
}

async function* piecesInTar(pieces, name) {
  for await (const { header, body } of entriesOfTar(pieces)) {
    const bytes = wholePieces(body, header.size);
    if (header.name === name && header.type === 'file') return yield* bytes;
    await drain(bytes);
  }
}
