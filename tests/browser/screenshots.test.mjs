// The page in the sizes and themes that the README shows. BACKSCROLL_UPDATE_PICTURES=1 writes the pictures;
// without it each one is taken, looked at for emptiness, and compared in size with the one that is kept.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { siteForTests, whenReady, whenStill } from './helpers.mjs';
import { colourCount, decodePng } from './png.mjs';

const folder = new URL('../../data/pictures/', import.meta.url);
const isUpdating = process.env.BACKSCROLL_UPDATE_PICTURES === '1';
const sizes = [['wide', 1440, 900], ['medium', 800, 900], ['narrow', 360, 740]];
const pictures = [
  ...sizes.flatMap(([name, width, height]) => ['light', 'dark'].map(
    (colorScheme) => ({ name: `${name}-${colorScheme}`, width, height, colorScheme, deviceScaleFactor: 1 }))),
  { name: 'wide-light-2x', width: 1440, height: 900, colorScheme: 'light', deviceScaleFactor: 2 },
];

const site = siteForTests();

describe('pictures of the page', () => {
  for (const { name, ...options } of pictures) {
    test(`${name}, ${options.width} x ${options.height}`, async (t) => {
      const page = await site.open(t, '/', options);
      await whenReady(page);
      await whenStill(page);
      const file = await page.screenshot();
      const picture = decodePng(file);
      assert.equal(picture.width, options.width * options.deviceScaleFactor);
      assert.equal(picture.height, options.height * options.deviceScaleFactor);
      assert.ok(colourCount(picture) > 100, 'it is nearly blank');
      assert.deepEqual(page.trouble, []);
      await keepOrCompare(new URL(`${name}.png`, folder), file, picture);
    });
  }
});

async function keepOrCompare(address, file, picture) {
  if (isUpdating) {
    await mkdir(folder, { recursive: true });
    await writeFile(address, file);
    return;
  }
  const kept = decodePng(await readFile(address));
  assert.deepEqual([kept.width, kept.height], [picture.width, picture.height], 'the size of the one kept');
}
