// The widget as a guest: the host page keeps its keys, its scrolling, its globals and its policy.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  metricsOf, onFeed, onTimeline, pointOf, recordEvents, siteForTests, sleep, until, whenReady, whenState,
  whenStill,
} from './helpers.mjs';
import { differenceOf, findBlock, pictureOf } from './png.mjs';

const site = siteForTests();
const scrollOf = (page) => page.evaluate(() => document.scrollingElement.scrollTop);
const hintIsShown = (page) => page.locator('back-scroll').evaluate(
  (element) => 'shown' in element.shadowRoot.querySelector('.hint').dataset);
const focusIsIn = (page, selector) => page.evaluate(
  (wanted) => document.activeElement?.matches(wanted), selector);
const outlineOf = (page) => page.locator('back-scroll canvas').evaluate(
  (canvas) => getComputedStyle(canvas).outlineStyle);

describe('keys', () => {
  test('inputs of the host page keep theirs, with widgets before and after them', async (t) => {
    const page = await site.open(t, '/tests/two.html');
    await whenReady(page, '.first');
    await whenReady(page, '.second');
    const { frames } = await metricsOf(page, '.first');
    for (const name of ['before', 'between', 'after']) {
      await page.locator(`.${name}`).click();
      await page.keyboard.type('j +0k');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Backspace');
      assert.equal(await page.locator(`.${name}`).inputValue(), 'j +k');
    }
    const drawn = (await metricsOf(page, '.first')).frames - frames;
    assert.ok(drawn <= 30, `${drawn} frames for keys of others`);
    assert.deepEqual(page.trouble, []);
  });

  test('Tab goes into the widget and out of it, both ways', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.locator('.before').click();
    await page.keyboard.press('Tab');
    assert.ok(await focusIsIn(page, 'back-scroll'));
    assert.equal(await outlineOf(page), 'solid', 'and shows it');
    for (let presses = 0; presses < 12 && await focusIsIn(page, 'back-scroll'); presses++) {
      await page.keyboard.press('Tab');
    }
    assert.ok(await focusIsIn(page, '.after'));
    await page.keyboard.press('Shift+Tab');
    assert.ok(await focusIsIn(page, 'back-scroll'));
  });

  test('shortcuts reach the host page, plain keys stay with the focused canvas', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.evaluate(() => {
      document.body.dataset.seen = '';
      addEventListener('keydown', ({ key, defaultPrevented }) => {
        document.body.dataset.seen += `${key}:${defaultPrevented} `;
      });
    });
    await page.locator('back-scroll canvas').focus();
    const keys = ['Control+k', 'F2', 'Alt+ArrowUp', 'PageDown', 'ArrowRight'];
    for (const key of keys) await page.keyboard.press(key);
    const seen = await page.evaluate(() => document.body.dataset.seen);
    const expected = ['k:false', 'F2:false', 'ArrowUp:false', 'PageDown:true', 'ArrowRight:true'];
    for (const entry of expected) assert.ok(seen.includes(entry), seen);
    assert.equal(await scrollOf(page), 0);
  });

  test('Escape gives the focus back', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.locator('back-scroll canvas').focus();
    for (let presses = 0; presses < 4 && await focusIsIn(page, 'back-scroll'); presses++) {
      await page.keyboard.press('Escape');
      await whenStill(page);
    }
    assert.ok(!await focusIsIn(page, 'back-scroll'));
  });

  test('a click focuses the canvas', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const { x, y } = await pointOf(page, onTimeline);
    await page.mouse.click(x, y);
    assert.ok(await focusIsIn(page, 'back-scroll'));
    assert.equal(await outlineOf(page), 'none', 'whoever points needs no ring');
  });
});

describe('the wheel', () => {
  const wheelAt = async (page, share, deltaY) => {
    const { x, y } = await pointOf(page, share);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, deltaY);
    await sleep(300);
  };

  test('scrolls the page over the timeline, and says how to zoom', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    await wheelAt(page, onTimeline, 120);
    assert.ok(await scrollOf(page) > 50, 'the page scrolled');
    assert.ok(await hintIsShown(page));
    await until(async () => !await hintIsShown(page), 'the hint goes away by itself', 3000);
  });

  test('scrolls the feed over the feed', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await wheelAt(page, onFeed, 200);
    await whenStill(page);
    assert.equal(await scrollOf(page), 0, 'the page stood still');
    assert.ok(differenceOf(before, await pictureOf(page)) > 0.005, 'the feed moved');
    assert.ok(!await hintIsShown(page));
  });

  test('zooms with Ctrl, and the page neither scrolls nor zooms', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await page.keyboard.down('Control');
    await wheelAt(page, onTimeline, -240);
    await page.keyboard.up('Control');
    await whenStill(page);
    assert.equal(await scrollOf(page), 0);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
    assert.ok(differenceOf(before, await pictureOf(page)) > 0.005);
  });

  test('is heard by the host page in every case', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.evaluate(() => addEventListener('wheel', () => { document.body.dataset.wheels = 'heard'; }));
    await wheelAt(page, onTimeline, 10);
    assert.equal(await page.evaluate(() => document.body.dataset.wheels), 'heard');
  });
});

describe('two widgets on one page', () => {
  test('are independent of each other, one of them inside a shadow root', async (t) => {
    const page = await site.open(t, '/tests/two.html', { height: 1200 });
    assert.equal(await whenReady(page, '.first'), 90);
    assert.equal(await whenReady(page, '.second'), 3);
    await whenStill(page, '.first');
    const second = await whenStill(page, '.second');
    const { x, y } = await pointOf(page, onTimeline, '.first');
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await whenStill(page, '.first');
    assert.equal((await metricsOf(page, '.second')).frames, second, 'the second one drew for the first one');
    const state = await page.locator('.second').evaluate((element) => element.state);
    await page.locator('.first').evaluate((element) => element.remove());
    await sleep(100);
    const before = await pictureOf(page, '.second');
    const at = await pointOf(page, onTimeline, '.second');
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await whenStill(page, '.second');
    assert.ok(differenceOf(before, await pictureOf(page, '.second')) > 0.005, 'it outlives the first one');
    assert.notDeepEqual(await page.locator('.second').evaluate((element) => element.state), state);
    assert.deepEqual(page.trouble, []);
  });
});

describe('a link in a post', () => {
  const address = 'https://example.org/a-page-that-is-linked';
  const isAccent = ([red, green, blue]) => green - red > 70 && Math.abs(green - blue) < 30;

  async function openLinked(t) {
    const page = await site.open(t, '/embed.html?src=/tests/link.json&theme=light', { height: 900 });
    await page.context().route('https://example.org/**', (route) => route.fulfill({ body: 'There' }));
    await whenReady(page);
    await whenStill(page);
    const picture = await pictureOf(page);
    const text = findBlock(picture, 2, isAccent, { left: 780, top: 320, right: 1080, bottom: 880 });
    assert.ok(text, 'no link to be seen');
    return Object.assign(page, { clickLink: () => page.mouse.click(text.x, text.y) });
  }

  test('opens in a tab that knows nothing of the page', async (t) => {
    const page = await openLinked(t);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.clickLink()]);
    await tab.waitForLoadState();
    assert.equal(tab.url(), address);
    assert.equal(await tab.evaluate(() => opener), null);
    assert.equal(await tab.evaluate(() => document.referrer), '');
  });

  test('stays closed when the host page says so', async (t) => {
    const page = await openLinked(t);
    const read = await recordEvents(page, 'open');
    await page.evaluate(() => addEventListener('backscroll-open', (event) => event.preventDefault()));
    await page.clickLink();
    await until(async () => (await read()).length > 0, 'the event');
    await sleep(300);
    assert.deepEqual(await read(), [{ type: 'open', detail: { href: address } }]);
    assert.equal(page.context().pages().length, 1);
  });
});

describe('the page itself', () => {
  test('gets no globals, no ids, no title, no storage', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const changes = await page.evaluate(async () => {
      const names = new Set(Object.getOwnPropertyNames(window));
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/archive.json');
      document.querySelector('main').append(element);
      await element.ready;
      return {
        globals: Object.getOwnPropertyNames(window).filter((name) => !names.has(name)),
        ids: document.querySelectorAll('[id]').length + element.shadowRoot.querySelectorAll('[id]').length,
        title: document.title, stored: localStorage.length + sessionStorage.length, cookies: document.cookie,
      };
    });
    assert.deepEqual(changes, {
      globals: [], ids: 0, title: 'A page that loads the module and nothing else', stored: 0, cookies: '',
    });
  });

  test('works under a strict content security policy', async (t) => {
    const page = await site.open(t, '/');
    const response = await page.request.get(site.url);
    const policy = response.headers()['content-security-policy'];
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    await whenReady(page);
    assert.deepEqual(page.trouble, []);
  });

  test('embed.html shows an archive of its own site, and no other', async (t) => {
    const page = await site.open(t, '/embed.html?src=/tests/small.json&theme=dark&label=Three%20posts');
    assert.equal(await whenReady(page), 3);
    assert.equal(await page.locator('back-scroll canvas').getAttribute('aria-label'), 'Three posts');
    const other = await site.open(t, '/embed.html?src=https://example.org/archive.json');
    assert.match((await whenState(other, 'error')).sentence, /own site only/);
    assert.deepEqual([...page.trouble, ...other.trouble], []);
  });

  test('without JavaScript the page says where the posts are', async (t) => {
    const page = await site.open(t, '/', { javaScriptEnabled: false });
    assert.match(await page.locator('noscript').innerText(), /archive\.json/);
  });
});
