// Cards of every sort: content warnings that open and close, what can be copied and opened, how they look.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, sleep, until, whenReady, whenStill } from './helpers.mjs';
import { colourCount, differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();
const width = 1100;
const cardTop = 64 + 44 + 8;  // below the header and the tabs, where a chosen card is scrolled to
const cardRight = width - 20;

async function openCards(t, options = {}) {
  const page = await site.open(t, '/tests/cards.html', { width, height: 800, ...options });
  await whenReady(page);
  await whenStill(page);
  return page;
}

async function choose(page, post) {
  await page.locator('back-scroll').evaluate((element, id) => { element.state = { post: id }; }, post);
  await page.locator('back-scroll canvas').focus();
  await whenStill(page);
}

const noteOf = (page) => page.locator('back-scroll').evaluate(
  (element) => element.shadowRoot.querySelector('.hint[role="status"]').textContent);

/** What is on the clipboard, by pasting it: reading it would need a permission that no reader gives. */
async function pasted(page) {
  const field = page.locator('.paste');
  await field.fill('');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
  return field.inputValue();
}

/** The share of pixels that a step changes. */
async function changeBy(page, step) {
  const before = await pictureOf(page);
  await step();
  await whenStill(page);
  return differenceOf(before, await pictureOf(page));
}

describe('a content warning', () => {
  test('opens with Enter and closes with O', async (t) => {
    const page = await openCards(t);
    await choose(page, 'quote-warned');
    const closed = await pictureOf(page);
    assert.ok(await changeBy(page, () => page.keyboard.press('Enter')) > 0.01, 'Enter opened nothing');
    assert.ok(await changeBy(page, () => page.keyboard.press('o')) > 0.01, 'O closed nothing');
    assert.ok(differenceOf(closed, await pictureOf(page)) < 0.001, 'closed again, it looks as before');
    assert.deepEqual(page.trouble, []);
  });

  test('opens with a click on its button, which does not choose the card', async (t) => {
    const page = await openCards(t, { width: 360 });
    await page.locator('back-scroll').evaluate(async (element) => {
      element.state = { post: (await element.query()).at(-1).id };  // so that the card is scrolled to
    });
    await whenStill(page);
    await page.locator('back-scroll').evaluate((element) => { element.state = { post: 'warning' }; });
    await whenStill(page);
    await page.keyboard.press('Tab');
    await page.locator('back-scroll').evaluate((element) => { element.state = { post: null }; });
    await whenStill(page);
    const feedTop = 56 + 160;
    const button = { x: 360 - 16 - 12 - 24, y: feedTop + 44 + 8 + 14 + 22 + 6 + 11 + 11 };
    assert.ok(await changeBy(page, () => page.mouse.click(button.x, button.y)) > 0.01, 'nothing opened');
    const { post } = await page.locator('back-scroll').evaluate((element) => element.state);
    assert.equal(post, null);
  });

  test('a post without one ignores Enter', async (t) => {
    const page = await openCards(t);
    await choose(page, 'reply');
    assert.equal(await changeBy(page, () => page.keyboard.press('Enter')), 0);
  });
});

describe('copying', () => {
  test('C copies the text as it was written, with its line breaks and its whole links', async (t) => {
    const page = await openCards(t);
    await choose(page, 'preview-large');
    await page.keyboard.press('c');
    await until(async () => await noteOf(page) === 'Text copied', 'the confirmation');
    assert.equal(await pasted(page), 'My new sheet is out: '
      + 'https://www.moor-maps.example/sheets/northmoor-2024-second-edition?ref=home');
    assert.deepEqual(page.trouble, []);
  });

  test('L copies the address of the post, or of this page with the post chosen', async (t) => {
    const page = await openCards(t);
    await choose(page, 'poll-over');
    await page.keyboard.press('l');
    await until(async () => await noteOf(page) === 'Link copied', 'the confirmation');
    assert.equal(await pasted(page), 'https://moor.example/@robinvale/poll-over');
    await choose(page, 'repost');
    await page.keyboard.press('l');
    await until(async () => await pasted(page) === `${page.url()}#post=repost`, 'the other link');
  });

  test('the icon at the end of the card does so too', async (t) => {
    const page = await openCards(t);
    await choose(page, 'thread-3');
    const [name, text, thread, gap, halfLine] = [22, 22, 22, 8, 9];
    await page.mouse.click(cardRight + 6 - 56 + 14, cardTop + 14 + name + text + thread + gap + halfLine);
    await until(async () => await noteOf(page) === 'Link copied', 'the confirmation');
    assert.equal(await pasted(page), `${page.url()}#post=thread-3`);
  });

  test('works where the page has no clipboard of its own', async (t) => {
    const initScript = () => Object.defineProperty(navigator, 'clipboard', { value: undefined });
    const page = await openCards(t, { initScript });
    await choose(page, 'repost');
    await page.keyboard.press('c');
    await until(async () => await noteOf(page) === 'Text copied', 'the confirmation');
    const hasFocus = await page.locator('back-scroll').evaluate(
      (element) => element.shadowRoot.activeElement?.localName === 'canvas');
    assert.ok(hasFocus, 'the keys are still those of the canvas');
    assert.match(await pasted(page), /^The sheepfold at the ford .* &lt;b&gt; stays what it is\.$/);
  });

  test('is said to have failed where the browser refuses', async (t) => {
    const initScript = () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      Document.prototype.execCommand = () => false;
    };
    const page = await openCards(t, { initScript });
    await choose(page, 'repost');
    await page.keyboard.press('c');
    await until(async () => await noteOf(page) === 'The browser did not allow copying', 'the note');
  });

  test('with nothing chosen the keys do nothing, and Ctrl + C stays with the page', async (t) => {
    const page = await openCards(t);
    const field = page.locator('.paste');
    await field.fill('before');
    await field.press('ControlOrMeta+A');
    await field.press('ControlOrMeta+X');
    await page.locator('back-scroll canvas').focus();
    for (const key of ['c', 'l', 'v', 't', 'Enter', 'o']) await page.keyboard.press(key);
    await choose(page, 'repost');
    await page.keyboard.press('Control+C');
    await sleep(300);
    assert.equal(await noteOf(page), '');
    assert.equal(await pasted(page), 'before');
  });
});

describe('opening', () => {
  const openedBy = async (page, press) => {
    await page.context().route('https://*.example/**', (route) => route.fulfill({ body: 'There' }));
    const [tab] = await Promise.all([page.context().waitForEvent('page'), press()]);
    await tab.waitForLoadState();
    return tab.url();
  };

  test('V opens the post where it stands in the source', async (t) => {
    const page = await openCards(t);
    await choose(page, 'poll-over');
    const address = await openedBy(page, () => page.keyboard.press('v'));
    assert.equal(address, 'https://moor.example/@robinvale/poll-over');
  });

  test('a click on a preview opens its page', async (t) => {
    const page = await openCards(t);
    await choose(page, 'preview-words');
    const preview = { x: cardRight - 100, y: cardTop + 14 + 22 + 22 + 10 + 24 };
    const address = await openedBy(page, () => page.mouse.click(preview.x, preview.y));
    assert.equal(address, 'https://gates.example/');
  });
});

describe('cards of every sort', () => {
  for (const [name, options] of Object.entries({
    wide: { width: 1440 }, medium: { width: 800 }, narrow: { width: 360 }, small: { width: 320 },
  })) {
    test(`are drawn from the first to the last, ${name}`, async (t) => {
      const page = await openCards(t, options);
      await page.mouse.move(options.width - 100, 450);
      let steps = 0;
      for (let change = 1; change > 0; steps++) {
        assert.ok(steps < 20, 'the feed has no end');
        change = await changeBy(page, () => page.mouse.wheel(0, 1200));
      }
      assert.ok(steps > 3, 'the feed does not scroll');
      assert.ok(colourCount(await pictureOf(page)) > 40, 'it is nearly blank');
      assert.deepEqual(page.trouble, []);
    });
  }
});
