// Whether the comparison of reference pictures sees what an eye sees, and nothing else: a page that changes
// a little.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, whenStill } from './helpers.mjs';
import { compare } from './likeness.mjs';
import { PictureDesk } from './picture-desk.mjs';
import { openReference } from './reference-page.mjs';

const site = siteForTests();
const otherSite = siteForTests({ flags: ['--font-render-hinting=none'] });
const feedLeft = 985;  // of the wide page, right of the timeline
const text = 'The ferry was late again and nobody minded; somebody had brought a cake, and by the second ' +
  'stop there was none of it left';

function archive({ lastWords = ', which was a pity.', likes = 12 } = {}) {
  const counts = likes === null ? {} : { replies: 4, reposts: 1, likes };
  const posts = Array.from({ length: 8 }, (_, i) => ({
    id: `p${i}`, time: `2024-05-${String(28 - i * 3).padStart(2, '0')}T10:00:00Z`,
    counts: { replies: i, reposts: 2 * i, likes: 30 * i + 2 },
    text: `${text}, which was a pity.`,
  }));
  posts[1] = { ...posts[1], text: `${text}${lastWords}`, counts };
  return { format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale' }, posts };
}

async function taken(page, content) {
  if (content !== undefined) {
    await page.locator('back-scroll').evaluate(
      (element, json) => element.load(new Blob([json])).then(() => {}), JSON.stringify(content));
  }
  await whenStill(page);
  return page.screenshot();
}

/** A page, the picture that is kept of it, and how another one compares with that. */
async function open(t) {
  const page = await openReference(site, t, '/', { size: 'wide', theme: 'light' });
  const desk = await PictureDesk.on(page);
  const original = await taken(page, archive());
  const kept = await desk.blocksOf(await desk.webpOf(original, 0.3));
  const against = async (file) => compare(kept, await desk.blocksOf(file));
  return { page, desk, original, against };
}

describe('the comparison of pictures', () => {
  test('sees nothing in the same page, taken again', async (t) => {
    const { page, against } = await open(t);
    await taken(page, archive({ likes: 13 }));
    const { isAlike, sentence, share } = await against(await taken(page, archive()));
    t.diagnostic(sentence);
    assert.ok(isAlike, sentence);
    assert.ok(share < 0.001, 'what is kept is as good as what was taken');
  });

  test('sees nothing where another machine draws letters without hints', async (t) => {
    const { against } = await open(t);
    const page = await openReference(otherSite, t, '/', { size: 'wide', theme: 'light' });
    const { isAlike, sentence } = await against(await taken(page, archive()));
    t.diagnostic(sentence);
    assert.ok(isAlike, sentence);
  });

  test('sees', async (t) => {
    const { page, desk, original, against } = await open(t);
    const sees = (what, change) => t.test(what, async (part) => {
      const { isAlike, sentence } = await against(await change());
      part.diagnostic(sentence);
      assert.ok(!isAlike, `not seen: ${sentence}`);
    });
    const white = [255, 255, 255];
    const lines = (count) => [feedLeft + 60, 480, 380, 22 * count];

    await sees('that a post has lost its last words', () => taken(page, archive({ lastWords: '.' })));
    await sees('that the counts of a post are missing', () => taken(page, archive({ likes: null })));
    await sees('that one line of a text is missing',
      () => desk.changed(original, { area: lines(1), fill: white }));
    await sees('that two lines stand 3 pixels lower',
      () => desk.changed(original, { area: lines(2), fill: white, by: [0, 3] }));
    await sees('that two lines stand 3 pixels aside',
      () => desk.changed(original, { area: lines(2), fill: white, by: [3, 0] }));
    await sees('another accent, even one as dark', async () => {
      await page.locator('back-scroll').evaluate((element) => {
        element.style.setProperty('--backscroll-accent', '#6b3fa0');
      });
      return taken(page, archive());
    });
    await sees('another size', async () => {
      await page.setViewportSize({ width: 1436, height: 900 });
      return taken(page);
    });
  });
});
