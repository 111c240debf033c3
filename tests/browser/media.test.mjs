// Pictures: what is fetched and what is not, from where, when, and what is on screen before and after.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { describe, test } from 'node:test';
import { metricsOf, siteForTests, sleep, until, whenStill } from './helpers.mjs';
import {
  archiveOf, boundsOf, boundsOfChange, fileOf, image, isColour, openMedia, pngOf, shows, whenShown,
} from './pictures.mjs';
import { pictureOf } from './png.mjs';

const site = siteForTests();
const red = [200, 30, 30];
const green = [20, 160, 40];
const blue = [30, 60, 210];
const isLinux = process.platform === 'linux';

/** The browser reports each missing file by itself. */
const withoutMissing = (trouble) => trouble.filter((line) => !/Failed to load resource/.test(line));

describe('where pictures come from', () => {
  test('files beside the archive and pictures inside it are shown: PNG, JPEG, WebP', async (t) => {
    const maker = await site.open(t, '/tests/bare.html');
    const jpeg = await fileOf(maker, 'image/jpeg', 400, 300, green);
    const webp = await fileOf(maker, 'image/webp', 400, 300, blue);
    const inside = `data:image/png;base64,${pngOf(40, 30, [180, 40, 180]).toString('base64')}`;
    const fulfil = (body, contentType) => (route) => route.fulfill({ body, contentType });
    const page = await openMedia(site, t, {
      posts: [[image('a.png'), image('b.jpg'), image('c.webp'), image(inside)]],
      files: {
        'a.png': pngOf(400, 300, red),
        'b.jpg': fulfil(jpeg, 'image/jpeg'),
        'c.webp': fulfil(webp, 'image/webp'),
      },
    });
    for (const colour of [red, green, blue, [180, 40, 180]]) await whenShown(page, colour);
    assert.deepEqual(page.asked.sort(), ['a.png', 'b.jpg', 'c.webp'], 'each once');
    assert.deepEqual(page.trouble, []);
  });

  test('nothing is fetched from elsewhere', async (t) => {
    const page = await openMedia(site, t, {
      posts: [[
        image('https://elsewhere.example/a.png'), image('//elsewhere.example/b.png'),
        image('http://elsewhere.example/c.png'), image('a.png'),
      ]],
      profile: { avatar: 'https://elsewhere.example/a.png', banner: 'https://elsewhere.example/b.png' },
      files: { 'a.png': pngOf(400, 300, red) },
    });
    await whenShown(page, red);
    await whenStill(page);
    assert.deepEqual(page.trouble, [], 'a request to another place would be listed here');
  });

  test('the page may allow other places, also later', async (t) => {
    const page = await openMedia(site, t, { posts: [[image('https://elsewhere.example/a.png')]] });
    const seen = [];
    await page.route('https://elsewhere.example/**', (route) => {
      seen.push(route.request().headers());
      return route.fulfill({
        body: pngOf(400, 300, blue), headers: { 'access-control-allow-origin': '*' },
      });
    });
    // The test server's policy names no other place, so the answer comes from here.
    await whenStill(page);
    assert.equal(seen.length, 0);
    await page.evaluate((file) => {
      const { fetch } = window;
      Object.assign(window, {
        fetch: (url, options) => (String(url).startsWith('https://elsewhere.example/')
          ? Promise.resolve(new Response(new Uint8Array(file), { headers: { 'content-type': 'image/png' } }))
          : fetch(url, options)),
      });
    }, [...pngOf(400, 300, blue)]);
    await page.locator('back-scroll').evaluate((element) => element.setAttribute('remote-media', ''));
    await whenShown(page, blue);
  });

  test('an archive that came as bytes has no files beside it: nothing is asked for', async (t) => {
    const page = await openMedia(site, t, { posts: [], address: null });
    await page.locator('back-scroll').evaluate(
      (element, archive) => element.load(new Blob([JSON.stringify(archive)])),
      archiveOf([[image('a.png')]]));
    await whenStill(page);
    assert.deepEqual(page.asked, []);
    assert.deepEqual(page.trouble, []);
  });

  test('no pictures: SVG, HTML with a picture\u2019s name, a missing file, a file too large', async (t) => {
    const fulfil = (contentType, body, headers) =>
      (route) => route.fulfill({ contentType, body, headers });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="400" height="300" fill="#c81e1e"/></svg>';
    const page = await openMedia(site, t, {
      posts: [
        [image('a.svg')], [image('b.png')], [image('c.png')], [image('d.png')], [image('e.png')],
      ],
      height: 1800,
      files: {
        'a.svg': fulfil('image/svg+xml', svg),
        'b.png': fulfil('text/html', '<p>Not found</p>'),
        'd.png': fulfil('image/png', pngOf(400, 300, red), { 'content-length': String(30 * 1024 * 1024) }),
        'e.png': fulfil('image/png', 'these are no pixels'),
      },
    });
    await until(() => page.asked.length === 5, 'five requests');
    await whenStill(page);
    assert.ok(!await shows(page, red));
    await page.mouse.move(600, 400);
    await whenStill(page);
    assert.equal(page.asked.length, 5, 'a failure is remembered');
    assert.deepEqual(withoutMissing(page.trouble), []);
  });
});

describe('pictures that could not be reached', () => {
  for (const [name, fail] of [
    ['offline', (route) => route.abort('internetdisconnected')],
    ['by a server in trouble', (route) => route.fulfill({ status: 503 })],
  ]) {
    test(`${name} come when the browser is online again`, async (t) => {
      let isUp = false;
      const answer = { body: pngOf(400, 300, red), contentType: 'image/png' };
      const page = await openMedia(site, t, {
        posts: [[image('a.png')]],
        files: { 'a.png': (route) => (isUp ? route.fulfill(answer) : fail(route)) },
      });
      await until(() => page.asked.length === 1, 'the request');
      await whenStill(page);
      isUp = true;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await whenShown(page, red);
      assert.deepEqual(withoutMissing(page.trouble), []);
    });
  }
});

describe('pictures of more pixels than there is room for', () => {
  /** The most memory that any process of the browser had, in megabytes. */
  async function peakOfBrowser() {
    const devtools = await site.browser.newBrowserCDPSession();
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const peaks = await Promise.all(processInfo.map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
    }));
    return Math.max(...peaks);
  }

  test('are not decoded, and the others are shown', { skip: !isLinux && 'needs /proc' }, async (t) => {
    const before = await peakOfBrowser();
    const bombs = JSON.parse(await readFile(new URL('pages/image-bombs.json', import.meta.url)));
    const sources = bombs.posts[0].media.map(({ source }) => image(source));
    const bomb = await readFile(new URL('pages/pics/bomb256.png', import.meta.url));
    const page = await openMedia(site, t, {
      posts: [[image('a.png')], sources], height: 1000,
      files: { 'a.png': pngOf(400, 300, red), 'bomb256.png': bomb },
    });
    await until(() => page.asked.length === 5, 'five requests');
    await whenShown(page, red);
    await sleep(500);
    await whenStill(page);
    const grown = await peakOfBrowser() - before;
    assert.ok(grown < 400, `${Math.round(grown)} MB more`);
    assert.deepEqual(page.trouble, []);
  });
});

describe('when pictures are fetched', () => {
  const many = Array.from({ length: 60 }, (_, index) => [image(`${index}.png`)]);
  const [upper, lower] = [pngOf(400, 300, green), pngOf(400, 300, blue)];
  const files = Object.fromEntries(many.map((_, index) => [`${index}.png`, index < 50 ? upper : lower]));

  test('those on screen and near it at once, those far below when they are scrolled to', async (t) => {
    const page = await openMedia(site, t, { posts: many, files });
    await whenShown(page, green);
    await whenStill(page);
    const atFirst = page.asked.map((name) => parseInt(name, 10));
    assert.ok(atFirst.length >= 3 && Math.max(...atFirst) < 20, `asked for ${atFirst}`);
    await page.mouse.move(950, 500);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('End');
    await whenShown(page, blue);
    assert.ok(page.asked.includes('59.png'));
    assert.ok(!page.asked.includes('30.png'), 'what was jumped over is not fetched');
    assert.equal(new Set(page.asked).size, page.asked.length, 'each once');
  });

  test('at most four at a time, and those scrolled past are given up', async (t) => {
    const held = new Map();
    const hold = (route) => new Promise((resolve) => {
      const name = new URL(route.request().url()).pathname.split('/').pop();
      const answer = { body: files[name], contentType: 'image/png' };
      held.set(name, () => resolve(route.fulfill(answer).catch(() => {})));
    });
    const page = await openMedia(site, t, {
      posts: many, files: Object.fromEntries(Object.keys(files).map((name) => [name, hold])),
      height: 1000,  // room for more than four
    });
    await until(() => held.size === 4, 'four requests');
    await sleep(300);
    assert.equal(held.size, 4);
    const failed = [];
    page.on('requestfailed', (request) => failed.push(request.url().split('/').pop()));
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('End');
    await until(() => held.has('59.png'), 'the last picture');
    await until(() => failed.length >= 4, 'the end of the first four');
    assert.deepEqual(failed.sort(), [...held.keys()].slice(0, 4).sort(), 'the first four were aborted');
    for (const release of held.values()) release();
    await whenShown(page, blue);
    assert.deepEqual(withoutMissing(page.trouble), []);
  });

  test('destroy() aborts what is under way', async (t) => {
    const never = () => new Promise(() => {});
    const page = await openMedia(site, t, { posts: [[image('a.png')]], files: { 'a.png': never } });
    await until(() => page.asked.length === 1, 'the request');
    const failed = page.waitForEvent('requestfailed');
    await page.locator('back-scroll').evaluate((element) => element.destroy());
    assert.match((await failed).url(), /a\.png$/);
    assert.deepEqual(withoutMissing(page.trouble), []);
  });

  test('an untouched page with pictures draws no frames', async (t) => {
    const page = await openMedia(site, t, { posts: many, files });
    await whenShown(page, green);
    const frames = await whenStill(page);
    await sleep(1000);
    assert.equal((await metricsOf(page)).frames, frames);
  });
});

describe('what is on screen', () => {
  test('nothing moves when a picture arrives', async (t) => {
    let release;
    const page = await openMedia(site, t, {
      posts: [[image('a.png')], [], []],
      files: {
        'a.png': (route) => new Promise((resolve) => {
          const answer = { body: pngOf(400, 300, red), contentType: 'image/png' };
          release = () => resolve(route.fulfill(answer));
        }),
      },
    });
    await until(() => release !== undefined, 'the request');
    await until(async () => {
      const { frames } = await metricsOf(page);
      await sleep(300);
      return frames === (await metricsOf(page)).frames;
    }, 'no frame while it waits');
    assert.equal((await metricsOf(page)).idle, false, 'a picture is on its way');
    const before = await pictureOf(page);
    release();
    await whenShown(page, red);
    await whenStill(page);
    const after = await pictureOf(page);
    const picture = boundsOf(after, isColour(red));
    assert.ok(picture.right - picture.left > 200 && picture.bottom - picture.top > 150);
    assert.deepEqual(boundsOfChange(before, after), picture, 'what changed is the picture alone');
  });

  test('avatar and banner of the profile', async (t) => {
    const page = await openMedia(site, t, {
      posts: [[]],
      profile: { avatar: 'avatar.png', banner: 'banner.png' },
      files: { 'avatar.png': pngOf(200, 200, red), 'banner.png': pngOf(900, 300, blue) },
    });
    await whenShown(page, red, 16);
    await whenShown(page, blue);
    assert.deepEqual(page.asked.sort(), ['avatar.png', 'banner.png'], 'one file for all places');
    assert.deepEqual(page.trouble, []);
  });

  test('after the graphics were lost, the pictures come back', async (t) => {
    const files = { 'a.png': pngOf(400, 300, red) };
    const page = await openMedia(site, t, { posts: [[image('a.png')]], files });
    await whenShown(page, red);
    await page.locator('back-scroll canvas').evaluate(async (canvas) => {
      const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
      const restored = new Promise((resolve) => {
        canvas.addEventListener('webglcontextrestored', resolve);
      });
      extension.loseContext();
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      extension.restoreContext();
      await restored;
    });
    await whenShown(page, red);
    assert.deepEqual(withoutMissing(page.trouble), []);
  });

  test('sensitive pictures are neither shown nor fetched until the reader asks', async (t) => {
    const page = await openMedia(site, t, {
      posts: [[image('a.png')]], postFields: { sensitive: true }, files: { 'a.png': pngOf(400, 300, red) },
    });
    await whenStill(page);
    assert.deepEqual(page.asked, []);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await whenShown(page, red);
  });
});
