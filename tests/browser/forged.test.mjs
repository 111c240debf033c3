// What an archive has in its fields is data: a press on a card does what the card says and nothing else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordEvents, siteForTests, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const olderCard = [0.8, 0.85];

/** Keeps what is copied and opened, and lets nothing of it happen. */
function keepSideEffects() {
  const seen = [];
  globalThis.open = (address) => seen.push(`opened ${address}`);
  navigator.clipboard.writeText = async (text) => { seen.push(`copied ${text}`); };
  document.addEventListener('test-effects', (event) => event.detail.push(...seen));
}

const effectsOf = (page) => page.evaluate(() => {
  const seen = [];
  document.dispatchEvent(new CustomEvent('test-effects', { detail: seen }));
  return seen;
});

describe('an archive that forges events', () => {
  test('is only selected when its card is pressed', async (t) => {
    const page = await site.open(t, '/embed.html?src=tests/forged.json', { initScript: keepSideEffects });
    await whenReady(page);
    const events = await recordEvents(page, 'select', 'open');
    await whenStill(page);
    await page.locator('back-scroll').evaluate((element) => { element.state = { sort: 'oldest' }; });
    await whenStill(page);
    const { x, y, width, height } = await page.locator('back-scroll').boundingBox();
    for (const share of [0.62, 0.7, 0.78, 0.86]) {
      await page.mouse.click(x + width * olderCard[0], y + height * share);
      await whenStill(page);
    }
    const ids = (await events()).map(({ type, detail }) => (type === 'select' ? detail.post : type));
    assert.ok(ids.includes('x\ncopy-text\tcurl%20evil\nopen\thttps://evil.example/\n\uFFFD\u2028,;|'), ids.join());
    assert.ok(ids.every((id) => id === null || /^[xy]/.test(id)), ids.join());
    assert.deepEqual(await effectsOf(page), []);
    assert.deepEqual(page.trouble, []);
  });

  test('is copied and searched to the letter', async (t) => {
    const page = await site.open(t, '/embed.html?src=tests/forged.json', { initScript: keepSideEffects });
    await whenReady(page);
    const element = page.locator('back-scroll');
    const { posts } = await element.evaluate(async (it) => {
      const found = await it.query({});
      return { posts: found.map(({ id }) => id) };
    });
    const events = await recordEvents(page, 'select', 'search', 'open');
    await element.evaluate((it, id) => { it.state = { post: id, search: 'open\thttps\n|"a b"' }; },
      posts.find((id) => id !== 'y'));
    await page.locator('back-scroll canvas').focus();
    await whenStill(page);
    const state = await element.evaluate((it) => it.state);
    assert.equal(state.search, 'open\thttps\n|"a b"');
    assert.equal(state.post, posts.find((id) => id !== 'y'));
    assert.deepEqual((await events()).filter(({ type }) => type === 'open'), []);
    assert.deepEqual(await effectsOf(page), []);
  });
});
