// Embeds of the default height, phones on their side, taps: what fits, and what the wheel and the strip do.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';
import { differenceOf, findBlock, pictureOf } from './png.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const isAccent = ([red, green, blue]) => green - red > 70 && Math.abs(green - blue) < 30;

async function opened(t, path, options) {
  const page = await site.open(t, path, { colorScheme: 'light', ...options });
  await whenReady(page);
  await whenStill(page);
  return page;
}

/** Clicks at shares of the element, and tells which post that chose. */
async function postAt(page, shareX, shareY) {
  const { x, y, width, height } = await page.locator('back-scroll').boundingBox();
  await page.mouse.click(x + width * shareX, y + height * shareY);
  await whenStill(page);
  return (await stateOf(page)).post;
}

describe('an embed of the default height', () => {
  for (const width of [1100, 800, 500, 360]) {
    test(`shows posts at a width of ${width}`, async (t) => {
      const page = await opened(t, '/tests/one.html', { width: width + 32 });
      await page.addStyleTag({ url: '/tests/default-height.css' });
      const height = () => page.locator('back-scroll').evaluate((element) => element.clientHeight);
      await until(async () => (await height()) === 480, '480 px');
      await whenStill(page);
      const isBeside = width >= 600;
      const post = isBeside ? await postAt(page, 0.75, 0.4) : await postAt(page, 0.6, 0.85);
      assert.ok(post, 'a post where posts should be');
      assert.equal((await stateOf(page)).at, null, 'the feed is where it begins');
    });
  }

  test('has its profile above the posts', async (t) => {
    const page = await opened(t, '/embed.html', { width: 800, height: 480 });
    const before = await pictureOf(page);
    await page.mouse.move(600, 300);
    await page.mouse.wheel(0, -600);
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) > 0.1);
    assert.ok((await stateOf(page)).at, 'no longer where it begins');
  });
});

describe('a phone on its side', () => {
  test('has the timeline beside the feed', async (t) => {
    const page = await opened(t, '/', { width: 740, height: 360 });
    assert.ok(await postAt(page, 0.75, 0.45));
    const before = await stateOf(page);
    await page.mouse.move(740 * 0.25, 360 * 0.5);
    await page.mouse.wheel(0, -300);
    await until(async () => (await stateOf(page)).from !== before.from, 'a timeline at the left');
  });
});

describe('a tap on a mark', () => {
  test('shows its card, and nothing over it', async (t) => {
    const options = { width: 360, height: 740, hasTouch: true, isMobile: true };
    const page = await opened(t, '/', options);
    const picture = await pictureOf(page);
    const mark = findBlock(picture, 4, isAccent, { left: 44, top: 60, right: 340, bottom: 180 });
    assert.ok(mark, 'no mark to be seen');
    await page.touchscreen.tap(mark.x, mark.y);
    await until(async () => (await stateOf(page)).post, 'a post that is chosen');
    await whenStill(page);
    const tapped = await pictureOf(page);
    const { post } = await stateOf(page);
    const other = await opened(t, `/#post=${post}`, options);
    await whenStill(other, 'back-scroll', 800);
    const difference = differenceOf(await pictureOf(other), tapped, 40);
    assert.ok(difference < 0.03, `as if it had been chosen by its link, but for ${difference}`);
  });
});

describe('at full range', () => {
  test('the wheel over the timeline zooms in a page of its own', async (t) => {
    const page = await opened(t, '/');
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, -300);
    await until(async () => (await stateOf(page)).from !== null, 'a range');
    await page.mouse.wheel(0, 3000);
    await until(async () => (await stateOf(page)).from === null, 'everything again');
  });

  test('a drag over the strip below chooses a range, a click goes near', async (t) => {
    const page = await opened(t, '/');
    const strip = 700 - 32 - 36 - 30;  // above the legend and the foot of the page
    await page.mouse.move(200, strip);
    await page.mouse.down();
    await page.mouse.move(320, strip, { steps: 5 });
    await whenStill(page);
    await page.mouse.up();
    await until(async () => (await stateOf(page)).from !== null, 'a range');
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('0');
    await until(async () => (await stateOf(page)).from === null, 'everything again');
    await whenStill(page);
    await page.mouse.click(300, strip);
    await until(async () => (await stateOf(page)).from !== null, 'a range around the click');
  });
});
