// Block files: what was written comes back whatever the pieces; what is none is refused in a sentence.
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import {
  BlockFileReader, infoOfBlockFile, isBlock, piecesOfBlockFile, unpackedHead, Unpacking,
} from '../../web/import/block-file.js';

const dist = resolve(process.env.BACKSCROLL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const { CoreReader } = await import(pathToFileURL(join(dist, 'backscroll-local.js')).href);

const read = await new CoreReader().sample(1, { posts: 50 });
const file = Buffer.concat([...piecesOfBlockFile(read)]);
const sizeBytes = read.archive.sizeBytes;
const withInfo = (info) => Buffer.concat([file.subarray(0, sizeBytes), Buffer.from(info)]);

async function readIn(bytes, pieceBytes, reader = new BlockFileReader()) {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await reader.take(new Uint8Array(bytes.subarray(at, at + pieceBytes)));
  }
  return reader.finish();
}

function wholeOf({ pieces }) {
  const whole = Buffer.alloc(sizeBytes);
  for (const { at, bytes } of pieces) whole.set(bytes, at);
  return whole;
}

describe('a block file', () => {
  test('comes back as it was written, in pieces of any size, packed or not', async () => {
    for (const pieceBytes of [1, 7, 4096, file.length]) {
      for (const isPacked of [false, true]) {
        const reader = new BlockFileReader();
        const again = isPacked ? await readIn(gzipSync(file), pieceBytes, new Unpacking(reader))
          : await readIn(file, pieceBytes, reader);
        assert.deepEqual(again.info, { ...read.info, isImported: true });
        assert.ok(wholeOf(again.archive).equals(file.subarray(0, sizeBytes)));
      }
    }
  });

  test('is handed on while it is read, if somebody takes it', async () => {
    for (const pieceBytes of [1, 4096, file.length]) {
      const pieces = [];
      const reader = new BlockFileReader((some, size) => {
        assert.equal(size, sizeBytes);
        assert.ok(some.length > 0);
        pieces.push(...some);
      });
      const { archive } = await readIn(file, pieceBytes, reader);
      assert.deepEqual(archive, { sizeBytes, pieces: [] });
      assert.ok(wholeOf({ pieces }).equals(file.subarray(0, sizeBytes)));
    }
  });

  test('passes on what it is given, and copies what is part of something larger', async () => {
    for (const pieceBytes of [64, 4096]) {
      const reader = new BlockFileReader();
      const shared = new Uint8Array(pieceBytes + 1);
      const given = new Set();
      for (let at = 0, i = 0; at < file.length; at += pieceBytes, i++) {
        const part = file.subarray(at, at + pieceBytes);
        const piece = i % 2 === 0 ? Uint8Array.from(part) : shared.subarray(0, part.length);
        piece.set(part);
        reader.take(piece);
        given.add(piece.buffer);
        shared.fill(0);
      }
      const { archive } = await reader.finish();
      assert.ok(wholeOf(archive).equals(file.subarray(0, sizeBytes)));
      const passedOn = archive.pieces.filter(({ bytes }) => given.has(bytes.buffer));
      const whole = Math.ceil(Math.floor(sizeBytes / pieceBytes) / 2);
      assert.equal(passedOn.length, whole);
      for (const { bytes } of passedOn) assert.notEqual(bytes.buffer, shared.buffer);
    }
  });

  test('is known by its first bytes', async () => {
    assert.ok(isBlock(file));
    assert.ok(isBlock(await unpackedHead(gzipSync(file).subarray(0, 4096))));
    for (const other of [gzipSync('{"posts": []}'), gzipSync(file).subarray(0, 9), Buffer.from('BSCR')]) {
      assert.ok(!isBlock(await unpackedHead(other)));
    }
  });

  test('says of its import no more than is known of one', async () => {
    const forged = { ...read.info, requests: -7, notKept: 'Visit us to restore it', isImported: false };
    const { info } = await readIn(withInfo(JSON.stringify(forged)), 1000);
    assert.deepEqual(info, { ...read.info, isImported: true });
  });

  test('of another version is none of the page', async () => {
    assert.deepEqual(await infoOfBlockFile(new Blob([file])), read.info);
    const other = Buffer.from(file);
    other[8] ^= 1;
    assert.equal(await infoOfBlockFile(new Blob([other])), null);
  });

  test('that is cut off or not what it says is refused', async () => {
    const facts = (changed) => JSON.stringify({ ...read.info, ...changed });
    const wrong = [
      file.subarray(0, 12), file.subarray(0, 5000), file.subarray(0, sizeBytes), file.subarray(0, -1),
      Buffer.from('{"format": "backscroll"}'.padEnd(400)), withInfo('null'), withInfo('{"a'),
      withInfo(facts({ posts: 49 })), withInfo(facts({ report: 'none' })), withInfo(facts({ profile: null })),
      withInfo(facts({ report: [{ action: 'hidden', reason: {}, sentence: 'x', count: 1, places: [] }] })),
      withInfo(facts({ profile: { name: 5 } })), withInfo(facts({ profile: { handle: {} } })),
      withInfo(facts({ format: 'a b' })), withInfo(Buffer.alloc(2 ** 20 + 1, 32)),
    ];
    for (const bytes of wrong) await assert.rejects(readIn(bytes, 1000), { code: 'damaged_file' });
  });

  test('that is packed and damaged is refused, and what waits is told', async () => {
    const packed = gzipSync(file);
    const flipped = Buffer.from(packed);
    flipped[packed.length - 6] ^= 1;  // in the sum that follows the data
    const wrong = [packed.subarray(0, -9), flipped, gzipSync('no block'.padEnd(99)), Buffer.alloc(5000, 31)];
    for (const bytes of wrong) {
      const reader = new Unpacking(new BlockFileReader());
      await assert.rejects(readIn(bytes, 1000, reader), { code: 'damaged_file' });
      reader.reset();
    }
  });

  test('hands nothing on once it was given up', async () => {
    const taken = [];
    const unpacking = new Unpacking({ take: (piece) => taken.push(piece), finish() {}, reset() {} });
    const late = unpacking.take(new Uint8Array(gzipSync(file)));
    unpacking.reset();
    await late.catch(() => {});
    await new Promise((done) => { setTimeout(done, 20); });
    assert.deepEqual(taken, []);
  });

  test('holds no more than the block and the facts', () => {
    assert.deepEqual(JSON.parse(file.subarray(sizeBytes)), read.info);
    assert.ok(gunzipSync(gzipSync(file)).equals(file));
  });
});
