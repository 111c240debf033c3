// What the browser keeps of archives that were opened: the last ones, each once, or a sentence.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { piecesOfBlockFile } from '../../web/import/block-file.js';
import { forget, keepOnShelf, keptArchives } from '../../web/import/shelf.js';

/** The browser's storage as far as it is used, with files in memory and a clock of its own. */
class Storage {
  files = new Map();
  millis = 1000;
  mostBytes = Infinity;

  getDirectory = async () => ({ getDirectoryHandle: async () => this.folder });

  folder = {
    getFileHandle: async (name) => {
      this.files.set(name, { bytes: Buffer.alloc(0), lastModified: this.millis++ });
      return this.#handle(name);
    },
    removeEntry: async (name) => {
      if (!this.files.delete(name)) throw new DOMException('It is not there', 'NotFoundError');
    },
    entries: () => [...this.files.keys()].map((name) => [name, this.#handle(name)]),
  };

  #handle(name) {
    const file = this.files.get(name);
    return {
      getFile: async () => Object.assign(new Blob([file.bytes]), { lastModified: file.lastModified }),
      createSyncAccessHandle: async () => ({
        write: (piece) => {
          if (file.bytes.length + piece.length > this.mostBytes) return 0;
          file.bytes = Buffer.concat([file.bytes, piece]);
          return piece.length;
        },
        flush() {},
        close() {},
      }),
    };
  }
}

/** A block is not looked into by who keeps it. */
function archiveOf(handle, posts = 3) {
  const bytes = new Uint8Array(64);
  bytes.set(new TextEncoder().encode('BSCROLL\n'));
  new DataView(bytes.buffer).setUint32(8, 5, true);
  new DataView(bytes.buffer).setUint32(12, 64, true);
  new DataView(bytes.buffer).setUint32(16, posts, true);
  const info = {
    format: 'x', profile: { handle }, posts, hidden: 0, skipped: 0, repaired: 0, quotes: 0, media: 0,
    firstTime: null, lastTime: null, report: [],
  };
  return { archive: { sizeBytes: 64, pieces: [{ at: 0, bytes }] }, info };
}

describe('the shelf', () => {
  let storage;
  beforeEach(() => {
    storage = new Storage();
    Object.defineProperty(globalThis, 'navigator', { value: { storage }, configurable: true });
  });
  const handles = async () => (await keptArchives()).map(({ info }) => info.profile.handle);

  test('keeps an archive as the block file that it is', async () => {
    const read = archiveOf('robin');
    assert.equal(await keepOnShelf(read), null);
    const [{ file, info }] = await keptArchives();
    assert.deepEqual(info, read.info);
    assert.ok(Buffer.from(await file.arrayBuffer()).equals(Buffer.concat([...piecesOfBlockFile(read)])));
  });

  test('keeps the newest of each account, and no more than six, the newest first', async () => {
    for (const handle of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a']) await keepOnShelf(archiveOf(handle));
    assert.deepEqual(await handles(), ['a', 'g', 'f', 'e', 'd', 'c']);
    await keepOnShelf(archiveOf('\u6771\u4eac/../..'));
    assert.equal((await handles())[0], '\u6771\u4eac/../..');
    assert.ok([...storage.files.keys()].every((name) => /^[\w.-]+$/.test(name)));
    for (let i = 0; i < 3; ++i) await keepOnShelf(archiveOf(''));
    assert.deepEqual((await handles()).slice(0, 4), ['', '', '', '\u6771\u4eac/../..'], 'nobody is not one');
  });

  test('forgets what it is told to', async () => {
    for (const handle of ['a', 'b', 'c']) await keepOnShelf(archiveOf(handle));
    const [{ name }] = await keptArchives();
    await forget([name, 'gone already']);
    assert.deepEqual(await handles(), ['b', 'a']);
  });

  test('says so where there is no room, and leaves nothing behind', async () => {
    await keepOnShelf(archiveOf('a'));
    storage.mostBytes = 80;
    assert.match(await keepOnShelf(archiveOf('b')), /no room left/);
    assert.match(await keepOnShelf(archiveOf('a')), /no room left/);
    assert.deepEqual(await handles(), ['a'], 'what was there stays');
  });

  test('keeps nothing that nobody waits for any more, and copes with another page', async () => {
    const cancelled = () => { throw new DOMException('Cancelled', 'AbortError'); };
    await keepOnShelf(archiveOf('a'), cancelled);
    assert.deepEqual(await handles(), []);
    await keepOnShelf(archiveOf('a'));
    storage.folder.removeEntry = async () => { throw new DOMException('No', 'NoModificationAllowedError'); };
    assert.equal(await keepOnShelf(archiveOf('a')), null);
  });

  test('says so where it is not allowed, and lists nothing', async () => {
    storage.getDirectory = async () => { throw new DOMException('No', 'SecurityError'); };
    assert.match(await keepOnShelf(archiveOf('a')), /does not let the page keep/);
    assert.deepEqual(await keptArchives(), []);
    Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
    assert.match(await keepOnShelf(archiveOf('a')), /does not let the page keep/);
    assert.deepEqual(await keptArchives(), []);
  });

  test('passes over what is no whole file, and clears it away when it is old', async () => {
    await keepOnShelf(archiveOf('a'));
    storage.millis = Date.now();
    await storage.folder.getFileHandle('being-written.1');
    assert.deepEqual(await handles(), ['a']);
    assert.equal(storage.files.size, 2);
    storage.files.get('being-written.1').lastModified = 0;
    assert.deepEqual(await handles(), ['a']);
    assert.equal(storage.files.size, 1);
  });
});
