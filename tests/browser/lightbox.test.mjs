// The lightbox: how it is opened, what moves it, and how it is left.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordEvents, siteForTests, until, whenStill } from './helpers.mjs';
import { boundsOf, image, isColour, openMedia, pngOf, whenShown } from './pictures.mjs';
import { pictureOf } from './png.mjs';

const site = siteForTests();
const red = [200, 30, 30];
const green = [20, 160, 40];
const blue = [30, 60, 210];

const three = [
  image('a.png', { alt: 'A red field' }), image('b.png', { alt: 'A green field' }), image('c.png'),
];
const moving = { reducedMotion: 'no-preference' };
const colours = { 'a.png': red, 'b.png': green, 'c.png': blue };
const files = Object.fromEntries(
  Object.entries(colours).map(([name, fill]) => [name, pngOf(400, 300, fill)]));
const [width, height] = [1060, 668];
const middle = { x: 16 + width / 2, y: 16 + height / 2 };

/** Where a colour is on screen, once nothing moves any more; null when it is not to be seen. */
async function placeOf(page, colour) {
  await whenStill(page);
  const box = boundsOf(await pictureOf(page), isColour(colour));
  return box.right < box.left ? null : box;
}

const sizeOf = (box) => [box.right - box.left + 1, box.bottom - box.top + 1];

async function clickOn(page, colour) {
  const box = await placeOf(page, colour);
  await page.mouse.click(16 + (box.left + box.right) / 2, 16 + (box.top + box.bottom) / 2);
}

async function openLightbox(t, options = {}) {
  const page = await openMedia(site, t, { posts: [three], files, ...options });
  await whenShown(page, red);
  await clickOn(page, red);
  await whenStill(page);
  return page;
}

/** In the middle of the canvas, as large as it is. */
function assertFitted(page, colour) {
  return until(async () => {
    const box = await placeOf(page, colour);
    if (box === null) return false;
    const [wide, high] = sizeOf(box);
    const isAsLarge = Math.abs(wide - 400) <= 2 && Math.abs(high - 300) <= 2;
    return isAsLarge && Math.abs((box.left + box.right) / 2 - width / 2) <= 2;
  }, `rgb(${colour}) in the middle`);
}

/** Small again, in its cell of the feed. */
const whenInItsCell = (page, colour) => until(async () => {
  const box = await placeOf(page, colour);
  return box !== null && sizeOf(box)[0] < 200;
}, `rgb(${colour}) in the feed`);

describe('opening and leaving', () => {
  test('a click on a picture opens it, the button closes it', async (t) => {
    const page = await openLightbox(t, moving);
    await assertFitted(page, red);
    await page.mouse.click(16 + width - 28, 16 + 28);
    await whenInItsCell(page, red);
    assert.deepEqual(page.trouble, []);
  });

  test('Enter opens the pictures of the chosen post, Escape leaves them and it stays chosen', async (t) => {
    const page = await openMedia(site, t, { posts: [three], files });
    await whenShown(page, red);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await assertFitted(page, red);
    await page.keyboard.press('Escape');
    await whenInItsCell(page, red);
    const { post } = await page.locator('back-scroll').evaluate((element) => element.state);
    assert.equal(post, 'p0');
    const hasFocus = await page.locator('back-scroll').evaluate(
      (element) => element.shadowRoot.activeElement?.localName);
    assert.equal(hasFocus, 'canvas');
  });

  test('a click beside the picture closes it, one on the picture does not', async (t) => {
    const page = await openLightbox(t, moving);
    await assertFitted(page, red);
    await page.mouse.click(middle.x, middle.y - 60);
    await assertFitted(page, red);
    await page.mouse.click(16 + 120, middle.y - 60);
    await whenInItsCell(page, red);
  });

  test('keys and wheel do nothing to the timeline behind it', async (t) => {
    const page = await openLightbox(t);
    const before = await page.locator('back-scroll').evaluate((element) => element.state);
    for (const key of ['+', 'ArrowDown', '3', 'j', '0']) await page.keyboard.press(key);
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, -300);
    await whenStill(page);
    assert.deepEqual(await page.locator('back-scroll').evaluate((element) => element.state), before);
  });
});

describe('from picture to picture', () => {
  test('arrow keys and buttons, up to the ends', async (t) => {
    const page = await openLightbox(t);
    await page.keyboard.press('ArrowRight');
    await assertFitted(page, green);
    await page.mouse.click(16 + width - 28, 16 + 56 + (height - 56) / 2 - 25);
    await whenStill(page);
    await page.keyboard.press('ArrowRight');
    await assertFitted(page, blue);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await assertFitted(page, red);
  });

  test('a pull aside turns to the next one, a short one comes back', async (t) => {
    const page = await openLightbox(t);
    await whenStill(page);
    const pull = async (by) => {
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.down();
      for (let step = 1; step <= 5; step++) await page.mouse.move(middle.x + by * step / 5, middle.y);
      await page.mouse.up();
    };
    await pull(-100);
    await assertFitted(page, red);
    await pull(-400);
    await assertFitted(page, green);
  });

  test('a picture that has no cell of its own is fetched when its turn comes', async (t) => {
    const five = [...'abcab'].map((name, index) => image(`${index < 4 ? name : 'last'}.png`));
    const page = await openMedia(site, t, {
      posts: [five], files: { ...files, 'last.png': pngOf(400, 300, [180, 40, 180]) },
    });
    await whenShown(page, red);
    await whenStill(page);
    assert.ok(!page.asked.includes('last.png'));
    await clickOn(page, blue);  // the third
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await assertFitted(page, [180, 40, 180]);
  });
});

describe('looking closer', () => {
  test('the wheel zooms around the pointer, the page is not scrolled', async (t) => {
    const page = await openLightbox(t, { attributes: { gestures: 'cooperative' } });
    await whenStill(page);
    await page.mouse.move(middle.x - 180, middle.y - 40);
    await page.mouse.wheel(0, -440);
    const box = await placeOf(page, red);
    const [wide] = sizeOf(box);
    assert.ok(wide > 900, `${wide} wide`);
    assert.ok(width - box.right < box.left, 'what is under the pointer stays there');
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  test('a double click shows every pixel and goes back', async (t) => {
    const large = { 'a.png': pngOf(2000, 1000, red) };
    const posts = [[image('a.png', { width: 2000, height: 1000 })]];
    const page = await openMedia(site, t, { posts, files: large });
    await whenShown(page, red);
    await clickOn(page, red);
    const [fitted] = sizeOf(await placeOf(page, red));
    assert.ok(fitted < 1060);
    await page.mouse.dblclick(middle.x, middle.y);
    assert.equal(sizeOf(await placeOf(page, red))[0], width, 'from edge to edge');
    await page.mouse.dblclick(middle.x, middle.y);
    assert.equal(sizeOf(await placeOf(page, red))[0], fitted);
  });

  test('plus, minus and 0; a zoomed picture follows a drag', async (t) => {
    const page = await openLightbox(t);
    for (let step = 0; step < 2; step++) await page.keyboard.press('+');
    const before = await placeOf(page, red);
    assert.ok(sizeOf(before)[0] > 800);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 60, middle.y + 20, { steps: 4 });
    await page.mouse.up();
    assert.notDeepEqual(await placeOf(page, red), before);
    await page.keyboard.press('0');
    await assertFitted(page, red);
  });

  test('a picture is fetched again with more pixels, and is there meanwhile', async (t) => {
    let requests = 0;
    const page = await openMedia(site, t, {
      posts: [[image('a.png', { width: 1600, height: 1200 })]],
      files: {
        'a.png': async (route) => {
          if (++requests > 1) await new Promise((resolve) => { setTimeout(resolve, 800); });
          return route.fulfill({ body: pngOf(1600, 1200, red), contentType: 'image/png' });
        },
      },
    });
    await whenShown(page, red);
    await clickOn(page, red);
    assert.ok(sizeOf(await placeOf(page, red))[1] > 500, 'the small one, large');
    await until(() => requests === 2, 'the second request');
    await whenStill(page);
    assert.ok(sizeOf(await placeOf(page, red))[1] > 500);
    assert.deepEqual(page.trouble, []);
  });
});

describe('what cannot be played here', () => {
  test('a film beside the archive is opened by the page, which is asked first', async (t) => {
    const film = { kind: 'video', source: 'film.mp4', poster: 'a.png', width: 400, height: 300 };
    const page = await openMedia(site, t, { posts: [[film]], files });
    await whenShown(page, red);
    await clickOn(page, red);
    await whenStill(page);
    const read = await recordEvents(page, 'open');
    await page.evaluate(() => {
      document.addEventListener('backscroll-open', (event) => event.preventDefault());
    });
    await page.mouse.click(middle.x, middle.y - 20);
    await until(async () => (await read()).length === 1, 'the event');
    const [{ detail }] = await read();
    assert.equal(detail.href, new URL('/tests/album/film.mp4', site.url).href);
    assert.ok(!page.asked.includes('film.mp4'), 'it is not fetched by the widget');
  });
});

describe('on a phone', () => {
  const phone = { hasTouch: true, deviceScaleFactor: 2 };

  test('a swipe turns, a pull down closes', async (t) => {
    const page = await openMedia(site, t, { posts: [three], files, ...phone });
    await whenShown(page, red);
    const box = await placeOf(page, red);
    await page.touchscreen.tap(16 + (box.left + box.right) / 4, 16 + (box.top + box.bottom) / 4);
    await whenStill(page);
    const client = await page.context().newCDPSession(page);
    const swipe = async (dx, dy) => {
      const send = (type, x, y) => client.send('Input.dispatchTouchEvent', {
        type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
      await send('touchStart', middle.x, middle.y);
      for (let step = 1; step <= 6; step++) {
        await send('touchMove', middle.x + dx * step / 6, middle.y + dy * step / 6);
      }
      await send('touchEnd');
      await whenStill(page);
    };
    await swipe(-320, 0);
    assert.ok(sizeOf(await placeOf(page, green))[0] > 700, 'the second picture, in device pixels');
    await swipe(0, 220);
    assert.ok(sizeOf(await placeOf(page, green))[0] < 400, 'back in the feed');
    assert.deepEqual(page.trouble, []);
  });
});
