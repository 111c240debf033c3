// The page's address and the browser's buttons: what was opened is gone back from, and a reload comes back to
// the place.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);

async function openPage(t) {
  const page = await site.open(t, '/');
  await whenReady(page);
  await whenStill(page);
  await page.locator('back-scroll canvas').focus();
  return page;
}

async function pressed(page, key) {
  await page.keyboard.press(key);
  await whenStill(page);
}

const pictured = JSON.stringify({ format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' },
  posts: [{
    id: 'p:1', time: '2020-01-01T00:00:00Z', text: 'one',
    media: [{ kind: 'image', source: 'a.png', alt: 'A' }],
  }] });

describe('the browser\u2019s Back button', () => {
  test('closes a view of the feed, one step at a time, and stays on the page', async (t) => {
    const page = await openPage(t);
    await pressed(page, '7');
    await pressed(page, '8');
    assert.equal((await stateOf(page)).view, 'day');
    await page.goBack();
    await until(async () => (await stateOf(page)).view === 'years', 'the years');
    await page.goBack();
    await until(async () => (await stateOf(page)).view === 'posts', 'the posts');
    assert.equal(new URL(page.url()).pathname, '/');
    await page.goForward();
    await until(async () => (await stateOf(page)).view === 'years', 'the years again');
    assert.deepEqual(page.trouble, []);
  });

  test('comes back to where the feed was', async (t) => {
    const page = await openPage(t);
    await pressed(page, '7');
    for (let i = 0; i < 3; i++) await pressed(page, 'PageDown');
    assert.ok((await stateOf(page)).at);
    await page.goBack();
    await until(async () => (await stateOf(page)).view === 'posts', 'the posts');
    await whenStill(page);
    assert.equal((await stateOf(page)).at, null, 'the begin of the feed');
  });

  test('does not go back through zooming and scrolling', async (t) => {
    const page = await openPage(t);
    const before = await page.evaluate(() => history.length);
    await pressed(page, '+');
    await pressed(page, 'PageDown');
    await pressed(page, 'j');
    await until(() => page.url().includes('post='), 'the post in the address');
    assert.equal(await page.evaluate(() => history.length), before);
    assert.doesNotMatch(page.url(), /at=/, 'a link does not hold the scroll position');
  });

  test('ends a search', async (t) => {
    const page = await openPage(t);
    await page.evaluate(() => { location.hash = 'search=the'; });
    await until(async () => (await stateOf(page)).search === 'the', 'the search');
    await page.goBack();
    await until(async () => (await stateOf(page)).search === '', 'no search');
  });
});

describe('a picture in the address', () => {
  test('is gone back from, and opens again with its link', async (t) => {
    const page = await openPage(t);
    const element = page.locator('back-scroll');
    await element.evaluate((it, json) => it.load(new Blob([json])), pictured);
    await whenStill(page);
    const id = 'p:1';
    await element.evaluate((it, post) => { it.state = { post }; }, id);
    await page.locator('back-scroll canvas').focus();
    await pressed(page, 'Enter');
    await until(() => page.url().includes('picture='), 'the picture in the address');
    await page.goBack();
    await until(async () => (await stateOf(page)).picture === null, 'the picture is closed');
    await element.evaluate((it, post) => { it.state = { picture: `1:${post}` }; }, id);
    await whenStill(page);
    assert.equal((await stateOf(page)).picture, `1:${id}`);
    await element.evaluate((it) => { it.state = {}; });
    await whenStill(page);
    assert.equal((await stateOf(page)).picture, null);
    await element.evaluate((it, post) => { it.state = { picture: `99:${post}` }; }, id);
    assert.equal((await stateOf(page)).picture, null, 'there is no such picture');
  });
});

describe('the viewer of pictures', () => {
  const album = JSON.stringify({ format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' },
    posts: [{
      id: 'p', time: '2020-01-01T00:00:00Z', text: 'one',
      media: ['a', 'b', 'c'].map((name) => ({ kind: 'image', source: `${name}.png` })),
    }] });

  async function openViewer(t) {
    const page = await openPage(t);
    await page.locator('back-scroll').evaluate((it, json) => it.load(new Blob([json])), album);
    await page.locator('back-scroll').evaluate((it) => { it.state = { post: 'p' }; });
    await page.locator('back-scroll canvas').focus();
    await whenStill(page);
    const steps = await page.evaluate(() => history.length);
    await pressed(page, 'Enter');
    await until(() => page.url().includes('picture='), 'the picture in the address');
    return { page, steps };
  }
  const pictureOf = async (page) => (await stateOf(page)).picture;

  test('is one step, however many pictures were looked at', async (t) => {
    const { page, steps } = await openViewer(t);
    for (const picture of ['2:p', '3:p']) {
      await pressed(page, 'ArrowRight');
      await until(() => new URL(page.url()).hash.includes(encodeURIComponent(picture)), picture);
    }
    assert.equal(await page.evaluate(() => history.length), steps + 1);
    await page.goBack();
    await until(async () => await pictureOf(page) === null, 'the viewer is closed');
  });

  test('that was closed is not opened again by going back', async (t) => {
    const { page, steps } = await openViewer(t);
    await pressed(page, 'Escape');
    await until(() => !page.url().includes('picture='), 'an address without the picture');
    assert.equal(await pictureOf(page), null);
    assert.equal((await stateOf(page)).post, 'p', 'the post stays chosen');
    await pressed(page, 'Enter');
    await until(() => page.url().includes('picture='), 'the picture again');
    assert.equal(await page.evaluate(() => history.length), steps + 1);
  });
});

describe('a reload', () => {
  test('comes back to where the feed was', async (t) => {
    const page = await openPage(t);
    for (let i = 0; i < 4; i++) await pressed(page, 'PageDown');
    const { at } = await stateOf(page);
    assert.ok(at, 'the feed is scrolled');
    await until(() => page.evaluate((place) => history.state?.at === place, at), 'the place is kept');
    await page.reload();
    await whenReady(page);
    await whenStill(page);
    const [offset, id] = (await stateOf(page)).at.split(':');
    assert.equal(id, at.split(':')[1]);
    assert.ok(Math.abs(offset - at.split(':')[0]) <= 1, `${offset} px, was ${at}`);
  });

  test('another archive has nothing of what was chosen of the last one', async (t) => {
    const page = await openPage(t);
    await pressed(page, '+');
    await pressed(page, 'j');
    await page.evaluate(async () => {
      const archive = { format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' },
        posts: [{ id: 'q', time: '1999-01-01T00:00:00Z', text: 'one' }] };
      await document.querySelector('back-scroll').load(new Blob([JSON.stringify(archive)]));
    });
    await whenStill(page);
    const state = await stateOf(page);
    assert.deepEqual([state.from, state.to, state.post, state.search], [null, null, null, '']);
    await until(() => new URL(page.url()).hash === '', 'an address without the old state');
  });
});
