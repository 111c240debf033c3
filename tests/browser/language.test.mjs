// In which language the canvas speaks: what Intl is asked for, how often, and which words a host page sets.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onFeed, pointOf, siteForTests, stateOf, whenReady, whenState, whenStill } from './helpers.mjs';
import { differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();

/** Runs in the page before anything else: notes which languages Intl is asked for and counts its answers. */
function listenToIntl() {
  const heard = { tags: [], answers: 0 };
  for (const name of ['DateTimeFormat', 'NumberFormat', 'RelativeTimeFormat', 'PluralRules']) {
    const Real = Intl[name];
    Intl[name] = class extends Real {
      constructor(tags, options) {
        super(tags, options);
        heard.tags.push(String(tags));
      }
    };
  }
  for (const prototype of [Intl.DateTimeFormat.prototype, Intl.NumberFormat.prototype]) {
    const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(prototype), 'format');
    Object.defineProperty(prototype, 'format', {
      get() {
        heard.answers++;
        return get.call(this);
      },
    });
  }
  document.addEventListener('test-heard', (event) => Object.assign(event.detail, heard));
}

const heardBy = (page) => page.evaluate(() => {
  const heard = {};
  document.dispatchEvent(new CustomEvent('test-heard', { detail: heard }));
  return heard;
});

async function shown(t, { lang, ...options } = {}) {
  const page = await site.open(t, '/tests/bare.html', { initScript: listenToIntl, ...options });
  await page.evaluate((tag) => {
    if (tag === undefined) document.documentElement.removeAttribute('lang');
    else document.documentElement.lang = tag;
    const element = document.createElement('back-scroll');
    element.style.blockSize = '600px';
    element.setAttribute('src', '/archive.json');
    document.body.append(element);
  }, lang);
  await whenReady(page);
  await whenStill(page);
  return page;
}

const setWords = (page, own) => page.locator('back-scroll').evaluate((element, table) => {
  element.words = table;
}, own);

describe('numbers and times', () => {
  test('are told in the language of the page, as the reader writes it', async (t) => {
    const page = await shown(t, { lang: 'en', locale: 'en-IE' });
    assert.deepEqual([...new Set((await heardBy(page)).tags)], ['en-IE,en']);
    assert.deepEqual(page.trouble, []);
  });

  test('are told in the reader\u2019s language where the page does not say', async (t) => {
    const page = await shown(t, { locale: 'de-AT' });
    assert.match((await heardBy(page)).tags[0], /^de-AT/);
  });

  test('change with the language of anything above the element', async (t) => {
    const page = await shown(t, { lang: 'en', locale: 'en-GB' });
    const english = await pictureOf(page);
    await page.evaluate(() => { document.body.lang = 'ar-EG'; });
    await whenStill(page);
    assert.equal((await heardBy(page)).tags.at(-1), 'ar-EG');
    assert.ok(differenceOf(english, await pictureOf(page)) > 0.002, 'the figures are the same');
    await page.evaluate(() => { document.body.removeAttribute('lang'); });
    await whenStill(page);
    assert.ok(differenceOf(english, await pictureOf(page)) < 0.001, 'some figures have stayed');
  });

  test('are not asked for again in each frame', async (t) => {
    const page = await shown(t, { lang: 'en' });
    const { x, y } = await pointOf(page, onFeed);
    const moveAbout = async () => {
      for (let step = 0; step < 10; step++) await page.mouse.move(x, y - step * 4);
      await whenStill(page);
    };
    await moveAbout();  // a post under the pointer gets a small card, with its date
    const { answers } = await heardBy(page);
    assert.ok(answers > 10, 'the test hears nothing');
    await moveAbout();
    assert.equal((await heardBy(page)).answers, answers);
  });
});

describe('words of the host page', () => {
  test('take the place of the English ones on the canvas, and can be taken back', async (t) => {
    const page = await shown(t, { lang: 'en' });
    const english = await pictureOf(page);
    await setWords(page, { newest: 'Neueste', byLikes: 'Gef\u00e4llt', hintShortest: 'ziehen' });
    await whenStill(page);
    assert.ok(differenceOf(english, await pictureOf(page)) > 0.0005, 'the words are the same');
    await setWords(page, {});
    await whenStill(page);
    assert.ok(differenceOf(english, await pictureOf(page)) < 0.0002, 'some words have stayed');
    assert.deepEqual(page.trouble, []);
  });

  test('are said around the canvas too, also by a state that is on screen', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.evaluate(() => {
      document.body.append(document.createElement('back-scroll'));
    });
    await setWords(page, { idleTitle: 'Noch kein Archiv', 'error.not_found': 'Hier ist nichts' });
    assert.equal((await stateOf(page)).title, 'Noch kein Archiv');
    await page.locator('back-scroll').evaluate((element) => element.load('/nowhere.json').catch(() => {}));
    assert.equal((await whenState(page, 'error')).sentence, 'Hier ist nichts');
  });

  test('name the canvas for those who cannot see it', async (t) => {
    const page = await shown(t, { lang: 'en' });
    await setWords(page, { canvasLabelOf: 'Beitr\u00e4ge von {name}', canvasKeys: 'Pfeiltasten' });
    const canvas = page.locator('back-scroll canvas');
    assert.match(await canvas.getAttribute('aria-label'), /^Beitr\u00e4ge von \S/);
    assert.equal(await canvas.getAttribute('aria-description'), 'Pfeiltasten');
  });
});
