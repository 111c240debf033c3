// Frames, sizes, contexts and the end of a widget: what has to hold while it sits in a page for hours.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  metricsOf, onTimeline, pointOf, siteForTests, sleep, stateOf, until, whenReady, whenState, whenStill,
} from './helpers.mjs';
import { colourCount, differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();

/** Size of the drawing in device pixels, and of the element's canvas in CSS pixels. */
const canvasSize = (page, selector = 'back-scroll') => page.locator(selector).evaluate((element) => {
  const canvas = element.shadowRoot.querySelector('canvas.drawing');
  const { width, height, clientWidth, clientHeight } = canvas;
  return { width, height, cssWidth: clientWidth, cssHeight: clientHeight };
});

describe('frames', () => {
  test('an untouched widget draws none, and asks for nothing', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    const frames = await whenStill(page);
    let requests = 0;
    page.on('request', () => { requests++; });
    await sleep(2000);
    assert.equal((await metricsOf(page)).frames, frames);
    assert.equal(requests, 0);
  });

  test('a move of the mouse draws a few, and then none again', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    const before = await whenStill(page);
    const { x, y } = await pointOf(page, onTimeline);
    await page.mouse.move(x, y);
    const after = await whenStill(page);
    assert.ok(after > before && after <= before + 6, `${after - before} frames`);
    await sleep(1000);
    assert.equal((await metricsOf(page)).frames, after);
  });

  test('none are drawn while the widget is out of view', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    await page.evaluate(() => scrollTo(0, 2000));
    await sleep(300);
    const { frames } = await metricsOf(page);
    await page.locator('back-scroll').evaluate((element) => element.setAttribute('theme', 'dark'));
    await sleep(300);
    assert.equal((await metricsOf(page)).frames, frames);
    await page.evaluate(() => scrollTo(0, 0));
    await until(async () => (await metricsOf(page)).frames > frames, 'a frame after the return');
  });
});

describe('size', () => {
  test('follows the element, with the picture drawn anew', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    for (const [width, height] of [[640, 400], [320, 240], [900, 600]]) {
      await page.locator('back-scroll').evaluate((element, size) => {
        element.style.width = `${size[0]}px`;
        element.style.height = `${size[1]}px`;
      }, [width, height]);
      await until(async () => (await canvasSize(page)).width === width, `a width of ${width}`);
      await whenStill(page);
      assert.deepEqual(await canvasSize(page), { width, height, cssWidth: width, cssHeight: height });
      assert.ok(colourCount(await pictureOf(page)) > 20, `blank at ${width} x ${height}`);
    }
    assert.deepEqual(page.trouble, []);
  });

  test('a resize of the window that leaves the element alone does not blank it', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await page.setViewportSize({ width: 1100, height: 560 });
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001);
  });

  test('fractions of a pixel are left to the page', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await page.locator('back-scroll').evaluate((element) => element.classList.add('fractional'));
    await whenReady(page);
    await whenStill(page);
    assert.deepEqual(await canvasSize(page), { width: 601, height: 399, cssWidth: 601, cssHeight: 399 });
  });

  test('created while hidden, it starts when it is shown', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.className = 'gone';
      element.setAttribute('src', '/archive.json');
      document.querySelector('main').append(element);
    });
    await sleep(500);
    assert.equal(await page.locator('back-scroll canvas').count(), 0);
    await page.locator('back-scroll').evaluate((element) => element.classList.remove('gone'));
    assert.equal(await whenReady(page), 90);
    await whenStill(page);
    assert.ok(colourCount(await pictureOf(page)) > 50);
  });

  test('shown while it is read, it is ready when it can be seen', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const posts = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      element.className = 'gone';
      element.src = '/archive.json';
      document.querySelector('main').append(element);
      await new Promise(requestAnimationFrame);
      const { ready } = element;  // so that reading begins, out of view
      await new Promise(requestAnimationFrame);
      element.classList.remove('gone');
      return (await ready).metrics().posts;
    });
    assert.equal(posts, 90);
  });

  test('hidden and shown again, it is as before', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await page.locator('back-scroll').evaluate((element) => element.classList.add('gone'));
    await sleep(300);
    await page.locator('back-scroll').evaluate((element) => element.classList.remove('gone'));
    await until(async () => (await canvasSize(page)).width > 0, 'a canvas with a size');
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001);
  });

  // The browser tells of an emulated ratio only when the window changes too, so the window does and the
  // element does not.
  test('a change of the pixel ratio changes the drawing, not the layout', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await page.locator('back-scroll').evaluate((element) => element.classList.add('fixed'));
    await whenReady(page);
    const devtools = await page.context().newCDPSession(page);
    for (const [deviceScaleFactor, width] of [[2, 1280], [1.5, 960], [3, 1920], [1.25, 800], [1, 640]]) {
      await devtools.send('Emulation.setDeviceMetricsOverride',
        { width: 800 + deviceScaleFactor * 100, height: 700, deviceScaleFactor, mobile: false });
      await until(async () => (await canvasSize(page)).width === width, `ratio ${deviceScaleFactor}`);
      await whenStill(page);
      assert.deepEqual(await canvasSize(page),
        { width, height: 440 * deviceScaleFactor, cssWidth: 640, cssHeight: 440 });
    }
  });

  test('with ratios such as 1.25 the drawing keeps to whole device pixels', async (t) => {
    const page = await site.open(t, '/tests/one.html', { deviceScaleFactor: 1.25 });
    await page.locator('back-scroll').evaluate((element) => {
      element.style.width = '603px';
      element.style.height = '401px';
    });
    await whenReady(page);
    await until(async () => (await canvasSize(page)).cssWidth === 600, 'the width that was set');
    await whenStill(page);
    assert.deepEqual(await canvasSize(page), { width: 750, height: 500, cssWidth: 600, cssHeight: 400 });
  });
});

describe('the WebGL context', () => {
  const extension = (page, name) => page.locator('back-scroll').evaluate((element, method) => {
    const gl = element.shadowRoot.querySelector('canvas.drawing').getContext('webgl2');
    element.lostContext ??= gl.getExtension('WEBGL_lose_context');
    element.lostContext[method]();
  }, name);

  test('lost and restored, the picture is the same', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await extension(page, 'loseContext');
    const { title } = await whenState(page, 'lost');
    assert.equal(title, 'The graphics were reset');
    await extension(page, 'restoreContext');
    await whenState(page, 'shown');
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001);
    assert.deepEqual(page.trouble, []);
  });

  test('lost for good, a button starts everything again', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const before = await pictureOf(page);
    await extension(page, 'loseContext');
    await whenState(page, 'lost');
    await page.getByRole('button', { name: 'Start it again' }).click();
    await whenState(page, 'shown');
    await page.mouse.move(1, 1);
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001);
  });

  test('twenty widgets on one page are all drawn when scrolled to', { timeout: 240_000 }, async (t) => {
    const page = await site.open(t, '/tests/many.html');
    const count = await page.locator('back-scroll').count();
    assert.equal(count, 20);
    for (const pass of ['down', 'up']) {
      for (let step = 0; step < count; step++) {
        const index = pass === 'down' ? step : count - 1 - step;
        const selector = `back-scroll:nth-of-type(${index + 1})`;
        await page.locator(selector).evaluate((element) => element.scrollIntoView({ block: 'center' }));
        assert.equal(await whenReady(page, selector), 3);
        await whenState(page, 'shown', selector);
        await whenStill(page, selector);
        const colours = colourCount(await pictureOf(page, selector));
        assert.ok(colours > 20, `number ${index} is blank on the way ${pass}`);
      }
      const posters = await page.locator('back-scroll .poster').count();
      assert.equal(posters, count - 12, 'all but twelve have given their context back');
    }
    assert.deepEqual(page.trouble, []);
  });
});

describe('the end', () => {
  test('removing it while it loads is no error', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    for (const waitMillis of [0, 10, 50, 150]) {
      await page.evaluate(async (wait) => {
        const element = document.createElement('back-scroll');
        element.setAttribute('src', '/archive.json');
        document.querySelector('main').append(element);
        await new Promise((resolve) => { setTimeout(resolve, wait); });
        element.remove();
      }, waitMillis);
    }
    await sleep(500);
    assert.deepEqual(page.trouble, []);
  });

  test('removed and put back, it starts again with the same view', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const outcome = await page.locator('back-scroll').evaluate(async (element) => {
      element.state = { from: Date.UTC(2019), to: Date.UTC(2021), sort: 'oldest' };
      const { parentNode, nextSibling } = element;
      element.remove();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      const canvasesLeft = element.shadowRoot.querySelectorAll('canvas').length;
      parentNode.insertBefore(element, nextSibling);
      await new Promise((resolve) => { element.addEventListener('backscroll-ready', resolve); });
      return { canvasesLeft, state: element.state, posts: element.metrics().posts };
    });
    assert.deepEqual(outcome, {
      canvasesLeft: 0, posts: 90,
      state: {
        from: Date.UTC(2019), to: Date.UTC(2021), sort: 'oldest', view: 'posts', day: null, thread: null,
        search: '', post: null, picture: null, at: null,
      },
    });
    assert.deepEqual(page.trouble, []);
  });

  test('moved within the document it keeps its canvas', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const isSame = await page.locator('back-scroll').evaluate(async (element) => {
      const canvas = element.shadowRoot.querySelector('canvas');
      document.body.append(element);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return canvas === element.shadowRoot.querySelector('canvas') && element.metrics().posts === 90;
    });
    assert.ok(isSame);
  });

  test('destroy() gives the context, the worker and every listener back', async (t) => {
    const page = await site.open(t, '/tests/bare.html', { initScript: countListeners });
    const listeners = () => page.evaluate(() => document.listenerCounts());
    await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/archive.json');
      document.querySelector('main').append(element);
      await element.ready;
    });
    assert.equal(page.workers().length, 1);
    assert.deepEqual(await listeners(), ['document visibilitychange: 1'], 'and nothing else');
    const isLost = await page.evaluate(() => {
      const element = document.querySelector('back-scroll');
      const gl = element.shadowRoot.querySelector('canvas').getContext('webgl2');
      element.destroy();
      return gl.isContextLost();
    });
    assert.ok(isLost);
    await until(() => page.workers().length === 0, 'the worker ends');
    assert.deepEqual(await listeners(), []);
    assert.equal((await stateOf(page)).name, 'idle');
    assert.deepEqual(page.trouble, []);
  });
});

/**
 * Runs in the page before everything else: keeps count of what listens on window and document, test tools
 * apart.
 */
function countListeners() {
  const watched = new Set([
    'beforeunload', 'blur', 'focus', 'fullscreenchange', 'keydown', 'keypress', 'keyup', 'mouseup',
    'pointerlockchange', 'pointermove', 'pointerup', 'resize', 'scroll', 'touchend', 'visibilitychange',
    'wheel',
  ]);
  const live = new Map();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const change = (target, type, by) => {
    if (!watched.has(type) || (target !== window && target !== document)) return;
    const name = `${target === window ? 'window' : 'document'} ${type}`;
    live.set(name, (live.get(name) ?? 0) + by);
  };
  EventTarget.prototype.addEventListener = function add(type, listener, options) {
    const target = this ?? window;
    change(target, type, 1);
    options?.signal?.addEventListener('abort', () => change(target, type, -1));
    return addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function remove(type, listener, options) {
    const target = this ?? window;
    change(target, type, -1);
    return removeEventListener.call(target, type, listener, options);
  };
  document.listenerCounts = () => [...live]
    .filter(([, count]) => count !== 0).map(([name, count]) => `${name}: ${count}`);
}
