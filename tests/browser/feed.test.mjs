// The views of the feed as a reader meets them: by key, by click, by link.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onTimeline, pointOf, recordEvents, siteForTests, until, whenReady, whenStill } from './helpers.mjs';

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
    {
      id: 'd', time: '2022-01-01T12:00:00Z', text: '#tides #tides #tides',
      entities: [0, 7, 14].map((start) => ({ kind: 'hashtag', start, end: start + 6, target: 'tides' })),
    },
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

describe('what the pointer does in texts and on the timeline', () => {
  test('a tag shows the posts that have it, Escape shows all again', async (t) => {
    const page = await openArchive(t);
    const events = await recordEvents(page, 'search');
    await setState(page, { from: Date.UTC(2021, 11, 30), to: Date.UTC(2022, 0, 3) });  // d alone
    const { x, y, width, height } = await page.locator('back-scroll').boundingBox();
    const feedX = x + width - 384 + 20 + 40 + 12 + 24;  // into the first letters of a card
    for (let at = y + height - 4; at > y + 200 && (await stateOf(page)).search === ''; at -= 8) {
      await page.mouse.click(feedX, at);
      await whenStill(page);
    }
    assert.equal((await stateOf(page)).search, '#tides');
    await until(async () => (await events()).length > 0, 'the event');
    assert.deepEqual((await events()).at(-1).detail, { text: '#tides', posts: 1 });
    await setState(page, { search: '#tides' });
    await focus(page);
    await page.keyboard.press('Escape');
    await until(async () => (await stateOf(page)).search === '', 'all posts again');
    assert.deepEqual(page.trouble, []);
  });

  test('Shift and a drag select a time, whether the widget has the focus or not', async (t) => {
    const page = await openArchive(t);
    const from = await pointOf(page, onTimeline);
    await page.keyboard.down('Shift');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y, { steps: 4 });
    await whenStill(page);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await until(async () => (await stateOf(page)).from !== null, 'the range');
    assert.deepEqual(page.trouble, []);
  });
});
