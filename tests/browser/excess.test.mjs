// Posts of absurd length and number of parts, at ten times what once broke the picture: it comes to rest, the
// timeline is what it is for any archive, and scrolling and hovering come to rest, too.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, whenReady, whenStill } from './helpers.mjs';
import { colourCount, differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();

/** The timeline's upper corner: the lines of a broken card would be all over it. */
function cornerOf(picture, [left, top, right, bottom] = [0, 66, 500, 200]) {
  const rows = [];
  for (let y = top; y < bottom; y++) {
    const from = (y * picture.width + left) * picture.channels;
    rows.push(picture.pixels.subarray(from, from + (right - left) * picture.channels));
  }
  const { channels } = picture;
  return { width: right - left, height: bottom - top, channels, pixels: Buffer.concat(rows) };
}

const archiveOf = (post, profile = {}) => ({
  format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale', ...profile },
  posts: [{ id: '1', time: '2020-01-01T10:00:00Z', text: 'Here', ...post }],
});
const many = (count, part) => Array.from({ length: count }, (_, i) => part(i));

const tagged = (() => {
  const tags = many(80_000, (i) => `#tag${i}`);
  const entities = [];
  let start = 0;
  for (const tag of tags) {
    entities.push({ kind: 'hashtag', start, end: start + tag.length, target: tag.slice(1) });
    start += tag.length + 1;
  }
  return { text: tags.join(' '), entities };
})();

const excesses = {
  'a post of 300,000 letters with a hit in every word': archiveOf({
    text: 'we see the green tree here '.repeat(11_200) }),
  'a poll of 10,000 choices': archiveOf({
    poll: { options: many(10_000, (i) => ({ text: `Choice ${i}`, votes: i })) } }),
  'a post of 80,000 tags': archiveOf(tagged),
  'a description of 450,000 letters': archiveOf({
    media: [{ kind: 'image', source: 'none.png', alt: 'a grey sea under a grey sky '.repeat(16_000) }] }),
  'a post of 2,000 letters each with 200 accents': archiveOf({
    text: `e${'\u0301'.repeat(200)}`.repeat(2_000) }),
  'a post and a bio of 2 MB, a name and a handle as long': archiveOf({ text: 'abcdefgh'.repeat(262_144) }, {
    name: 'abcdefgh'.repeat(262_144), handle: 'x'.repeat(2 ** 21), bio: 'so on '.repeat(349_525) }),
};

async function opened(t, archive) {
  const page = await site.open(t, '/tests/one.html', { colorScheme: 'light', height: 900 });
  await whenReady(page);
  await page.locator('back-scroll').evaluate(async (element, json) => {
    await element.load(new Blob([json]));
    element.state = { search: 'e' };
  }, JSON.stringify(archive));
  await whenStill(page);
  return page;
}

/** Scrolls and hovers: it comes to rest each time. */
async function useFeed(page) {
  const { x, y, width, height } = await page.locator('back-scroll').boundingBox();
  for (let step = 0; step < 6; step++) {
    await page.mouse.move(x + width * 0.8, y + height * (0.3 + step / 15));
    await page.mouse.wheel(0, 500);
    await whenStill(page);
  }
}

describe('an archive with', () => {
  let ordinary = null;

  for (const [name, archive] of Object.entries(excesses)) {
    test(`${name} comes to rest and is drawn like any other`, async (t) => {
      ordinary ??= await pictureOf(await opened(t, archiveOf({})));
      const page = await opened(t, archive);
      const picture = await pictureOf(page);
      const difference = differenceOf(cornerOf(ordinary), cornerOf(picture), 60);
      assert.ok(difference < 0.02, `the timeline is what it was but for ${difference}`);
      assert.ok(colourCount(picture) > 4);
      await useFeed(page);
      assert.deepEqual(page.trouble.filter((line) => !line.includes('none.png')), []);
    });
  }
});
