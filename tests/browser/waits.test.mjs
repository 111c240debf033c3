// Waits: each one says what it waits for, can be given up, and ends by itself when nothing comes any more;
// every promise is settled. Time is moved on by the tests.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  metricsOf, siteForTests, sleep, stateOf, until, whenReady, whenState, whenStill,
} from './helpers.mjs';
import { colourCount, pictureOf } from './png.mjs';

const smallArchive = fileURLToPath(new URL('pages/small.json', import.meta.url));
const site = siteForTests();
const never = () => new Promise(() => {});

/** A page whose element has its clock in the test's hand. */
async function openWaiting(t, { holds, initScript } = {}) {
  const page = await site.open(t, '/tests/bare.html', { initScript });
  if (holds !== undefined) await page.route(holds, never);
  await page.clock.install();
  await page.evaluate(() => {
    const element = document.createElement('back-scroll');
    document.querySelector('main').append(element);
    window.outcome = element.load('/tests/small.json').then(() => 'loaded', ({ code }) => code);
  });
  return page;
}

const outcomeOf = (page) => page.evaluate(() => window.outcome);
const readyOf = (page) => page.locator('back-scroll').evaluate(
  (element) => element.ready.then(() => 'ready', ({ code }) => code));
const press = (page, name) => page.getByRole('button', { name }).click();

describe('an archive that does not come', () => {
  test('can be cancelled after a moment, and asked for again', async (t) => {
    const page = await openWaiting(t, { holds: '**/small.json' });
    assert.ok(!(await stateOf(page)).hasAction, 'no button flashes up');
    await page.clock.runFor(3500);
    await press(page, 'Cancel');
    assert.match((await whenState(page, 'error')).sentence, /cancelled/);
    assert.deepEqual([await outcomeOf(page), await readyOf(page)], ['cancelled', 'cancelled']);
    await page.unroute('**/small.json');
    await page.route('**/small.json', (route) => route.fulfill({ path: smallArchive }));
    await press(page, 'Try again');
    await whenState(page, 'shown');
    assert.deepEqual(page.trouble, []);
  });

  test('is said to be late, and given up after a minute without a byte', async (t) => {
    const page = await openWaiting(t, { holds: '**/small.json' });
    await page.clock.runFor(11_000);
    const isSaid = async () => /Nothing has arrived/.test((await stateOf(page)).sentence);
    await until(isSaid, 'the sentence');
    await page.clock.runFor(50_000);
    assert.match((await whenState(page, 'error')).sentence, /Nothing arrived for a minute/);
    assert.deepEqual([await outcomeOf(page), await readyOf(page)], ['stalled', 'stalled']);
  });

  test('in a body that stops halfway, too', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.clock.install();
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1000)) });
      window.outcome = element.load(new Response(body)).then(() => 'loaded', ({ code }) => code);
    });
    await until(async () => (await stateOf(page)).sentence === '1000 bytes', 'the first bytes');
    await page.clock.runFor(61_000);
    assert.equal(await outcomeOf(page), 'stalled');
  });
});

describe('parts that do not come', () => {
  test('the module: said, given up, and fetched anew', async (t) => {
    const page = await openWaiting(t, { holds: '**/backscroll-widget.wasm' });
    await sleep(500);
    await page.clock.runFor(61_000);
    assert.equal(await outcomeOf(page), 'stalled');
    await page.unroute('**/backscroll-widget.wasm');
    await press(page, 'Try again');
    await whenState(page, 'shown');
  });

  test('a worker that never answers: the page does its work', async (t) => {
    const page = await openWaiting(t, { initScript: () => {
      window.Worker = class extends EventTarget {
        postMessage() {}

        terminate() {}
      };
    } });
    await sleep(500);
    await page.clock.runFor(31_000);
    assert.equal(await outcomeOf(page), 'loaded');
    await whenState(page, 'shown');
  });

  test('a worker that dies while it reads: given up, and the next one is another', async (t) => {
    const page = await openWaiting(t, { initScript: () => {
      let isMortal = true;
      window.Worker = class extends Worker {
        postMessage(message, transfer) {
          const isLast = isMortal && message.type === 'finish';
          if (isLast) this.terminate();
          else super.postMessage(message, transfer);
          window.isOver ||= isLast;
          isMortal &&= !isLast;
        }
      };
    } });
    await until(() => page.evaluate(() => window.isOver), 'its end');
    await page.clock.runFor(62_000);
    assert.equal(await outcomeOf(page), 'stalled');
    await press(page, 'Try again');
    await whenState(page, 'shown');
  });
});

describe('the end while something is under way', () => {
  for (const [name, end] of [['destroy()', 'destroy'], ['removing it', 'remove']]) {
    test(`${name} settles load(), ready and query()`, async (t) => {
      const page = await site.open(t, '/tests/bare.html');
      await page.route('**/small.json', never);
      const codes = await page.evaluate(async (method) => {
        const element = document.createElement('back-scroll');
        document.querySelector('main').append(element);
        const waits = [element.load('/tests/small.json'), element.ready, element.query({})];
        await new Promise((resolve) => { setTimeout(resolve, 100); });
        element[method]();
        return Promise.all(waits.map((wait) => wait.then(() => 'settled', ({ code }) => code)));
      }, end);
      assert.deepEqual(codes, ['ended', 'ended', 'ended']);
      assert.deepEqual(page.trouble, []);
    });
  }

  test('of an element that was in no page yet', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const codes = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      const waits = [element.load('/tests/small.json'), element.ready, element.query({})];
      element.destroy();
      const ended = await Promise.all(waits.map((wait) => wait.then(() => 'settled', ({ code }) => code)));
      document.querySelector('main').append(element);
      return [...ended, (await element.ready).metrics().posts];
    });
    assert.deepEqual(codes, ['ended', 'ended', 'ended', 3], 'put into a page it begins');
  });

  test('a search under way is settled', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const code = await page.locator('back-scroll').evaluate(async (element) => {
      const search = element.query({ text: 'a' });
      await null;
      element.destroy();
      return search.then(() => 'settled', (error) => error.code);
    });
    assert.equal(code, 'ended');
  });
});

describe('out of view', () => {
  for (const [name, hide] of [['below the fold', 'far'], ['in a part that is not displayed', 'gone']]) {
    test(`${name} load() reads the archive; it is shown when it comes into view`, async (t) => {
      const page = await site.open(t, '/tests/bare.html');
      const found = await page.evaluate(async (way) => {
        const element = document.createElement('back-scroll');
        if (way === 'far') element.style.marginBlockStart = '5000px';
        else element.className = way;
        document.querySelector('main').append(element);
        await element.load('/tests/small.json');
        await element.ready;
        const drawn = element.metrics().posts;
        const all = await element.query({});
        return [drawn, all.length, (await element.query({ text: 'second' }))[0].id];
      }, hide);
      assert.deepEqual(found, [0, 3, 'p2'], 'searched before it was ever in view');
      await page.locator('back-scroll').evaluate((element) => {
        element.classList.remove('gone');
        element.scrollIntoView();
      });
      await whenState(page, 'shown');
      await whenStill(page);
      assert.ok(colourCount(await pictureOf(page)) > 20, 'blank');
      assert.deepEqual(page.trouble, []);
    });
  }

  test('an archive that nobody waits for is not even fetched', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    let asked = 0;
    page.on('request', (request) => { asked += Number(request.url().endsWith('small.json')); });
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.style.marginBlockStart = '5000px';
      element.setAttribute('src', '/tests/small.json');
      document.querySelector('main').append(element);
    });
    await sleep(500);
    assert.equal(asked, 0);
    await page.locator('back-scroll').evaluate((element) => element.ready);
    assert.equal(asked, 1, 'whoever waits for it has it fetched');
  });
});

describe('the graphics are lost', () => {
  const extension = (page, method) => page.locator('back-scroll').evaluate((element, name) => {
    const gl = element.shadowRoot.querySelector('canvas.drawing').getContext('webgl2');
    element.lostContext ??= gl.getExtension('WEBGL_lose_context');
    element.lostContext[name]();
  }, method);

  async function returns(page) {
    assert.equal((await whenState(page, 'lost')).title, 'The graphics were reset');
    await extension(page, 'restoreContext');
    await whenState(page, 'shown');
    await whenStill(page);
    assert.ok(colourCount(await pictureOf(page)) > 20, 'blank');
    assert.deepEqual(page.trouble, []);
  }

  test('while the archive is under way: it says so when it is there', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    let release;
    await page.route('**/small.json', (route) => new Promise((resolve) => {
      release = () => resolve(route.fulfill({ path: smallArchive }));
    }));
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/tests/small.json');
      document.querySelector('main').append(element);
    });
    const hasStarted = async () => (await metricsOf(page)).heapBytes > 0;
    await until(async () => release !== undefined && await hasStarted(), 'a widget without an archive');
    await extension(page, 'loseContext');
    await sleep(100);
    release();
    await returns(page);
  });

  /** A page that loses that many of the contexts it makes in the moment it makes them. */
  async function openLosing(t, count) {
    const page = await site.open(t, '/tests/bare.html', { initScript: `(${(most) => {
      const { getContext } = HTMLCanvasElement.prototype;
      const lost = new Set();
      HTMLCanvasElement.prototype.getContext = function loseAtOnce(type, ...more) {
        const context = getContext.call(this, type, ...more);
        if (type === 'webgl2' && lost.size < most && !lost.has(this)) {
          lost.add(this);
          context.getExtension('WEBGL_lose_context').loseContext();
        }
        return context;
      };
    }})(${count})` });
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/tests/small.json');
      document.querySelector('main').append(element);
    });
    return page;
  }

  test('as soon as they are there: it says so and starts again by itself', async (t) => {
    const page = await openLosing(t, 1);
    await whenState(page, 'lost');
    await whenState(page, 'shown');
    await whenStill(page);
    assert.ok(colourCount(await pictureOf(page)) > 20, 'blank');
    assert.deepEqual(page.trouble, []);
  });

  test('again and again: the reader may start it once more', async (t) => {
    const page = await openLosing(t, 3);
    assert.equal(await readyOf(page), 'graphics_lost');
    assert.equal((await whenState(page, 'lost')).title, 'The graphics were reset');
    await press(page, 'Start it again');
    await whenState(page, 'shown');
    assert.deepEqual(page.trouble, []);
  });
});
