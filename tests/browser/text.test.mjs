// The text of the canvas beside the text of the page: the same line in the same type, drawn by the widget and
// by the browser, compared as pictures.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mixedScriptArchive } from '../bench/mixed-scripts.mjs';
import { metricsOf, onFeed, pointOf, siteForTests, whenReady, whenStill } from './helpers.mjs';
import { decodePng, differenceOf, pictureOf } from './png.mjs';

const scripts = [
  'latin', 'arabic', 'hebrew', 'devanagari', 'thai', 'tamil', 'khmer', 'japanese', 'korean', 'emoji', 'marks',
  'mixed',
];
const column = { x: 788, y: 64, width: 292, height: 1536 };  // where the cards have their texts
const lineHeight = 22;
const seenLevels = 64;  // of 255: a difference that an eye can see in text
const seenShareLimit = 0.12;  // of the pixels with ink
const meanLimit = 6;  // levels, over all pixels of the line

const site = siteForTests();

/** Darkness in one byte a pixel. */
function levelsOf({ width, height, channels, pixels }) {
  const levels = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < levels.length; i++, at += channels) {
    levels[i] = 255 - (pixels[at] * 2 + pixels[at + 1] * 5 + pixels[at + 2]) / 8;
  }
  return { width, height, levels };
}

/** How the line differs from the part of the picture at (left, top); stops when worse than `most`. */
function differenceAt(picture, line, left, top, most) {
  let sum = 0;
  let seen = 0;
  for (let y = 0; y < line.height && sum < most; y++) {
    for (let x = 0; x < line.width; x++) {
      const inPicture = picture.levels[(top + y) * picture.width + left + x] ?? 0;
      const off = Math.abs(inPicture - line.levels[y * line.width + x]);
      sum += off;
      if (off > seenLevels) seen++;
    }
  }
  return { sum, seen };
}

/** The place in the picture that is most like the line. */
function bestMatch(picture, line, ratio) {
  let best = { sum: Infinity, seen: Infinity, top: -1, left: 0 };
  for (let top = 0; top + line.height <= picture.height; top++) {
    for (let left = 0; left <= 2 * ratio; left++) {
      const found = differenceAt(picture, line, left, top, best.sum);
      if (found.sum < best.sum) best = { ...found, top, left: left - ratio };
    }
  }
  const ink = line.levels.filter((level) => level > seenLevels).length;
  return { ...best, mean: best.sum / line.levels.length, seenShare: best.seen / ink };
}

describe('text in twelve scripts', () => {
  for (const ratio of [1, 2]) {
    test(`looks as in a paragraph of the page, at a pixel ratio of ${ratio}`, async (t) => {
      const options = { width: 1120, height: 2100, deviceScaleFactor: ratio };
      const page = await site.open(t, '/tests/scripts.html', options);
      await whenReady(page);
      await whenStill(page);
      const clip = { ...column, x: column.x - 1, width: column.width + 2 };
      const canvas = levelsOf(decodePng(await page.screenshot({ clip })));
      for (const script of scripts) {
        const line = levelsOf(decodePng(await page.locator(`#${script}`).screenshot()));
        assert.equal(line.height, lineHeight * ratio, `${script} is one line`);
        const { mean, seenShare, left } = bestMatch(canvas, line, ratio);
        const measured = `${script}: ${mean.toFixed(2)} levels, ` +
          `${(seenShare * 100).toFixed(1)} % of the ink, ${left} px aside`;
        t.diagnostic(measured);
        assert.ok(mean <= meanLimit && seenShare <= seenShareLimit, `it looks different: ${measured}`);
        assert.ok(Math.abs(left) <= 1, `it stands elsewhere: ${measured}`);
      }
      assert.deepEqual(page.trouble, []);
    });
  }
});

describe('text while scrolling', () => {
  test('no text is missing for more than a frame in 2,000 posts of mixed scripts', async (t) => {
    const page = await site.open(t, '/tests/one.html', { deviceScaleFactor: 2, width: 800, height: 600 });
    const text = JSON.stringify(mixedScriptArchive(2000));
    await page.locator('back-scroll').evaluate((element, json) => element.load(new Blob([json])), text);
    assert.equal(await whenReady(page), 2000);
    const { x, y } = await pointOf(page, onFeed);
    await page.mouse.move(x, y);
    const steps = 60;
    for (let step = 0; step < steps; step++) {
      await page.mouse.wheel(0, 4000);
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => resolve()); }));
    }
    await whenStill(page);
    const { textTextureBytes, textLateFrames, frames } = await metricsOf(page);
    t.diagnostic(`${frames} frames, ${(textTextureBytes / 2 ** 20).toFixed(0)} MB of text, ` +
      `late for ${textLateFrames} frames in a row at most`);
    assert.ok(frames > steps, 'it was scrolled');
    assert.ok(textTextureBytes > 2 ** 20 && textTextureBytes <= 32 * 2 ** 20);
    assert.ok(textLateFrames <= 1);
    assert.deepEqual(page.trouble, []);
  });
});

/** As privacy modes do it: what is read back from a canvas is noise. */
function spoilReadBack() {
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const read = prototype.getImageData;
    prototype.getImageData = function spoiled(...area) {
      const image = read.apply(this, area);
      image.data.forEach((value, i) => { image.data[i] = (value + i * 37) % 256; });
      return image;
    };
  }
}

describe('text where pixels cannot be read back', () => {
  test('looks the same', async (t) => {
    const pictures = [];
    for (const initScript of [undefined, spoilReadBack]) {
      const page = await site.open(t, '/tests/one.html', { initScript });
      await whenReady(page);
      await whenStill(page);
      pictures.push(await pictureOf(page));
    }
    const share = differenceOf(...pictures, 96);
    t.diagnostic(`${(share * 100).toFixed(2)} % of the pixels differ`);
    assert.ok(share < 0.01, 'labels stand a fraction of a pixel elsewhere, and nothing else changes');
  });
});
