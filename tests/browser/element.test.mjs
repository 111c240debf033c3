// The contracts of <back-scroll>: methods, properties, events, attributes, what they give and when.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  metricsOf, onFeed, onTimeline, pointOf, recordEvents, siteForTests, sleep, until, whenReady, whenStill,
} from './helpers.mjs';
import { colourCount, differenceOf, findBlock, pictureOf } from './png.mjs';

const site = siteForTests();

describe('the archive on the page', () => {
  test('all 90 posts of the bundled archive are there', async (t) => {
    const page = await site.open(t, '/');
    assert.equal(await whenReady(page), 90);
    const { frames, lastFrameMillis, lastLayoutMillis, heapBytes } = await metricsOf(page);
    assert.ok(lastLayoutMillis > 0 && lastLayoutMillis <= lastFrameMillis);
    assert.ok(frames > 0 && heapBytes > 1 << 20, 'metrics() tells of real work');
    assert.deepEqual(page.trouble, []);
  });

  test('the canvas is drawn, and Ctrl + wheel and keys change what it shows', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    await whenStill(page);
    const whole = await pictureOf(page);
    assert.ok(colourCount(whole) > 50, `only ${colourCount(whole)} colours: blank`);

    const { x, y } = await pointOf(page, onTimeline);
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    for (let step = 0; step < 5; step++) await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await whenStill(page);
    const zoomed = await pictureOf(page);
    assert.ok(differenceOf(whole, zoomed) > 0.005, 'the wheel changed nothing');

    await page.locator('back-scroll canvas').focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('+');
    await whenStill(page);
    assert.ok(differenceOf(zoomed, await pictureOf(page)) > 0.005, 'the + key changed nothing');
    assert.deepEqual(page.trouble, []);
  });

  test('the feed of the whole page scrolls with the wheel', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    await whenStill(page);
    const { x, y } = await pointOf(page, onFeed);
    await page.mouse.move(x, y);
    await whenStill(page);
    const before = await pictureOf(page);
    await page.mouse.wheel(0, 300);
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) > 0.005);
  });
});

describe('load()', () => {
  const open = (t) => site.open(t, '/tests/bare.html');

  test('takes an address, a Blob, a Response and bytes', async (t) => {
    const page = await open(t);
    const counts = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const bytes = await (await fetch('/tests/small.json')).arrayBuffer();
      const loaded = [];
      const sources = [
        '/archive.json', new Blob([bytes]), new File([bytes], 'x.json'), bytes, new Uint8Array(bytes),
        await fetch('/archive.json'), new URL('/tests/small.json', location.href),
      ];
      for (const source of sources) {
        await element.load(source);
        loaded.push(element.metrics().posts);
      }
      return [...loaded, bytes.byteLength > 0];
    });
    assert.deepEqual(counts, [90, 3, 3, 3, 3, 90, 3, true], 'and leaves the bytes to their owner');
    assert.deepEqual(page.trouble, []);
  });

  test('a later load wins, the earlier one ends with AbortError', async (t) => {
    const page = await open(t);
    const outcome = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const first = element.load('/archive.json').then(() => 'loaded', (error) => error.name);
      await element.load('/tests/small.json');
      return [await first, element.metrics().posts, (await element.ready) === element];
    });
    assert.deepEqual(outcome, ['AbortError', 3, true]);
  });

  test('before the element is in the page, loading waits for it', async (t) => {
    const page = await open(t);
    const posts = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      const loading = element.load('/tests/small.json');
      document.querySelector('main').append(element);
      return (await loading).metrics().posts;
    });
    assert.equal(posts, 3);
  });

  test('a changed src shows the other archive', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.locator('back-scroll').evaluate((element) => element.setAttribute('src', '/tests/small.json'));
    assert.equal(await whenReady(page), 3);
  });
});

describe('query()', () => {
  const query = (page, parameters) => page.locator('back-scroll').evaluate(
    (element, wanted) => element.query(wanted), parameters);

  test('finds posts by text, kind and number, and gives them whole', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/tests/small.json');
      document.querySelector('main').append(element);
    });
    const [second] = await query(page, { text: 'second' });
    assert.equal(second.id, 'p2');
    assert.equal(second.text, 'The second one');
    assert.equal((await query(page, {})).length, 3);
    assert.deepEqual((await query(page, { kinds: ['reply'] })).map(({ id }) => id), ['p3']);
    assert.deepEqual((await query(page, { sort: 'likes', limit: 2 })).map(({ id }) => id), ['p2', 'p1']);
    const year2020 = { from: Date.UTC(2020), to: Date.UTC(2021) };
    assert.deepEqual((await query(page, year2020)).map(({ id }) => id), ['p2']);
    assert.deepEqual(await query(page, { text: 'nowhere' }), []);
  });
});

describe('an invented archive', () => {
  test('is made in the worker, the same one for the same numbers', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const texts = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const found = [];
      for (const source of [{ sample: 2000 }, { sample: 2000 }, { sample: 2000, seed: 2 }]) {
        await element.load(source);
        found.push(JSON.stringify(await element.query({ limit: 5 })));
      }
      return [...found, element.metrics().posts];
    });
    assert.equal(texts[0], texts[1]);
    assert.notEqual(texts[0], texts[2]);
    assert.equal(texts[3], 2000);
  });

  test('is opened in short tasks, and gives way to another one at any moment', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const { posts, code, turns } = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const state = () => element.shadowRoot.querySelector('.sentence').textContent;
      const first = element.load({ sample: 200_000 }).catch((error) => error.name);
      let opening = 0;
      while (opening < 3) {
        await new Promise((resolve) => { setTimeout(resolve); });
        if (state() === 'Putting the posts in order') opening += 1;
      }
      await element.load({ sample: 500 });
      return { posts: element.metrics().posts, code: await first, turns: opening };
    });
    assert.deepEqual([posts, code, turns], [500, 'AbortError', 3]);
    assert.deepEqual(page.trouble, []);
  });

  test('of an impossible size is refused with a sentence', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const sentences = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const told = [];
      for (const source of [{ sample: 0 }, { sample: 'many' }, { sample: 3e9 }, { sample: 5, seed: -1 }]) {
        await element.load(source).catch(({ code, message }) => told.push(`${code}: ${message}`));
      }
      return told;
    });
    const size = 'bad_source: load({sample}) takes a whole number of posts from 1 to 20,000,000';
    assert.deepEqual(sentences.slice(0, 3), [size, size, size]);
    assert.match(sentences[3], /^bad_source: load\(\{sample, seed\}\) takes a whole number from 0 to/);
  });

  test('is a link away on the page, and so is the way back', async (t) => {
    const page = await site.open(t, '/?sample=3000');
    assert.equal(await whenReady(page), 3000);
    await page.getByRole('link', { name: 'Back to the archive' }).click();
    assert.equal(await whenReady(page), 90);
    await page.getByRole('link', { name: 'Try with a million posts' }).waitFor();
    assert.deepEqual(page.trouble, []);
  });
});

describe('without a worker', () => {
  const openAndAsk = async (page) => {
    assert.equal(await whenReady(page), 90);
    const found = await page.locator('back-scroll').evaluate((element) => element.query({ limit: 3 }));
    assert.equal(found.length, 3);
  };

  test('where the browser refuses one, the page reads the archive itself', async (t) => {
    const refuseWorkers = () => {
      window.Worker = class { constructor() { throw new DOMException('Another origin', 'SecurityError'); } };
    };
    const page = await site.open(t, '/', { initScript: refuseWorkers });
    await openAndAsk(page);
    assert.deepEqual(page.trouble, []);
  });

  test('where its script cannot be loaded, too', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.route('**/backscroll-worker.js', (route) => route.abort());
    await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/archive.json');
      document.querySelector('main').append(element);
    });
    await openAndAsk(page);
  });
});

describe('state', () => {
  test('is set and read back, and survives JSON', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const wanted = {
      from: Date.UTC(2019), to: Date.UTC(2021), sort: 'likes', view: 'posts', day: null, thread: null,
      search: '', post: null, picture: null, at: null,
    };
    const got = await page.locator('back-scroll').evaluate((element, state) => {
      element.state = JSON.parse(JSON.stringify(state));
      return element.state;
    }, wanted);
    assert.deepEqual(got, wanted);
  });

  test('moves to another element, before that one has loaded', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const [first, second] = await page.evaluate(async () => {
      const element = document.querySelector('back-scroll');
      element.state = { from: Date.UTC(2019), to: Date.UTC(2021), sort: 'oldest' };
      const other = document.createElement('back-scroll');
      other.setAttribute('src', '/archive.json');
      other.state = element.state;
      element.after(other);
      await other.ready;
      return [element.state, other.state];
    });
    assert.deepEqual(second, first);
  });

  test('senseless values take their defaults', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const state = await page.evaluate(() => {
      const element = document.createElement('back-scroll');
      element.state = { from: 'x', to: 5, sort: 'sideways', post: '' };
      return element.state;
    });
    assert.deepEqual(state, {
      from: null, to: null, sort: 'time', view: 'posts', day: null, thread: null, search: '', post: null,
      picture: null, at: null,
    });
  });

  test('is in the address of the page, and comes back from there', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    const { x, y } = await pointOf(page, onTimeline);
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -360);
    await page.keyboard.up('Control');
    await until(() => page.url().includes('#from='), 'a range in the address');
    await whenStill(page);
    await sleep(400);
    const state = await page.locator('back-scroll').evaluate((element) => element.state);
    const again = await site.open(t, page.url());
    await whenReady(again);
    const restored = await again.locator('back-scroll').evaluate((element) => element.state);
    assert.ok(Math.abs(restored.from - state.from) < 1000, page.url());
    assert.ok(Math.abs(restored.to - state.to) < 1000, page.url());
  });

  test('an untouched page keeps its address', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    await whenStill(page);
    await sleep(400);
    assert.equal(new URL(page.url()).hash, '');
  });
});

describe('events', () => {
  test('ready is sent for the archive, and nothing else before the reader acts', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const read = await recordEvents(page, 'ready', 'select', 'range', 'state', 'error');
    await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      element.setAttribute('src', '/archive.json');
      document.querySelector('main').append(element);
      await element.ready;
      element.state = { from: Date.UTC(2019), to: Date.UTC(2021), sort: 'likes' };
    });
    await whenStill(page);
    const [ready, ...others] = await read();
    assert.equal(ready.type, 'ready');
    assert.equal(ready.detail.posts, 90);
    assert.ok(ready.detail.profile.name);
    assert.deepEqual(others, []);
  });

  test('zooming sends ranges, and one change of state when it has come to rest', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    const read = await recordEvents(page, 'range', 'state');
    const { x, y } = await pointOf(page, onTimeline);
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await whenStill(page);
    const events = await read();
    const last = events.findLast(({ type }) => type === 'range');
    assert.ok(last.detail.from < last.detail.to, JSON.stringify(events));
    assert.ok(events.some(({ type }) => type === 'state'));
  });

  test('a click on a mark of the timeline selects its post, once', async (t) => {
    const page = await site.open(t, '/', { colorScheme: 'light' });
    await whenReady(page);
    await whenStill(page);
    const read = await recordEvents(page, 'select');
    const picture = await pictureOf(page);
    const isAccent = ([red, green, blue]) => green - red > 70 && Math.abs(green - blue) < 30;
    const plot = { left: 60, top: 130, right: picture.width * 0.6, bottom: picture.height - 250 };
    const mark = findBlock(picture, 6, isAccent, plot);
    assert.ok(mark, 'no mark to be seen');
    await page.mouse.click(mark.x, mark.y);
    await whenStill(page);
    const events = await read();
    assert.equal(events.length, 1);
    const { post } = await page.locator('back-scroll').evaluate((element) => element.state);
    assert.deepEqual(events[0].detail, { post });
    const [{ id }] = (await page.locator('back-scroll').evaluate((element) => element.query()))
      .filter((found) => found.id === post);
    assert.equal(id, post, 'it is a post of the archive');
  });

  test('stepping through the posts by key selects them', async (t) => {
    const page = await site.open(t, '/');
    await whenReady(page);
    const read = await recordEvents(page, 'select');
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('j');
    const event = await until(async () => (await read())[0], 'a selection');
    const { post } = await page.locator('back-scroll').evaluate((element) => element.state);
    assert.equal(event.detail.post, post);
    assert.ok(post);
  });
});

describe('attributes', () => {
  test('theme turns the picture dark and light', async (t) => {
    const page = await site.open(t, '/tests/one.html', { colorScheme: 'light' });
    await whenReady(page);
    await whenStill(page);
    const light = await pictureOf(page);
    await page.locator('back-scroll').evaluate((element) => element.setAttribute('theme', 'dark'));
    await whenStill(page);
    const dark = await pictureOf(page);
    assert.ok(differenceOf(light, dark, 60) > 0.8, 'most pixels change');
    await page.locator('back-scroll').evaluate((element) => element.removeAttribute('theme'));
    await whenStill(page);
    assert.ok(differenceOf(light, await pictureOf(page)) < 0.001, 'and back');
    await page.emulateMedia({ colorScheme: 'dark' });
    await whenStill(page);
    assert.ok(differenceOf(dark, await pictureOf(page)) < 0.001, 'auto follows the reader');
  });

  test('label names the canvas', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const name = () => page.locator('back-scroll canvas').getAttribute('aria-label');
    assert.equal(await name(), 'Posts of a test');
    await page.locator('back-scroll').evaluate((element) => element.removeAttribute('label'));
    assert.match(await name(), /^Timeline and feed of .+\u2019s posts$/);
  });
});
