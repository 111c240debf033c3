// Fingers on the canvas: what moves the widget, what is left to the page, and that a tap is one click.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  onFeed, onTimeline, pointOf, recordEvents, siteForTests, sleep, until, whenReady, whenStill,
} from './helpers.mjs';
import { differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();
const scrollOf = (page) => page.evaluate(() => document.scrollingElement.scrollTop);
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);

async function openTouched(t, path) {
  const page = await site.open(t, path, { hasTouch: true });
  await whenReady(page);
  await whenStill(page);
  page.fingers = await page.context().newCDPSession(page);
  return page;
}

/** Moves fingers along straight lines. @param {{from: number[], to: number[]}[]} lines one for each finger */
async function drag(page, lines, steps = 8) {
  const at = (share) => lines.map(({ from, to }, id) => ({
    x: from[0] + (to[0] - from[0]) * share, y: from[1] + (to[1] - from[1]) * share, id,
  }));
  const send = (type, touchPoints) => page.fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', at(0));
  for (let step = 1; step <= steps; step++) {
    await send('touchMove', at(step / steps));
    await sleep(16);
  }
  await send('touchEnd', []);
  await sleep(400);
}

async function lineFrom(page, share, deltaX, deltaY) {
  const { x, y } = await pointOf(page, share);
  return { from: [x, y], to: [x + deltaX, y + deltaY] };
}

/** The view is only worth dragging when it shows less than everything. */
async function zoomIn(page) {
  const { from, to } = await stateOf(page);
  const begin = from ?? Date.UTC(2018);
  const end = to ?? Date.UTC(2024);
  await page.locator('back-scroll').evaluate((element, range) => { element.state = range; },
    { from: begin + (end - begin) * 0.4, to: begin + (end - begin) * 0.6 });
  await whenStill(page);
}

describe('one finger', () => {
  test('up and down over the timeline scrolls the page', async (t) => {
    const page = await openTouched(t, '/tests/one.html');
    await drag(page, [await lineFrom(page, onTimeline, 0, -120)]);
    assert.ok(await scrollOf(page) > 50);
  });

  test('sideways over the timeline moves through time, not the page', async (t) => {
    const page = await openTouched(t, '/tests/one.html');
    await zoomIn(page);
    const before = await stateOf(page);
    await drag(page, [await lineFrom(page, [0.4, 0.4], -150, 0)]);
    await whenStill(page);
    assert.ok((await stateOf(page)).from > before.from, 'to the left: later');
    assert.equal(await scrollOf(page), 0);
  });

  test('up over the feed scrolls the feed', async (t) => {
    const page = await openTouched(t, '/');
    const before = await pictureOf(page);
    await drag(page, [await lineFrom(page, onFeed, 0, -200)]);
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) > 0.005);
  });

  test('a tap is one click', async (t) => {
    const page = await openTouched(t, '/tests/one.html');
    const clicks = () => page.evaluate(() => Number(document.body.dataset.clicks ?? 0));
    await page.evaluate(() => addEventListener('click', () => {
      document.body.dataset.clicks = Number(document.body.dataset.clicks ?? 0) + 1;
    }));
    const read = await recordEvents(page, 'select');
    const { x, y } = await pointOf(page, onFeed);
    await page.touchscreen.tap(x, y);
    await until(async () => await clicks() > 0, 'a click');
    await sleep(400);
    assert.equal(await clicks(), 1);
    assert.ok((await read()).length <= 1);
    assert.ok(await page.evaluate(() => document.activeElement?.matches('back-scroll')), 'with the focus');
  });
});

describe('two fingers', () => {
  test('apart zoom in, and the page does not zoom', async (t) => {
    const page = await openTouched(t, '/tests/one.html');
    await zoomIn(page);
    const before = await stateOf(page);
    const { x, y } = await pointOf(page, [0.35, 0.4]);
    await drag(page, [{ from: [x - 20, y], to: [x - 90, y] }, { from: [x + 20, y], to: [x + 90, y] }]);
    await whenStill(page);
    const after = await stateOf(page);
    assert.ok(after.to - after.from < (before.to - before.from) * 0.6, JSON.stringify([before, after]));
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  });
});
