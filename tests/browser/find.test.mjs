// What helps to find: chips that narrow a search and say what they would leave, and the list under the field
// with what a word may become, what was searched before and what was not understood.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, stillPage, until, whenStill } from './helpers.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const field = (page) => page.locator('back-scroll .find input');
const chip = (page, term) => page.locator(`back-scroll .chips [data-term="${term}"]`);
const options = (page) => page.locator('back-scroll .suggest [role=option]');
const textOf = (page) => page.locator('back-scroll .suggest').innerText();
const isPressed = (page, term, state) => until(
  async () => await chip(page, term).getAttribute('data-state') === state, `${term} is "${state}"`);
const finds = (page, posts) => until(
  async () => await page.locator('back-scroll .find output').textContent() === posts, `${posts} posts`);
const searches = async (page, text) => {
  await until(async () => (await stateOf(page)).search === text, `a search for "${text}"`);
};

async function opened(t, path, context) {
  const page = await stillPage(site, t, path, context);
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('/');
  await until(() => chip(page, 'is:quote').isVisible(), 'chips');
  return page;
}

describe('chips', () => {
  test('narrow the search, say all but these, and go, one press after the other', async (t) => {
    const page = await opened(t);
    assert.match(await chip(page, 'is:quote').innerText(), /quotes\s*8/);
    await chip(page, 'is:quote').click();
    await searches(page, 'is:quote');
    await isPressed(page, 'is:quote', 'on');
    assert.equal(await field(page).inputValue(), 'is:quote');
    assert.match(await chip(page, 'has:media').innerText(), /with media\s*0/);
    assert.match(await chip(page, 'is:original').innerText(), /posts\s*82/);  // one or the other
    await chip(page, 'is:quote').click();
    await searches(page, '-is:quote');
    await isPressed(page, 'is:quote', 'not');
    assert.match(await chip(page, 'is:quote').getAttribute('aria-label'), /^not quotes/);
    await chip(page, 'is:quote').click();
    await searches(page, '');
    assert.deepEqual(page.trouble, []);
  });

  test('are where a link says so, and all go at once, with the time that was chosen', async (t) => {
    const page = await opened(t, '/#search=envoy+has%3Amedia&from=1546300800000&to=1609459200000');
    await isPressed(page, 'has:media', 'on');
    assert.equal(await chip(page, '').count(), 1);
    assert.match(await chip(page, '').innerText(), /2018|2019/);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await searches(page, '');
    await until(async () => await chip(page, '').count() === 0, 'all of the time');
    assert.equal((await stateOf(page)).from, null);
    await until(() => !page.url().includes('search='), 'no search in the address');
  });

  test('are reached and pressed with keys, and keep the focus', async (t) => {
    const page = await opened(t);
    await page.locator('back-scroll .chips button').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await searches(page, 'is:quote');
    await isPressed(page, 'is:quote', 'on');
    assert.ok(await chip(page, 'is:quote').evaluate((button) => button.matches(':focus')));
    const stops = await page.locator('back-scroll .chips button').evaluateAll(
      (buttons) => buttons.filter(({ tabIndex }) => tabIndex === 0).length);
    assert.equal(stops, 1);
    await page.locator('back-scroll .clear-all').focus();
    await page.keyboard.press('Enter');
    await page.locator('back-scroll .clear-all').waitFor({ state: 'detached' });
    await searches(page, '');
    assert.equal(await page.locator('back-scroll .chips button:focus').count(), 1);
    await page.keyboard.press('Escape');
    assert.ok(await field(page).evaluate((input) => input.matches(':focus')));
  });

  test('are there on a narrow screen, and go with the field', async (t) => {
    const page = await opened(t, '/', { viewport: { width: 360, height: 740 }, hasTouch: true });
    await chip(page, 'is:quote').tap();
    await searches(page, 'is:quote');
    await page.getByRole('button', { name: 'Clear the search' }).tap();
    await searches(page, '');
    await page.keyboard.press('Escape');
    await until(async () => !await chip(page, 'is:quote').isVisible(), 'no chips');
  });
});

describe('suggestions', () => {
  test('finish an operator, with what it would find', async (t) => {
    const page = await opened(t);
    await page.keyboard.type('envoy ha');
    await until(async () => /has:media.*with media\s*\d/s.test(await textOf(page)), 'has:media');
    await page.keyboard.press('ArrowDown');
    const active = await field(page).getAttribute('aria-activedescendant');
    assert.match(await page.locator(`back-scroll #${active}`).innerText(), /has:media/);
    await page.keyboard.press('Enter');
    assert.equal(await field(page).inputValue(), 'envoy has:media ');
    await searches(page, 'envoy has:media');
  });

  test('know the names of the archive', async (t) => {
    const page = await opened(t);
    await page.keyboard.type('@envoyp');
    await until(async () => /@envoyproxy\s*24/.test(await textOf(page)), 'the name');
    await options(page).first().click();
    await searches(page, '@envoyproxy');
    assert.ok(await field(page).evaluate((input) => input.matches(':focus')));
  });

  test('say what was not understood, and the rest of it is found', async (t) => {
    const page = await opened(t);
    await page.keyboard.type('envoy likes:lots ');
    await until(async () => /lots.*wants a number/s.test(await textOf(page)), 'the reason');
    await finds(page, '27');
  });

  test('underline what was not understood where it stands, also when the field has scrolled', async (t) => {
    const page = await opened(t, '/', { width: 360 });
    const marked = page.locator('back-scroll .find u');
    for (const before of ['envoy ', 'more words than there is room for in the field ']) {
      await field(page).fill(`${before}lang: x`);
      await until(async () => await marked.allTextContents().then(String) === 'lang:', 'the mark');
      const place = await field(page).evaluate((input, text) => {
        const pen = document.createElement('canvas').getContext('2d');
        const { font, paddingLeft } = getComputedStyle(input);
        pen.font = font;
        const begin = input.getBoundingClientRect().x + parseFloat(paddingLeft) - input.scrollLeft;
        return begin + pen.measureText(text).width;
      }, before);
      const { x } = await marked.boundingBox();
      assert.ok(Math.abs(x - place) <= 1, `${x} is where the letters are, at ${place}`);
    }
    await field(page).fill('envoy');
    await until(async () => await marked.count() === 0, 'nothing is marked');
    await field(page).fill('envoy lang:');  // still being typed
    await finds(page, '27');
    assert.equal(await marked.count(), 0);
  });

  test('say what to change where nothing is found', async (t) => {
    const page = await opened(t);
    await page.keyboard.type('envoy zzzz');
    await until(async () => /Nothing is found.*zzzz.*without it/s.test(await textOf(page)), 'the word');
    await options(page).filter({ hasText: 'without it' }).click();
    await searches(page, 'envoy');
    await field(page).fill('envoi balancing');
    await options(page).filter({ hasText: 'envoy balancing' }).click();
    await searches(page, 'envoy balancing');
    await page.locator('back-scroll').evaluate((element) => {
      element.state = { search: 'envoy', from: Date.UTC(2023, 3), to: Date.UTC(2023, 6) };
    });
    await until(async () => /in all of the time: 27/.test(await textOf(page)), 'those of other times');
    await options(page).filter({ hasText: 'in all of the time' }).click();
    await finds(page, '27');
  });

  test('list what can be searched for, and all of it is understood', async (t) => {
    const page = await opened(t);
    await options(page).filter({ hasText: 'What can be searched for' }).click();
    await until(async () => await options(page).count() > 10, 'the list');
    const examples = await options(page).locator('b').allInnerTexts();
    for (const example of examples) {
      await field(page).fill(`${example} `);
      await searches(page, example);
      await whenStill(page);
      assert.doesNotMatch(await textOf(page), /Not understood/, example);
    }
  });

  test('remember what was searched for on a page of one\u2019s own', async (t) => {
    const page = await opened(t);
    await page.keyboard.type('envoy');
    await finds(page, '27');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await field(page).fill('');
    await until(async () => /Searched before.*envoy/s.test(await textOf(page)), 'the last search');
    await options(page).filter({ hasText: 'envoy' }).click();
    await searches(page, 'envoy');
    await field(page).fill('');
    await options(page).filter({ hasText: 'Forget' }).click();
    assert.doesNotMatch(await textOf(page), /envoy/);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });

  test('remember nothing in somebody else\u2019s page', async (t) => {
    const page = await opened(t, '/embed.html');
    await page.keyboard.type('envoy');
    await finds(page, '27');
    await page.keyboard.press('Enter');
    await page.locator('back-scroll canvas').focus();
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });
});
