// The views of the feed as a reader meets them: by key, by click, by link.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordEvents, siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const setState = (page, wanted) => page.locator('back-scroll').evaluate(
  (element, state) => { element.state = state; }, wanted);
const focus = (page) => page.locator('back-scroll').evaluate(
  (element) => element.shadowRoot.querySelector('canvas').focus());
const post = (id, time, thread) => ({ id, time, text: `Post ${id}`, ...(thread && { thread }) });
const archive = {
  format: 'backscroll',
  version: 1,
  profile: { name: 'Robin Vale', handle: 'robinvale' },
  posts: [
    post('a', '2020-05-01T10:00:00Z', { id: 't', position: 1, size: 3 }),
    post('b', '2020-05-02T10:00:00Z', { id: 't', position: 3, size: 3 }),
    post('c', '2021-11-23T12:00:00Z'),
  ],
};

async function openArchive(t, options) {
  const page = await site.open(t, '/tests/one.html', options);
  await page.locator('back-scroll').evaluate(
    (element, text) => element.load(new Blob([text])), JSON.stringify(archive));
  await whenReady(page);
  await whenStill(page);
  return page;
}

describe('the views of the feed', () => {
  test('T shows the thread of the chosen post, Escape goes back', async (t) => {
    const page = await openArchive(t);
    const events = await recordEvents(page, 'state');
    await setState(page, { post: 'b' });
    await focus(page);
    await page.keyboard.press('t');
    await until(async () => (await stateOf(page)).view === 'thread', 'the thread');
    assert.equal((await stateOf(page)).thread, 'b');
    await until(async () => (await events()).some(({ detail }) => detail.view === 'thread'), 'the event');
    await page.keyboard.press('Escape');  // the selection
    await page.keyboard.press('Escape');  // the thread
    await until(async () => (await stateOf(page)).view === 'posts', 'the posts again');
    assert.deepEqual(page.trouble, []);
  });

  test('a day begins with today on the clock of the reader', async (t) => {
    const page = await openArchive(t, { timezoneId: 'Pacific/Auckland' });
    await focus(page);
    await page.keyboard.press('8');
    await until(async () => (await stateOf(page)).view === 'day', 'the day');
    const today = await page.evaluate(() => `${new Date().getMonth() + 1}-${new Date().getDate()}`);
    assert.equal((await stateOf(page)).day, today);
  });

  test('a view that a program sets is the view that is shown', async (t) => {
    const page = await openArchive(t);
    for (const view of ['years', 'posts']) {
      await setState(page, { view });
      assert.equal((await stateOf(page)).view, view);
    }
    await setState(page, { view: 'thread', thread: 'x' });
    assert.equal((await stateOf(page)).view, 'posts', 'there is no such thread');
    assert.deepEqual(page.trouble, []);
  });
});
