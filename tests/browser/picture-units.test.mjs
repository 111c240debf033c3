// The pure parts of the pictures, without a browser: where addresses lead, what of a file is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { baseOf } from '../../web/archive-source.js';
import { cutOf } from '../../web/picture-decoder.js';
import { blobOfDataAddress, resolvedAddress, trouble } from '../../web/picture-file.js';

const base = 'https://blog.example/posts/archive.json?v=2';
const kindOf = (work) => {
  try {
    work();
    return null;
  } catch ({ kind }) {
    return kind;
  }
};

describe('where an address leads', () => {
  const own = (url) => ({ url, isRemote: false });
  const remote = (url) => ({ url, isRemote: true });

  test('a relative one leads to where the archive is', () => {
    assert.deepEqual(resolvedAddress('a.png', base), own('https://blog.example/posts/a.png'));
    assert.deepEqual(resolvedAddress('../media/a b.png', base), own('https://blog.example/media/a%20b.png'));
    assert.deepEqual(resolvedAddress('/a.png', base), own('https://blog.example/a.png'));
    assert.deepEqual(resolvedAddress('https://blog.example/a.png', base), own('https://blog.example/a.png'));
  });

  test('another host, another port and another scheme are other places', () => {
    for (const url of [
      'https://elsewhere.example/a.png', 'https://blog.example:8443/a.png', 'http://blog.example/a.png',
    ]) assert.deepEqual(resolvedAddress(url, base), remote(url));
    assert.deepEqual(resolvedAddress('//elsewhere.example/a', base), remote('https://elsewhere.example/a'));
  });

  test('of an archive without an address relative ones lead nowhere, absolute ones to other places', () => {
    assert.equal(kindOf(() => resolvedAddress('a.png', null)), trouble.nowhere);
    assert.equal(kindOf(() => resolvedAddress('/a.png', null)), trouble.nowhere);
    assert.deepEqual(resolvedAddress('https://a.example/b', null), remote('https://a.example/b'));
    assert.deepEqual(resolvedAddress('//a.example/b', null), remote('https://a.example/b'));
  });

  test('scripts, files and blobs are no pictures', () => {
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'blob:https://blog.example/1', 'http://']) {
      assert.equal(kindOf(() => resolvedAddress(address, base)), trouble.broken, address);
    }
  });

  test('an archive has an address when it was fetched from one', () => {
    assert.equal(baseOf(new Blob(['{}'])), null);
    assert.equal(baseOf(new Response('{}')), null);
    const response = new Response('{}');
    Object.defineProperty(response, 'url', { value: base });
    assert.equal(baseOf(response), base);
  });
});

describe('pictures inside the archive', () => {
  const bytesOf = async (address) => [...new Uint8Array(await blobOfDataAddress(address).arrayBuffer())];

  test('in base64 and as plain bytes', async () => {
    assert.deepEqual(await bytesOf('data:image/png;base64,AQL/'), [1, 2, 255]);
    assert.deepEqual(await bytesOf('data:image/gif,GIF%00'), [71, 73, 70, 0]);
    assert.equal(blobOfDataAddress('DATA:image/webp;base64,AQ==').type, 'image/webp');
  });

  test('SVG, text and what cannot be read are refused', () => {
    for (const address of [
      'data:image/svg+xml;base64,PHN2Zz4=', 'data:text/html,hello', 'data:,hello', 'data:image/png;base64',
      'data:image/png;base64,***', 'data:image/png,%',
    ]) assert.equal(kindOf(() => blobOfDataAddress(address)), trouble.broken, address);
  });
});

describe('what of a file is shown', () => {
  const photo = { width: 4000, height: 3000 };

  test('a place of another shape gets the middle, in its own pixels', () => {
    assert.deepEqual(cutOf(photo, { use: 'cover', width: 300, height: 300 }),
      { x: 500, y: 0, width: 3000, height: 3000, toWidth: 300, toHeight: 300 });
    assert.deepEqual(cutOf(photo, { use: 'cover', width: 400, height: 100 }),
      { x: 0, y: 1000, width: 4000, height: 1000, toWidth: 400, toHeight: 100 });
  });

  test('a small file is cropped and not made larger', () => {
    assert.deepEqual(cutOf({ width: 100, height: 50 }, { use: 'cover', width: 300, height: 300 }),
      { x: 25, y: 0, width: 50, height: 50, toWidth: 50, toHeight: 50 });
  });

  test('a whole picture fits and is not cropped', () => {
    assert.deepEqual(cutOf(photo, { use: 'whole', width: 1000, height: 1000 }),
      { x: 0, y: 0, width: 4000, height: 3000, toWidth: 1000, toHeight: 750 });
    assert.deepEqual(cutOf({ width: 10, height: 20 }, { use: 'whole', width: 1000, height: 1000 }),
      { x: 0, y: 0, width: 10, height: 20, toWidth: 10, toHeight: 20 });
  });

  test('a line one pixel high stays a line', () => {
    assert.deepEqual(cutOf({ width: 9000, height: 1 }, { use: 'whole', width: 100, height: 100 }),
      { x: 0, y: 0, width: 9000, height: 1, toWidth: 100, toHeight: 1 });
    assert.equal(cutOf({ width: 9000, height: 1 }, { use: 'cover', width: 300, height: 100 }).toHeight, 1);
  });
});
