// The text of the canvas beside the text of the page: the same line in the same type, drawn by the widget and
// by the browser, compared as pictures.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, whenReady, whenStill } from './helpers.mjs';
import { decodePng } from './png.mjs';

const scripts = [
  'latin', 'arabic', 'hebrew', 'devanagari', 'thai', 'tamil', 'khmer', 'japanese', 'korean', 'emoji', 'marks',
  'mixed',
];
const column = { x: 812, y: 64, width: 268, height: 1536 };  // where the cards have their texts
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
        t.diagnostic(`${script}: ${mean.toFixed(2)} levels, ${(seenShare * 100).toFixed(1)} % of the ink, ` +
          `${left} px aside`);
        assert.ok(mean <= meanLimit && seenShare <= seenShareLimit, `${script} looks different`);
        assert.ok(Math.abs(left) <= 1, `${script} stands elsewhere`);
      }
      assert.deepEqual(page.trouble, []);
    });
  }
});
