// Which colours the canvas has: the theme, the reader's settings, the host page's custom properties.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { metricsOf, siteForTests, whenReady, whenStill } from './helpers.mjs';
import { differenceOf, findBlock, pictureOf, pixelAt } from './png.mjs';

const site = siteForTests();

/** The colour of a pixel of the element's picture, "#fbfaf7". */
function colorAt(picture, x, y) {
  return hexOf(pixelAt(picture, x, y));
}

const hexOf = (bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** Left of the plot, where the timeline's room shows its background. */
const roomOf = (picture) => colorAt(picture, 4, Math.round(picture.height / 2));
/** At the right end of the header, which is a surface. */
const headerOf = (picture) => colorAt(picture, picture.width - 4, 20);

function has(picture, red, green, blue) {
  const isWanted = ([r, g, b]) => Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) < 4;
  const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
  return findBlock(picture, 3, isWanted, whole) !== null;
}

async function stillPicture(page) {
  await whenStill(page);
  return pictureOf(page);
}

async function shown(t, options = {}, path = '/tests/themed.html') {
  const page = await site.open(t, path, options);
  await whenReady(page);
  return page;
}

const setTheme = (page, theme) => page.locator('back-scroll').evaluate(
  (element, name) => element.setAttribute('theme', name), theme);

describe('themes', () => {
  test('the attribute chooses among four', async (t) => {
    const page = await shown(t);
    for (const [theme, room] of [
      ['light', '#fbfaf7'], ['dark', '#121416'], ['contrast', '#ffffff'], ['contrast-dark', '#000000'],
      ['unheard-of', '#fbfaf7'],
    ]) {
      await setTheme(page, theme);
      assert.equal(roomOf(await stillPicture(page)), room, theme);
    }
    assert.deepEqual(page.trouble, []);
  });

  test('"auto" follows the reader: night, more contrast, and changes of mind', async (t) => {
    const page = await shown(t, { colorScheme: 'dark' }, '/tests/one.html');
    assert.equal(roomOf(await stillPicture(page)), '#121416');
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(roomOf(await stillPicture(page)), '#fbfaf7');
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    assert.equal(roomOf(await stillPicture(page)), '#ffffff');
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    assert.equal(roomOf(await stillPicture(page)), '#000000');
  });

  test('a reader who wants contrast gets it in a page that wants light or dark', async (t) => {
    const page = await shown(t, { contrast: 'more' });
    await page.evaluate(() => document.documentElement.classList.add('warm'));
    assert.equal(roomOf(await stillPicture(page)), '#ffffff');
    await setTheme(page, 'dark');
    assert.equal(roomOf(await stillPicture(page)), '#000000');
  });

  test('colours that the system forces are the canvas\u2019s colours', async (t) => {
    const page = await shown(t, { forcedColors: 'active', colorScheme: 'dark' });
    const system = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.forcedColorAdjust = 'none';
      return ['Canvas', 'LinkText'].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color.match(/\d+/g).map(Number);
      });
    });
    const picture = await stillPicture(page);
    assert.equal(roomOf(picture), hexOf(system[0]));
    assert.ok(has(picture, ...system[1]), 'no mark has the colour of links');
  });
});

describe('custom properties of the host page', () => {
  test('they colour the canvas, in every way that CSS can name a colour', async (t) => {
    const page = await shown(t);
    const accent = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d');
      context.fillStyle = 'oklch(0.55 0.2 30)';
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
    const before = await stillPicture(page);
    assert.ok(has(before, 0x0b, 0x6e, 0x69), 'the theme\u2019s own accent');
    await page.evaluate(() => document.documentElement.classList.add('warm'));
    const after = await stillPicture(page);
    assert.equal(roomOf(after), '#fff8dc', 'cornsilk');
    assert.equal(headerOf(after), '#ffffff');
    assert.ok(has(after, ...accent), 'the accent of the page');
    assert.ok(!has(after, 0x0b, 0x6e, 0x69), 'nothing has the old accent');
    assert.deepEqual(page.trouble, []);
  });

  test('the element\u2019s own style counts, and taking it away brings the theme back', async (t) => {
    const page = await shown(t);
    const style = (text) => page.locator('back-scroll').evaluate((element, value) => {
      element.style.setProperty('--backscroll-background', value);
    }, text);
    await style('#102030');
    assert.equal(roomOf(await stillPicture(page)), '#102030');
    await style('');
    assert.equal(roomOf(await stillPicture(page)), '#fbfaf7');
  });

  test('the DOM around the canvas has the same colours', async (t) => {
    const page = await site.open(t, '/tests/themed.html');
    const colors = () => page.locator('back-scroll').evaluate((element) => {
      const colorOf = (part) => getComputedStyle(element.shadowRoot.querySelector(part)).backgroundColor;
      return [colorOf('.stage'), colorOf('.action')];
    });
    await page.evaluate(() => document.documentElement.classList.add('warm'));
    assert.deepEqual(await colors(), ['rgb(255, 248, 220)', 'oklch(0.55 0.2 30)']);
    await setTheme(page, 'contrast-dark');
    assert.deepEqual(await colors(), ['rgb(0, 0, 0)', 'rgb(114, 235, 223)']);
  });

  test('a change that no attribute tells of is seen by refresh()', async (t) => {
    const page = await shown(t);
    await whenStill(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('back-scroll { --backscroll-background: #203010 }');
      document.adoptedStyleSheets = [sheet];
      document.querySelector('back-scroll').refresh();
    });
    assert.equal(roomOf(await stillPicture(page)), '#203010');
  });

  test('attributes that change nothing here cost no frame', async (t) => {
    const page = await shown(t);
    const frames = await whenStill(page);
    await page.evaluate(async () => {
      for (let i = 0; i < 20; i++) {
        document.documentElement.className = `step-${i}`;
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
      }
    });
    assert.equal((await metricsOf(page)).frames, frames);
  });
});

describe('the font of the host page', () => {
  test('the canvas is set in it, and in another one when the page changes its mind', async (t) => {
    const page = await shown(t);
    const ownFont = await stillPicture(page);
    const setFont = (family) => page.evaluate((value) => {
      document.documentElement.style.setProperty('--backscroll-font', value);
    }, family);
    await setFont('monospace');
    const typewriter = await stillPicture(page);
    assert.ok(differenceOf(ownFont, typewriter) > 0.01, 'the letters are the same');
    await setFont('');
    const again = await stillPicture(page);
    assert.ok(differenceOf(ownFont, again) < 0.001, 'some letters have stayed');
    assert.deepEqual(page.trouble, []);
  });
});

describe('reduced motion', () => {
  /** The frames it takes. */
  const zoomIn = async (page) => {
    const canvas = page.locator('back-scroll canvas');
    await canvas.focus();
    const { frames } = await metricsOf(page);
    await page.keyboard.press('+');
    return await whenStill(page) - frames;
  };

  test('zooming and choosing a post jump: a handful of frames, none of them in between', async (t) => {
    const page = await shown(t, { reducedMotion: 'reduce' });
    await whenStill(page);
    assert.ok(await zoomIn(page) <= 6, 'zooming moves');
    const { frames } = await metricsOf(page);
    await page.keyboard.press('j');
    assert.ok(await whenStill(page) - frames <= 6, 'choosing a post moves or flashes');
  });

  test('without the wish the same takes many frames', async (t) => {
    const page = await shown(t, { reducedMotion: 'no-preference' });
    await whenStill(page);
    assert.ok(await zoomIn(page) > 6, 'this test could not fail');
  });

  test('the wish can come while the page is open', async (t) => {
    const page = await shown(t, { reducedMotion: 'no-preference' });
    await whenStill(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await whenStill(page);
    assert.ok(await zoomIn(page) <= 6);
  });
});
