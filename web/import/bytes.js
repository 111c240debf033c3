// bytes: a file that can be read from the middle, and streams as pieces. For the browser and Node alike.

/**
 * @typedef {object} Bytes
 * @property {number} size
 * @property {(at: number, length: number) => Promise<Uint8Array>} read as many as there are
 * @property {() => AsyncGenerator<Uint8Array>} pieces all of it, from the beginning
 */

const pieceBytes = 1 << 20;

/** @param {Uint8Array} head the first bytes of a file */
export const isGzip = (head) => head[0] === 0x1F && head[1] === 0x8B;

/** @param {Blob} blob @returns {Bytes} */
export function bytesOfBlob(blob) {
  return bytesOf(blob.size, async (at, length) => (
    new Uint8Array(await blob.slice(at, at + length).arrayBuffer())));
}

/** @param {number} size @param {Bytes['read']} read @returns {Bytes} */
export function bytesOf(size, read) {
  return {
    size,
    read,
    async* pieces() {
      for (let at = 0; at < size; at += pieceBytes) yield await read(at, Math.min(pieceBytes, size - at));
    },
  };
}

/**
 * A stream as pieces; it is cancelled when they are not wanted any more.
 * @param {ReadableStream} stream
 * @param {Promise<unknown>} [source] what fills it: rejects when nothing more comes, unknown to the stream
 */
export async function* piecesOfStream(stream, source) {
  const reader = stream.getReader();
  source?.catch(() => reader.cancel().catch(() => {}));  // which ends it for who waits
  let isDone = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) reader.cancel().catch(() => {});  // how it ends is of no interest
  }
}

/** @param {AsyncIterable<Uint8Array>} pieces */
export function streamOfPieces(pieces) {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => iterator.return?.(),
  });
}

/** The first bytes of what comes in pieces, fewer where there are fewer. */
export async function headOf(pieces, length) {
  const head = new Uint8Array(length);
  let filled = 0;
  for await (const piece of pieces) {
    const part = piece.subarray(0, length - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return head.subarray(0, filled);
}

/** Also of a Buffer, whose own slice() is only a view. @param {Uint8Array} bytes */
export const copied = (bytes) => new Uint8Array(bytes);

/** @param {Uint8Array} first @param {Uint8Array} second */
export function joined(first, second) {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** All of it, in memory or wherever the browser puts a Blob. */
export async function blobOf(pieces, mostBytes, tooLarge) {
  const parts = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > mostBytes) throw tooLarge();
    parts.push(piece);
  }
  return new Blob(parts);
}

/** One look at what can be read only once: its head, and then all of it, with the head. */
export class PeekedPieces {
  #iterator;
  #first = [];

  /** @param {AsyncIterable<Uint8Array>} pieces */
  constructor(pieces) {
    this.#iterator = pieces[Symbol.asyncIterator]();
  }

  async head(length) {
    let size = this.#first.reduce((sum, piece) => sum + piece.length, 0);
    while (size < length) {
      const { value, done } = await this.#iterator.next();
      if (done) break;
      this.#first.push(value);
      size += value.length;
    }
    return headOf(this.#first, length);
  }

  async* pieces() {
    try {
      while (this.#first.length > 0) yield this.#first.shift();
      for (;;) {
        const { value, done } = await this.#iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await this.#iterator.return?.();
    }
  }
}
