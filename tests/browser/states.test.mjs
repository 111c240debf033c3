// Everything that is not an archive on screen: each case has a state with a title, a sentence and, where it
// helps, a button. Nothing is ever blank.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { recordEvents, siteForTests, stateOf, until, whenReady, whenState, whenStill } from './helpers.mjs';
import { colourCount, pictureOf } from './png.mjs';

const smallArchive = fileURLToPath(new URL('pages/small.json', import.meta.url));
const site = siteForTests();
const siteWithoutGl = siteForTests({ flags: ['--disable-gpu', '--disable-3d-apis'] });

async function openWith(t, address, options) {
  const page = await site.open(t, '/tests/bare.html', options);
  await page.evaluate((src) => {
    const element = document.createElement('back-scroll');
    if (src !== null) element.setAttribute('src', src);
    document.querySelector('main').append(element);
  }, address);
  return page;
}

const errorOf = (page) => page.locator('back-scroll').evaluate(
  (element) => element.ready.then(() => null, ({ name, code, message }) => ({ name, code, message })));

describe('an archive that cannot be shown', () => {
  test('is not there: the address is named, and trying again works', async (t) => {
    const page = await openWith(t, '/tests/nowhere.json');
    const state = await whenState(page, 'error');
    assert.equal(state.title, 'This archive could not be opened');
    assert.match(state.sentence, /There is no archive at http:.*\/tests\/nowhere\.json/);
    assert.ok(state.hasAction);
    assert.ok(colourCount(await pictureOf(page)) > 5);
    const error = await errorOf(page);
    assert.deepEqual([error.name, error.code], ['BackscrollError', 'not_found']);
    assert.equal(page.trouble.length, 1, 'the browser itself names the missing file, nothing else');

    await page.route('**/nowhere.json', (route) => route.fulfill({ path: smallArchive }));
    await page.locator('back-scroll .action').first().click();
    await whenState(page, 'shown');
    assert.equal(await whenReady(page), 3);
  });

  test('the network fails: the sentence says what to check', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.route('**/small.json', (route) => route.abort());
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/tests/small.json');
      document.querySelector('main').append(element);
    });
    assert.match((await whenState(page, 'error')).sentence, /could not be fetched; check the connection/);
  });

  test('is no JSON: line and column are named', async (t) => {
    const page = await openWith(t, '/tests/not-json.json');
    const { sentence } = await whenState(page, 'error');
    assert.match(sentence, /not valid JSON/);
    assert.match(sentence, /line 4/);
    assert.match(sentence, /column 14/);
    assert.deepEqual(page.trouble, []);
  });

  test('is of a newer version: the sentence says what to do', async (t) => {
    const page = await openWith(t, '/tests/newer.json');
    assert.match((await whenState(page, 'error')).sentence, /newer version of Backscroll; update the page/);
  });

  test('is something else: load() rejects, an event and `ready` tell the same', async (t) => {
    const page = await openWith(t, null);
    const read = await recordEvents(page, 'error');
    const outcome = await page.locator('back-scroll').evaluate((element) => element
      .load(new Blob(['[1, 2, 3]'])).then(() => null, ({ code, message }) => ({ code, message })));
    assert.match(outcome.message, /not an archive that can be opened/);
    assert.deepEqual(await read(), [{ type: 'error', detail: outcome }]);
    assert.equal((await errorOf(page)).message, outcome.message);
    assert.deepEqual(page.trouble, []);
  });

  test('has no address, or none that is one: the sentence says so', async (t) => {
    const page = await openWith(t, '');
    assert.deepEqual(await whenState(page, 'error'), {
      name: 'error', isShown: true, title: 'This archive could not be opened',
      sentence: 'The address of the archive is empty', hasAction: false,
    });
    const outcome = await page.locator('back-scroll').evaluate((element) => element
      .load('http://[').then(() => null, ({ name, code, message }) => ({ name, code, message })));
    const message = '\u2018http://[\u2019 is no address of an archive';
    assert.deepEqual(outcome, { name: 'BackscrollError', code: 'bad_source', message });
    assert.equal((await whenState(page, 'error')).sentence, message);
    assert.deepEqual(page.trouble, []);
  });

  test('after an error the next archive is shown', async (t) => {
    const page = await openWith(t, '/tests/not-json.json');
    await whenState(page, 'error');
    await page.locator('back-scroll').evaluate((element) => element.load('/tests/small.json'));
    await whenState(page, 'shown');
  });
});

describe('other states', () => {
  test('an archive without posts says so', async (t) => {
    const page = await openWith(t, '/tests/empty.json');
    assert.equal((await whenState(page, 'empty')).title, 'This archive has no posts');
    assert.ok(colourCount(await pictureOf(page)) > 5);
    assert.deepEqual(page.trouble, []);
  });

  test('no archive at all says so', async (t) => {
    const page = await openWith(t, null);
    assert.equal((await stateOf(page)).title, 'No archive yet');
  });

  test('while bytes arrive, their number is shown', async (t) => {
    const page = await openWith(t, null);
    await page.locator('back-scroll').evaluate((element) => {
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(300_000)) });
      element.load(new Response(body, { headers: { 'content-length': '1200000' } })).catch(() => {});
    });
    await until(async () => (await stateOf(page)).sentence === '293 KB of 1.1 MB', 'the number of bytes');
    const bar = page.locator('back-scroll progress');
    assert.equal(await bar.evaluate((element) => element.value), 0.25);
    assert.ok(colourCount(await pictureOf(page)) > 5);
    await page.locator('back-scroll').evaluate((element) => element.load('/tests/small.json'));
    await whenState(page, 'shown');
    assert.deepEqual(page.trouble, []);
  });

  test('without WebGL it says what to do', async (t) => {
    const page = await siteWithoutGl.open(t, '/');
    const { title, sentence } = await whenState(page, 'unsupported');
    assert.equal(title, 'This browser cannot draw the timeline');
    assert.match(sentence, /WebGL 2.*hardware acceleration/);
    assert.equal((await errorOf(page)).code, 'no_webgl');
    assert.ok(colourCount(await pictureOf(page)) > 5);
  });

  test('a crash of the widget is told, and a button starts it again', async (t) => {
    const page = await openWith(t, null, { initScript: breakFramesOnDemand });
    await page.locator('back-scroll').evaluate((element) => element.load('/tests/small.json'));
    await whenStill(page);
    const read = await recordEvents(page, 'error');
    await page.evaluate(() => document.dispatchEvent(new Event('test-break')));
    await page.mouse.move(200, 200);
    assert.equal((await whenState(page, 'stopped')).title, 'Backscroll stopped');
    assert.deepEqual((await read()).map(({ detail }) => detail.code), ['stopped']);
    await page.locator('back-scroll .action').first().click();
    await whenState(page, 'shown');
    assert.deepEqual(page.trouble, []);
  });
});

/**
 * Runs in the page before everything else: the widget's next frame ends in a trap, once, when a test asks for
 * it.
 */
function breakFramesOnDemand() {
  const { instantiate } = WebAssembly;
  let isBroken = false;
  document.addEventListener('test-break', () => { isBroken = true; });
  WebAssembly.instantiate = async (...parameters) => {
    const instance = await instantiate(...parameters);
    const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value];
      return [name, (...values) => {
        if (isBroken) {
          isBroken = false;
          throw new WebAssembly.RuntimeError('unreachable');
        }
        return value(...values);
      }];
    }));
    return { exports };
  };
}
