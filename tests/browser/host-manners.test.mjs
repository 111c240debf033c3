// What a host page may do with the element: print it, move it into another document, scale it, put it into a
// dialog, set it up before the script is there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, sleep, stateOf, until, whenReady, whenStill } from './helpers.mjs';
import { colourCount, pictureOf } from './png.mjs';

const site = siteForTests();
const element = (page) => page.locator('back-scroll');
const chosen = (page) => element(page).evaluate((it) => it.state.post);
const canvasBox = (page) => element(page).evaluate((it) => {
  const { x, y, width, height } = it.shadowRoot.querySelector('canvas').getBoundingClientRect();
  return { x, y, width, height };
});

const whenDefined = (page) => until(
  () => page.evaluate(() => document.querySelector('back-scroll')?.matches(':defined')), 'the class');

async function addIdle(page) {
  await page.evaluate(() => document.querySelector('main').append(document.createElement('back-scroll')));
  await whenDefined(page);
}

describe('printing', () => {
  const printed = async (page) => (await page.pdf()).toString('latin1');

  test('a widget without an archive leaves the page to its host', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await addIdle(page);
    await page.evaluate(() => document.querySelector('main').append('What the host has to say'));
    const pdf = await printed(page);
    assert.match(pdf, /\/Type \/Font\b/, 'the text of the host');
    assert.match(pdf, /\/Count 1\b/, 'one page');
  });

  test('a widget that has failed does not either', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await element(page).evaluate((it) => it.load('/none.json').catch(() => {}));
    assert.match(await printed(page), /\/Type \/Font\b/);
  });

  test('a drawn one is a picture as wide as the page, and the canvas again afterwards', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await whenStill(page);
    const pdf = await printed(page);
    assert.match(pdf, /\/Subtype \/Image\b/);
    assert.match(pdf, /\/Type \/Font\b/);
    assert.equal(await element(page).evaluate((it) => it.shadowRoot.querySelectorAll('.poster').length), 0);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const sizes = await element(page).evaluate((it) => {
      const poster = it.shadowRoot.querySelector('.poster').getBoundingClientRect();
      const shown = (name) => getComputedStyle(it.shadowRoot.querySelector(name)).display;
      const displays = [shown('.drawing'), shown('.panel')];
      return { poster: poster.width, host: it.clientWidth, displays };
    });
    assert.equal(sizes.poster, sizes.host);
    assert.deepEqual(sizes.displays, ['none', 'none']);
  });
});

describe('another document', () => {
  test('gets the element with its styles, its view and a drawing that keeps its size', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await element(page).evaluate((it) => { it.state = { sort: 'likes' }; });
    await page.evaluate(async () => {
      const frame = Object.assign(document.createElement('iframe'), { width: 700, height: 500 });
      document.body.append(frame);
      globalThis.movedElement = document.querySelector('back-scroll');
      frame.contentDocument.body.append(globalThis.movedElement);
      await globalThis.movedElement.ready;
    });
    const seen = () => page.evaluate(() => {
      const { shadowRoot } = globalThis.movedElement;
      const { width, height } = shadowRoot.querySelector('canvas').getBoundingClientRect();
      const stage = shadowRoot.querySelector('.stage');
      return [width, height, stage.ownerDocument.defaultView.getComputedStyle(stage).position];
    });
    await sleep(500);
    const before = await seen();
    await sleep(700);
    assert.deepEqual(await seen(), before);
    assert.equal(before[2], 'absolute');
    assert.ok(before[0] > 600 && before[1] < 500, String(before));
    const state = await page.evaluate(() => ({
      sort: globalThis.movedElement.state.sort, posts: globalThis.movedElement.metrics().posts }));
    assert.deepEqual(state, { sort: 'likes', posts: 90 });
    assert.deepEqual(page.trouble, []);
  });
});

describe('before the script', () => {
  test('properties are kept for it, and the page does not move when it comes', async (t) => {
    const page = await site.open(t, '/tests/early.html', { initScript: () => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    } });
    await whenDefined(page);
    await whenReady(page);
    await whenStill(page);
    const told = await element(page).evaluate((it) => ({
      sort: it.state.sort, word: it.words.newest, src: it.getAttribute('src'), label: it.label,
      theme: it.shadowRoot.querySelector('.stage').dataset.theme,
    }));
    assert.deepEqual(told, {
      sort: 'likes', word: 'Neueste', src: '/archive.json', label: 'Early posts', theme: 'dark' });
    assert.ok(await page.evaluate(() => globalThis.shift) < 0.001, 'nothing moves');
  });

  test('src, theme, label and gestures are attributes and properties', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const seen = await element(page).evaluate((it) => {
      const before = [it.src, it.theme, it.label];
      Object.assign(it, { theme: 'contrast', label: null, gestures: 'greedy' });
      return [...before, it.getAttribute('theme'), it.getAttribute('label'), it.getAttribute('gestures')];
    });
    assert.deepEqual(seen, ['/archive.json', '', 'Posts of a test', 'contrast', null, 'greedy']);
  });
});

describe('a parent that scales', () => {
  for (const style of [
    'scale: 0.5; transform-origin: 0 0', 'zoom: 1.5', 'transform: scale(1.25); transform-origin: 0 0',
  ]) {
    test(`by "${style}" is hit where it is seen`, async (t) => {
      const page = await site.open(t, '/tests/one.html', { width: 1400, height: 1000 });
      await element(page).evaluate((it, css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.scaled { ${css}; width: 800px; } .scaled back-scroll { height: 500px; }`);
        document.adoptedStyleSheets = [sheet];
        const parent = document.createElement('div');
        parent.className = 'scaled';
        it.replaceWith(parent);
        parent.append(it);
      }, style);
      await whenReady(page);
      await whenStill(page);
      const { x, y, width, height } = await element(page).boundingBox();
      const at = [x + width * 0.75, y + height * 0.35];  // the first card, beside the timeline
      await page.mouse.click(...at);
      await until(() => chosen(page), 'a post that is chosen');
      const first = await element(page).evaluate(async (it) => (await it.query({ limit: 1 }))[0].id);
      assert.equal(await chosen(page), first);
      await page.mouse.wheel(0, 400);
      await until(() => element(page).evaluate((it) => it.state.at), 'a feed that is scrolled');
      await page.mouse.move(x + width * 0.25, y + height * 0.4);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -300);
      await page.keyboard.up('Control');
      await until(() => element(page).evaluate((it) => it.state.from), 'a timeline that is zoomed');
      const { from, to } = await element(page).evaluate((it) => it.state);
      const middle = new Date((from + to) / 2).getUTCFullYear();
      assert.ok(middle >= 2017 && middle <= 2022, `around what is under the pointer: ${middle}`);
    });
  }
});

describe('keys and focus', () => {
  test('Escape closes what the widget has open, and only then the dialog around it', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      document.body.append(dialog);
      dialog.append(document.querySelector('back-scroll'));
      dialog.showModal();
    });
    await whenReady(page);
    await whenStill(page);
    const isOpen = () => page.evaluate(() => document.querySelector('dialog').open);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('j');
    await until(() => chosen(page), 'a post that is chosen');
    await page.keyboard.press('Escape');
    await until(async () => (await chosen(page)) === null, 'nothing that is chosen');
    assert.equal(await isOpen(), true);
    await page.keyboard.press('Escape');
    await until(async () => !await isOpen(), 'the dialog closes');
  });

  test('Ctrl and the wheel over a panel leave the size of the page alone', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await addIdle(page);
    await page.evaluate(() => {
      addEventListener('wheel', (event) => { globalThis.wasPrevented = event.defaultPrevented; });
    });
    const { x, y } = await element(page).boundingBox();
    await page.mouse.move(x + 50, y + 50);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await until(() => page.evaluate(() => globalThis.wasPrevented), 'a wheel event that was prevented');
  });

  test('focus() and Tab reach it from the start, and lead to the canvas when it is there', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await addIdle(page);
    const active = () => page.evaluate(() => document.activeElement.localName);
    await page.keyboard.press('Tab');
    assert.equal(await active(), 'back-scroll');
    await page.evaluate(() => document.activeElement.blur());
    await element(page).evaluate((it) => it.focus());
    assert.equal(await active(), 'back-scroll');
    await element(page).evaluate((it) => it.load('/archive.json'));
    const inside = () => element(page).evaluate((it) => it.shadowRoot.activeElement?.localName);
    await until(async () => (await inside()) === 'canvas', 'the canvas');
    await page.keyboard.press('j');
    await until(() => chosen(page), 'keys reach it');
  });
});

describe('looks', () => {
  test('theme="auto" is as dark as the page says it is', async (t) => {
    const page = await site.open(t, '/tests/one.html', { colorScheme: 'light' });
    await whenReady(page);
    const theme = () => element(page).evaluate((it) => it.shadowRoot.querySelector('.stage').dataset.theme);
    const say = (scheme) => element(page).evaluate((it, text) => {
      document.documentElement.style.colorScheme = text;
      it.refresh();
    }, scheme);
    assert.equal(await theme(), 'light');
    const cases = [['dark', 'dark'], ['only dark', 'dark'], ['light dark', 'light'], ['light', 'light']];
    for (const [scheme, wanted] of cases) {
      await say(scheme);
      assert.equal(await theme(), wanted, scheme);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await until(async () => (await theme()) === 'light', 'the page is light whatever the reader likes');
  });

  test('colours are right where a canvas answers at random', async (t) => {
    const page = await site.open(t, '/tests/one.html', { initScript: () => {
      for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const { getImageData } = prototype;
        prototype.getImageData = function noisy(...place) {
          const answer = getImageData.apply(this, place);
          crypto.getRandomValues(answer.data.subarray(0, Math.min(answer.data.length, 65_536)));
          return answer;
        };
      }
    } });
    await element(page).evaluate((it) => {
      it.style.setProperty('--backscroll-background', 'oklch(0.45 0.1 260)');
      it.style.setProperty('--backscroll-surface', 'color-mix(in oklab, #123456, white 20%)');
    });
    await whenReady(page);
    await whenStill(page);
    const wanted = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      return ['oklch(0.45 0.1 260)', 'color-mix(in oklab, #123456, white 20%)'].map((color) => {
        probe.style.color = `color-mix(in srgb, ${color}, ${color})`;
        const parts = getComputedStyle(probe).color.match(/[\d.]+(?= |\))/g).slice(0, 3);
        return parts.map((part) => Math.round(part * 255));
      });
    });
    const picture = await pictureOf(page);
    const expectPixel = (x, y, color) => {
      const at = (y * picture.width + x) * picture.channels;
      const pixel = [...picture.pixels.subarray(at, at + 3)];
      const isNear = pixel.every((value, i) => Math.abs(value - color[i]) <= 2);
      assert.ok(isNear, `${pixel} is not ${color}`);
    };
    expectPixel(4, 200, wanted[0]);
    expectPixel(picture.width - 40, 4, wanted[1]);
  });

  for (const deviceScaleFactor of [1, 1.25, 1.5, 1.75]) {
    test(`at a ratio of ${deviceScaleFactor} the drawing begins on whole device pixels`, async (t) => {
      const page = await site.open(t, '/tests/one.html', { deviceScaleFactor });
      await element(page).evaluate((it) => {
        Object.assign(it.style, { position: 'absolute', top: '33.3px', left: '17.6px' });
        Object.assign(it.style, { width: '700px', height: '500px' });
      });
      await whenReady(page);
      await whenStill(page);
      const { x, y } = await canvasBox(page);
      for (const px of [x * deviceScaleFactor, y * deviceScaleFactor]) {
        assert.ok(Math.abs(px - Math.round(px)) < 0.03, `${px} device pixels`);
      }
    });
  }

  test('of an element taller than any drawing, what is in view is drawn', async (t) => {
    const page = await site.open(t, '/tests/one.html', { height: 700 });
    await element(page).evaluate((it) => { it.style.height = '20000px'; });
    await whenReady(page);
    await whenStill(page);
    await page.evaluate(() => scrollTo(0, 9000));
    await sleep(300);
    const { y, height } = await canvasBox(page);
    assert.ok(Math.abs(y) < 1 && height <= 700, `${y}, ${height}`);
    assert.ok(colourCount(await pictureOf(page, 'back-scroll canvas')) > 50);
    assert.equal((await stateOf(page)).name, 'shown');
  });
});
