// The scroll bar of a long feed, and the ways to a date: by dragging, by key, by the label beside the thumb.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const feedWidth = 360;
const headHeight = 64;
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const dayMillis = 86_400_000;
const firstDay = Date.UTC(2012, 0, 1, 12);

// A post a day from 2012 on, so that each post's number is its day.
const posts = Array.from({ length: 3000 }, (_, day) => ({
  id: String(day), time: new Date(firstDay + day * dayMillis).toISOString(), text: `Post of day ${day}`,
}));
const archive = {
  format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale' }, posts,
};

async function openArchive(t, options) {
  const page = await site.open(t, '/tests/one.html', { timezoneId: 'UTC', ...options });
  await page.locator('back-scroll').evaluate(
    (element, text) => element.load(new Blob([text])), JSON.stringify(archive));
  await whenReady(page);
  await whenStill(page);
  const { x, y, width, height } = await page.locator('back-scroll').boundingBox();
  return { page, box: { x, y, width, height, right: x + width, bottom: y + height } };
}

/** The id of the first post that stands below the tabs: that of a click into it. */
async function firstPost(page, box) {
  const left = box.right - Math.min(feedWidth, box.width) + 100;
  const { post } = await stateOf(page);
  await page.mouse.click(left, box.y + headHeight + 44 + 12);
  await until(async () => (await stateOf(page)).post !== post, 'another chosen post');
  return Number((await stateOf(page)).post);
}

const focus = (page) => page.locator('back-scroll').evaluate(
  (element) => element.shadowRoot.querySelector('canvas').focus());
const dateField = (page) => page.locator('back-scroll').locator('input[type=date]');

describe('the scroll bar of a long feed', () => {
  test('dragging its thumb to the middle shows the middle of the archive, to the end the first post',
    async (t) => {
      const { page, box } = await openArchive(t);
      const x = box.right - 6;
      await page.mouse.move(x, box.y + headHeight + 12);
      await page.mouse.down();
      await page.mouse.move(x, box.y + (box.height + headHeight) / 2, { steps: 5 });
      await page.mouse.up();
      await whenStill(page);
      const middle = await firstPost(page, box);
      assert.ok(Math.abs(middle - posts.length / 2) < posts.length * 0.05, `post ${middle}`);
      await page.mouse.move(x, box.y + (box.height + headHeight) / 2);
      await page.mouse.down();
      await page.mouse.move(x, box.bottom + 40, { steps: 5 });
      await page.mouse.up();
      await whenStill(page);
      const last = await firstPost(page, box);
      assert.ok(last < 12, `post ${last}`);
      assert.deepEqual(page.trouble, []);
    });

  test('a press beside the thumb brings it there', async (t) => {
    const { page, box } = await openArchive(t);
    await page.mouse.click(box.right - 6, box.y + headHeight + (box.height - headHeight) * 0.75);
    await whenStill(page);
    const post = await firstPost(page, box);
    assert.ok(Math.abs(post - posts.length / 4) < posts.length * 0.05, `post ${post}`);
  });

  test('a finger drags the thumb, and scrolls beside it', async (t) => {
    const { page, box } = await openArchive(t, { width: 360, height: 720, hasTouch: true });
    const client = await page.context().newCDPSession(page);
    const touch = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const top = box.y + 56 + 160;
    const swipe = async (x, from, to) => {
      await touch('touchStart', [{ x, y: from }]);
      for (let step = 1; step <= 8; step++) {
        await touch('touchMove', [{ x, y: from + ((to - from) * step) / 8 }]);
      }
      await touch('touchEnd', []);
      await whenStill(page);
    };
    await swipe(box.right - 8, top + 24, top + (box.bottom - top) / 2);
    await page.touchscreen.tap(box.x + 200, top + 60);
    await until(async () => (await stateOf(page)).post !== null, 'a chosen post');
    const post = Number((await stateOf(page)).post);
    assert.ok(Math.abs(post - posts.length / 2) < posts.length * 0.1, `post ${post}`);
    assert.deepEqual(page.trouble, []);
  });
});

describe('going to a date', () => {
  test('G asks for a date, Enter goes there, the keys are the canvas\u2019s again', async (t) => {
    const { page, box } = await openArchive(t);
    await focus(page);
    await page.keyboard.press('g');
    await dateField(page).waitFor({ state: 'visible' });
    assert.equal(await dateField(page).getAttribute('min'), '2012-01-01');
    assert.equal(await dateField(page).inputValue(), '2020-03-18', 'the date in view');
    await dateField(page).fill('2015-06-01');
    await page.keyboard.press('Enter');
    await dateField(page).waitFor({ state: 'hidden' });
    await whenStill(page);
    const expected = (Date.UTC(2015, 5, 1, 12) - firstDay) / dayMillis;
    assert.equal(await firstPost(page, box), expected);
    await page.keyboard.press('j');
    await until(async () => (await stateOf(page)).post === String(expected - 1), 'the next post');
    assert.deepEqual(page.trouble, []);
  });

  test('Escape leaves the field and the feed where they were', async (t) => {
    const { page } = await openArchive(t);
    await focus(page);
    await page.keyboard.press('g');
    await dateField(page).waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await dateField(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await until(async () => (await stateOf(page)).post === String(posts.length - 1), 'the first card');
  });

  test('the date beside the thumb asks for another one when it is clicked', async (t) => {
    const { page, box } = await openArchive(t);
    await page.mouse.move(box.right - 6, box.y + headHeight + 20);
    await whenStill(page);
    await page.mouse.move(box.right - 60, box.y + headHeight + 26, { steps: 3 });
    await page.mouse.down();
    await page.mouse.up();
    await dateField(page).waitFor({ state: 'visible' });
    assert.deepEqual(page.trouble, []);
  });

  test('a year outside the time shown moves the timeline there', async (t) => {
    const { page } = await openArchive(t);
    const [from, to] = [Date.UTC(2018, 0, 1), Date.UTC(2019, 0, 1)];
    await page.locator('back-scroll').evaluate((element, state) => { element.state = state; }, { from, to });
    await focus(page);
    await page.keyboard.press('g');
    await dateField(page).fill('2013-06-01');
    await page.keyboard.press('Enter');
    await until(async () => (await stateOf(page)).from < Date.UTC(2013, 5, 1), 'the timeline');
    const state = await stateOf(page);
    assert.ok(state.to > Date.UTC(2013, 5, 2));
    assert.equal(Math.round((state.to - state.from) / dayMillis), 365);
  });
});
