// block-parts: the block of an archive in the pieces that the core hands out while it reads, section by
// section. They go to the widget as they are: put together, they would need the memory twice.
const leastBytes = 1024;
const mostBytes = 1024 * 1024;
const mostBlockBytes = 2 ** 32;  // the core would say so, too, but only when all has come

/**
 * @typedef {object} Block what finish() makes of them
 * @property {number} sizeBytes of the whole
 * @property {{at: number, bytes: Uint8Array<ArrayBuffer>}[]} pieces where each belongs; between them is
 *   nothing
 */

export class BlockParts {
  #sections = [];  // of each: {pieces, filled}; all are full but the last one, which has `filled` bytes
  #block = null;
  #sizeBytes = 0;  // until now

  /** @param {number} section @param {Uint8Array} bytes are copied */
  append(section, bytes) {
    this.#sizeBytes += bytes.length;
    if (this.#sizeBytes > mostBlockBytes) throw new RangeError('The block is too large');
    const parts = this.#sections[section] ??= { pieces: [], filled: 0 };
    for (let at = 0; at < bytes.length;) {
      let piece = parts.pieces.at(-1);
      if (piece === undefined || parts.filled === piece.length) {
        const wanted = piece === undefined ? bytes.length : 2 * piece.length;
        piece = new Uint8Array(Math.min(mostBytes, Math.max(leastBytes, wanted)));
        parts.pieces.push(piece);
        parts.filled = 0;
      }
      const part = bytes.subarray(at, at + piece.length - parts.filled);
      piece.set(part, parts.filled);
      parts.filled += part.length;
      at += part.length;
    }
  }

  /** All that came is void. */
  clear() {
    this.#sections = [];
    this.#sizeBytes = 0;
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} header
   * @param {Uint32Array} places of each section: where it begins, and its size
   * @param {number} sizeBytes of the whole block
   */
  finish(header, places, sizeBytes) {
    const pieces = [{ at: 0, bytes: header }];
    this.#sections.forEach((parts, section) => {
      let at = places[2 * section];
      parts.pieces.forEach((piece, i) => {
        const isLast = i === parts.pieces.length - 1;
        pieces.push({ at, bytes: isLast ? piece.subarray(0, parts.filled) : piece });
        at += piece.length;
      });
    });
    this.#block = { sizeBytes, pieces };
  }

  /** @returns {Block | null} null: it is not finished */
  get block() {
    return this.#block;
  }
}

/** A block that can be taken while it is still on its way. */
export class ComingBlock {
  sizeBytes = 0;
  pieces = [];
  /** After some of them. */
  onPieces = null;
  #onBegin;

  /** @param {(block: ComingBlock) => void} onBegin its size is known, and its first piece is there */
  constructor(onBegin) {
    this.#onBegin = onBegin;
  }

  /** @param {{at: number, bytes: Uint8Array<ArrayBuffer>}[]} pieces @param {number} sizeBytes of the whole */
  add(pieces, sizeBytes) {
    const isFirst = this.sizeBytes === 0;
    this.sizeBytes = sizeBytes;
    this.pieces.push(...pieces);
    if (isFirst) this.#onBegin(this);
    this.onPieces?.();
  }
}

/** @param {Block} block */
export const copyOf = ({ sizeBytes, pieces }) => (
  { sizeBytes, pieces: pieces.map(({ at, bytes }) => ({ at, bytes: bytes.slice() })) });

/** Hands over the pieces that are left, one at a time; what was taken is given up. @param {Block} block */
export function* takenPieces({ pieces }) {
  while (pieces.length > 0) {
    const piece = pieces.shift();
    yield piece;
    release(piece.bytes);
  }
}

/** No part of what others may need. @param {Uint8Array} bytes */
export const isWhole = ({ buffer, byteLength }) => byteLength === buffer.byteLength;

/**
 * Nobody needs it any more: its memory is free at once, not when garbage is collected.
 * @param {Uint8Array} bytes
 */
export function release(bytes) {
  if (isWhole(bytes)) bytes.buffer.transfer?.(0);
}
