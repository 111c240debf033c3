// A file on its way from what load() was given to the core, in pieces: none is lost, and none waits for all.
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { BlockParts, takenPieces } from '../../web/base/block-parts.js';
import { piecesOf } from '../../web/import/archive-source.js';

const dist = resolve(process.env.BACKSCROLL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const { CoreReader } = await import(pathToFileURL(join(dist, 'backscroll-local.js')).href);

const megabyte = 1 << 20;
const { signal } = new AbortController();
const fileOf = (count) => new TextEncoder().encode(JSON.stringify({
  format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale' },
  posts: Array.from({ length: count }, (_, i) => ({ id: `p${i}`, text: 'Text' })),
}));

async function all(pieces) {
  const list = [];
  for await (const piece of pieces) list.push(piece);
  return list;
}

function responseOf(...chunks) {
  const isCancelled = { value: false };
  const body = new ReadableStream({
    pull(controller) {
      if (chunks.length === 0) controller.close();
      else controller.enqueue(chunks.shift());
    },
    cancel() { isCancelled.value = true; },
  });
  return { response: new Response(body), isCancelled };
}

describe('the pieces of a source', () => {
  test('have a megabyte each, whatever the chunks of the stream, and tell how far they are', async () => {
    const chunks = [700_000, 700_000, 3_000_000, 1].map((size, i) => new Uint8Array(size).fill(i + 1));
    const told = [];
    const { response } = responseOf(...chunks);
    const pieces = await all(piecesOf(response, ({ loaded }) => told.push(loaded), signal));
    assert.deepEqual(pieces.map((piece) => piece.length), [megabyte, megabyte, megabyte, megabyte, 205_697]);
    assert.ok(Buffer.concat(pieces).equals(Buffer.concat(chunks)));
    assert.deepEqual(told, [700_000, 1_400_000, 4_400_000, 4_400_001]);
  });

  test('are the chunks themselves, where nobody else has them and their size is right', async () => {
    const sizes = [70_000, 10, 5 * megabyte, 2 * megabyte, 80_000];
    const chunks = sizes.map((size, i) => new Uint8Array(size).fill(i + 1));
    const { response } = responseOf(...chunks);
    Object.defineProperty(response, 'type', { value: 'basic' });  // as one that was fetched
    const pieces = await all(piecesOf(response, () => {}, signal));
    assert.ok(Buffer.concat(pieces).equals(Buffer.concat(chunks)));
    assert.ok(pieces.every(({ length }) => length <= 2 * megabyte));
    assert.deepEqual(chunks.map((chunk) => pieces.includes(chunk)), [true, false, false, true, true]);
  });

  test('are copies of what the host page makes of a Blob', async () => {
    const chunk = new Uint8Array(100_000).fill(1);
    const blob = new Blob([new Uint8Array(9).fill(2)]);
    blob.stream = () => new ReadableStream({
      start(controller) {
        controller.enqueue(chunk);
        controller.close();
      },
    });
    const pieces = await all(piecesOf(blob, () => {}, signal));
    assert.deepEqual(pieces.map((piece) => [...piece]), [Array(9).fill(2)]);
  });

  test('leave the buffer of the host page alone', async () => {
    const bytes = new Uint8Array(megabyte + 5).fill(7);
    for (const source of [bytes, bytes.buffer, new Blob([bytes])]) {
      const pieces = await all(piecesOf(source, () => {}, signal));
      assert.equal(pieces.reduce((sum, piece) => sum + piece.length, 0), bytes.length);
      for (const { buffer, byteLength } of pieces) {
        assert.ok(buffer !== bytes.buffer && byteLength === buffer.byteLength);
      }
    }
    const part = await all(piecesOf(bytes.subarray(3, 8), () => {}, signal));
    assert.deepEqual(part.map((piece) => piece.length), [5]);
  });

  test('end the stream when nobody wants the rest, also one that has stalled', async () => {
    const { response, isCancelled } = responseOf(new Uint8Array(megabyte), new Uint8Array(megabyte));
    const pieces = piecesOf(response, () => {}, signal);
    await pieces.next();
    await pieces.return();
    assert.equal(isCancelled.value, true);

    const load = new AbortController();
    let isTold = false;
    const stalled = new Response(new ReadableStream({ cancel() { isTold = true; } }));
    const next = piecesOf(stalled, () => {}, load.signal).next();
    await Promise.resolve();
    load.abort();
    await assert.rejects(next, { name: 'AbortError' });
    assert.equal(isTold, true);
  });

  test('are those of a buffer as it was when it was given', async () => {
    const bytes = new Uint8Array(megabyte * 2).fill(7);
    const pieces = piecesOf(bytes, () => {}, signal);
    bytes.fill(8);
    const all7 = (await all(pieces)).every((piece) => piece.every((value) => value === 7));
    assert.ok(all7);
  });

  test('are those of an archive that is not there, in a sentence', async () => {
    const gone = new Response('no', { status: 404 });
    await assert.rejects(all(piecesOf(gone, () => {}, signal)), { code: 'not_found' });
    assert.throws(() => piecesOf(5, () => {}, signal), { code: 'bad_source' });
  });
});

describe('the reader of files', () => {
  const asItIs = { isBlock: false, isPacked: false, isLarge: false };
  const half = (bytes) => [bytes.slice(0, bytes.length / 2), bytes.slice(bytes.length / 2)];

  test('reads one that comes in pieces, and hands its block over', async () => {
    const reader = new CoreReader();
    await reader.begin(1, asItIs);
    for (const piece of half(fileOf(3))) await reader.take(1, piece);
    const { archive, info } = await reader.finish(1);
    assert.equal(info.posts, 3);
    assert.equal(new TextDecoder().decode(archive.pieces[0].bytes.subarray(0, 7)), 'BSCROLL');
  });

  test('forgets a file for the next one, and takes no late piece of it', async () => {
    const reader = new CoreReader();
    await reader.begin(1, asItIs);
    const [first, second] = half(fileOf(3));
    await reader.take(1, first);
    await reader.begin(2, asItIs);
    await assert.rejects(reader.take(1, second), { name: 'AbortError' });
    reader.abandon(1);
    for (const piece of half(fileOf(5))) await reader.take(2, piece);
    assert.equal((await reader.finish(2)).info.posts, 5);
  });

  test('gives up a sample for a file that was asked for later, and the other way round', async () => {
    const reader = new CoreReader();
    const sample = reader.sample(1, { posts: 7 });
    const refused = assert.rejects(sample, { name: 'AbortError' });
    await reader.begin(2, asItIs);
    await refused;
    await reader.take(2, fileOf(3));
    assert.equal((await reader.finish(2)).info.posts, 3);

    await reader.begin(3, asItIs);
    await reader.take(3, fileOf(4).slice(0, 50));
    assert.equal((await reader.sample(4, { posts: 7 })).info.posts, 7);
    reader.abandon(3);
    await assert.rejects(reader.take(3, fileOf(4).slice(50)), { name: 'AbortError' });
  });

  test('never answers one packed file with another', async () => {
    const packed = { isBlock: false, isPacked: true, isLarge: true };
    for (const way of [packed, asItIs]) {
      const reader = new CoreReader();
      await reader.begin(1, packed);
      await reader.take(1, new Uint8Array(gzipSync(fileOf(2))));
      const first = reader.finish(1).then(({ info }) => info.posts, ({ name }) => name);
      await reader.begin(2, way);
      await reader.take(2, way.isPacked ? new Uint8Array(gzipSync(fileOf(3))) : fileOf(3));
      assert.equal((await reader.finish(2)).info.posts, 3);
      assert.ok([2, 'AbortError'].includes(await first), await first);
    }
  });

  test('goes on after a file that was given up or is none', async () => {
    const reader = new CoreReader();
    await reader.begin(1, asItIs);
    await reader.take(1, fileOf(3).slice(0, 50));
    reader.abandon(1);
    await assert.rejects(reader.finish(1), { name: 'AbortError' });
    await reader.begin(2, asItIs);
    const page = new TextEncoder().encode('<!doctype html>'.padEnd(5000));
    await assert.rejects(reader.take(2, page), { code: 'not_json' });
    reader.abandon(2);
    await reader.begin(3, asItIs);
    await reader.take(3, fileOf(2));
    assert.equal((await reader.finish(3)).info.posts, 2);
  });
});

describe('the parts of a block', () => {
  const header = Uint8Array.of(1, 2, 3, 4);

  const put = (block) => {
    const whole = new Uint8Array(block.sizeBytes);
    for (const { at, bytes } of takenPieces(block)) whole.set(bytes, at);
    return whole;
  };

  test('stand where they belong, and are given up', () => {
    const parts = new BlockParts();
    const long = Uint8Array.from({ length: 3 * megabyte + 5 }, (_, i) => i % 251);
    for (let at = 0; at < long.length; at += 70_001) parts.append(2, long.subarray(at, at + 70_001));
    parts.append(0, Uint8Array.of(9));
    parts.append(0, Uint8Array.of());
    parts.append(0, Uint8Array.of(8));
    assert.equal(parts.block, null);
    const end = 16 + long.length;
    parts.finish(header, Uint32Array.of(8, 2, 16, 0, 16, long.length, end, 0), end + 3);
    const { block } = parts;
    const whole = put(block);
    assert.equal(whole.length, end + 3);
    assert.deepEqual([...whole.subarray(0, 16)], [1, 2, 3, 4, 0, 0, 0, 0, 9, 8, 0, 0, 0, 0, 0, 0]);
    assert.ok(Buffer.from(whole.subarray(16, end)).equals(Buffer.from(long)));
    assert.deepEqual(block.pieces, []);
  });

  test('are void when the file begins its list anew', () => {
    const parts = new BlockParts();
    parts.append(0, Uint8Array.of(9, 9, 9));
    parts.clear();
    parts.append(0, Uint8Array.of(5));
    parts.finish(header, Uint32Array.of(8, 1), 16);
    assert.deepEqual([...put(parts.block)], [1, 2, 3, 4, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]);
  });
});
