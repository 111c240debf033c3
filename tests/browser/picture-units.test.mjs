// The pure parts of the pictures, without a browser: where addresses lead, what of a file is shown.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { baseOf } from '../../web/import/archive-source.js';
import { cutOf, decodedPicture, tooManyPixels } from '../../web/pictures/picture-decoder.js';
import { allowedAddress, blobOfDataAddress, trouble } from '../../web/pictures/picture-file.js';
import { pixelsOf } from '../../web/pictures/picture-size.js';
import { Pictures } from '../../web/pictures/pictures.js';
import { pngOf } from './pictures.mjs';

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
  const own = (address) => allowedAddress(address, base, false);
  const kindOfOwn = (address, from = base) => kindOf(() => allowedAddress(address, from, false));

  test('into the folder of the archive and below', () => {
    assert.equal(own('a.png'), 'https://blog.example/posts/a.png');
    assert.equal(own('media/2020/a b.png?size=2'), 'https://blog.example/posts/media/2020/a%20b.png?size=2');
    assert.equal(own('media/../100%25.png'), 'https://blog.example/posts/100%25.png');
    assert.equal(own('https://blog.example/posts/a.png'), 'https://blog.example/posts/a.png');
    assert.equal(allowedAddress('a.png', 'https://blog.example/archive.json', false), 'https://blog.example/a.png');
  });

  test('not out of that folder, in whatever way it is written', () => {
    for (const address of [
      '../a.png', '/a.png', '/postsa.png', '/posts', '../../admin/delete', '%2e%2e/a.png', '.%2E/a.png',
      'x/%2e%2e/../../a.png', '..\\a.png', '\\admin', '/posts/..%2fadmin', '..%5cadmin', '%252e%252e/admin',
      '..%252fadmin', '..;/admin', 'https://blog.example/admin', 'https://me@blog.example/posts/a.png',
    ]) assert.equal(kindOfOwn(address), trouble.outside, address);
  });

  test('another host, another port and another scheme are other places', () => {
    for (const address of [
      'https://elsewhere.example/a.png', 'https://blog.example:8443/posts/a.png', '//elsewhere.example/a',
      'http://blog.example/posts/a.png', '\\\\elsewhere.example/a', 'https:\\\\elsewhere.example/posts/a',
    ]) assert.equal(kindOfOwn(address), trouble.remote, address);
  });

  test('the page may allow other places', () => {
    const allowed = (address, from = base) => allowedAddress(address, from, true);
    assert.equal(allowed('//elsewhere.example/a'), 'https://elsewhere.example/a');
    assert.equal(allowed('../media/a.png'), 'https://blog.example/media/a.png');
    assert.equal(allowed('//a.example/b', null), 'https://a.example/b');
  });

  test('of an archive without an address relative ones lead nowhere, absolute ones to other places', () => {
    assert.equal(kindOfOwn('a.png', null), trouble.nowhere);
    assert.equal(kindOfOwn('/a.png', null), trouble.nowhere);
    assert.equal(kindOfOwn('https://a.example/b', null), trouble.remote);
  });

  test('scripts, files and blobs are no pictures', () => {
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'blob:https://blog.example/1', 'http://']) {
      assert.equal(kindOf(() => allowedAddress(address, base, true)), trouble.broken, address);
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

describe('decoding', () => {
  const want = { use: 'whole', width: 10, height: 10 };

  /** Decodes pictures of these pixels, each a page of one colour, and tells what was under way at a time. */
  async function decodeAll(t, sizes) {
    const seen = { now: 0, most: 0, codes: [] };
    globalThis.createImageBitmap = async (source, ...cut) => {
      if (cut.length > 0) return { width: 10, height: 10 };
      const pixels = pixelsOf(new Uint8Array(await source.arrayBuffer()));
      seen.now += pixels;
      seen.most = Math.max(seen.most, seen.now);
      await new Promise((resolve) => { setTimeout(resolve, 5); });
      return { width: 1, height: pixels, close: () => { seen.now -= pixels; } };
    };
    t.after(() => { delete globalThis.createImageBitmap; });
    const header = (width, height) => {
      const file = pngOf(1, 1, [0, 0, 0]);
      file.writeUInt32BE(width, 16);
      file.writeUInt32BE(height, 20);
      return new Blob([file]);
    };
    await Promise.all(sizes.map((size) => decodedPicture(header(...size), want)
      .then(() => seen.codes.push('here'), ({ code }) => seen.codes.push(code))));
    return seen;
  }

  test('what has more than 50 megapixels is refused before it is decoded', async (t) => {
    const { most, codes } = await decodeAll(t, [[16000, 16000], [8000, 6251]]);
    assert.deepEqual([most, codes], [0, [tooManyPixels, tooManyPixels]]);
  });

  test('no more than 64 megapixels are under way at a time, the others wait', async (t) => {
    const large = [6000, 5000];
    const { most, codes } = await decodeAll(t, [[8000, 6250], large, large, [100, 100], large]);
    assert.deepEqual(codes, Array(5).fill('here'));
    assert.ok(most <= 64e6 && most >= 50e6, `${most} at once`);
  });

  test('what has no size is refused', async (t) => {
    await decodeAll(t, []);
    await assert.rejects(decodedPicture(new Blob(['<svg/>']), want), { code: 'no_picture' });
  });
});

describe('a picture that could not be reached', () => {
  const turns = () => new Promise((resolve) => { setImmediate(resolve); });

  test('is asked for again later, each time later', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const before = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('offline'));
    t.after(() => { globalThis.fetch = before; });
    const told = [];
    const pictures = new Pictures({
      decode: () => null, onReady: () => {},
      onFailure: (ticket, kind) => told.push(kind),
      onAgain: () => {
        told.push('again');
        pictures.request(['1', 'cover', '8', '8', 'a.png']);
      },
    });
    pictures.restart(base);
    pictures.request(['1', 'cover', '8', '8', 'a.png']);
    for (const wait of [5000, 10_000, 20_000]) {
      await turns();
      t.mock.timers.tick(wait - 1);
      assert.equal(told.at(-1), trouble.unreachable);
      t.mock.timers.tick(1);
      assert.equal(told.at(-1), 'again');
    }
    pictures.end();
    await turns();
    const count = told.length;
    t.mock.timers.tick(1e6);
    assert.equal(told.length, count, 'and not after the end');
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

describe('how many pixels a file has, before it is decoded', () => {
  const text = (string) => [...Buffer.from(string, 'latin1')];
  const little = (number, count) => Array.from({ length: count }, (_, i) => number >>> 8 * i & 255);
  const big = (number, count) => little(number, count).reverse();
  const pixels = (...parts) => pixelsOf(Uint8Array.from(parts.flat()));
  const zeros = (count) => Array(count).fill(0);

  test('PNG', async () => {
    assert.equal(pixelsOf(pngOf(7, 5, [1, 2, 3])), 35);
    const bomb = await readFile(new URL('pages/pics/bomb256.png', import.meta.url));
    assert.equal(pixelsOf(bomb), 256e6);
  });

  test('JPEG, behind a thumbnail in its head and padding', () => {
    const frame = (marker) => [0xff, marker, ...big(17, 2), 8, ...big(3000, 2), ...big(4000, 2)];
    const thumbnail = [0xff, 0xe1, ...big(2 + 9, 2), ...frame(0xc0).slice(0, 9)];
    const table = [0xff, 0xc4, 0, 4, 1, 2];
    assert.equal(pixels([0xff, 0xd8], thumbnail, table, [0xff], frame(0xc2)), 12e6);
    assert.equal(pixels([0xff, 0xd8], thumbnail), null);
  });

  test('GIF: its screen, or a first picture that is larger', () => {
    const screen = [...text('GIF89a'), ...little(10, 2), ...little(20, 2), 0x80, 0, 0, ...zeros(6)];
    const comment = [0x21, 0xfe, 3, 1, 2, 3, 0];
    const place = (width, height) => [0x2c, 0, 0, 0, 0, ...little(width, 2), ...little(height, 2)];
    assert.equal(pixels(screen, comment, place(10, 20)), 200);
    assert.equal(pixels(screen, place(65535, 65535)), 65535 ** 2);
  });

  test('WebP of all three kinds', () => {
    const file = (kind, ...parts) => pixels(text('RIFF'), zeros(4), text(`WEBP${kind}`), zeros(4), ...parts);
    assert.equal(file('VP8 ', zeros(6), little(300, 2), little(200, 2)), 60_000);
    assert.equal(file('VP8L', [0x2f], little((299 | 199 << 14) >>> 0, 4)), 60_000);
    assert.equal(file('VP8X', zeros(4), little(299, 3), little(199, 3)), 60_000);
  });

  test('AVIF and HEIF: the largest of their pictures', () => {
    const size = (width, height) =>
      [...big(20, 4), ...text('ispe'), ...zeros(4), ...big(width, 4), ...big(height, 4)];
    assert.equal(pixels(big(16, 4), text('ftypavif'), zeros(4), size(160, 90), size(4000, 3000)), 12e6);
    assert.equal(pixels(big(16, 4), text('ftypmif1'), zeros(40)), null);
  });

  test('BMP, from the top or from the bottom', () => {
    const head = [...text('BM'), ...zeros(12)];
    assert.equal(pixels(head, little(40, 4), little(30, 4), little(-20, 4)), 600);
    assert.equal(pixels(head, little(12, 4), little(30, 2), little(20, 2)), 600);
  });

  test('what is cut off, empty or something else has no size', () => {
    const whole = pngOf(7, 5, [1, 2, 3]);
    assert.equal(pixelsOf(whole.subarray(0, 20)), null);
    assert.equal(pixelsOf(pngOf(0, 5, [1, 2, 3])), null);
    assert.equal(pixels(text('GIF89a')), null);
    assert.equal(pixels(text('<svg width="9" height="9"/>')), null);
    assert.equal(pixels(), null);
  });
});
