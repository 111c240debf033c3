// The search field: what is typed is found while it is typed, by key, by touch and with an input method; a
// way from one post found to the next, and back out.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordEvents, siteForTests, stillPage, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const field = (page) => page.locator('back-scroll .find input');
const count = (page) => page.locator('back-scroll .find output');
const hasFocus = (page, name) => page.locator('back-scroll').evaluate(
  ({ shadowRoot }, wanted) => shadowRoot.activeElement?.matches(wanted) ?? false, name);
const says = (page, text) => until(async () => await count(page).textContent() === text, `"${text}"`);

const opened = (t, path, options) => stillPage(site, t, path, options);

async function focusCanvas(page) {
  await page.locator('back-scroll canvas').focus();
}

describe('the search field', () => {
  test('finds while one types, and says how many; the page hears of it', async (t) => {
    const page = await opened(t);
    const events = await recordEvents(page, 'search');
    await field(page).click();
    await page.keyboard.type('env', { delay: 30 });
    await page.keyboard.type('oy', { delay: 30 });
    const isTold = async () => (await events()).at(-1)?.detail.text === 'envoy';
    await until(isTold, 'the event of the whole word');  // "envo" is found as often
    assert.deepEqual((await events()).at(-1).detail, { text: 'envoy', posts: 27 });
    await says(page, '27');
    assert.equal((await stateOf(page)).search, 'envoy');
    await until(() => page.url().includes('search=envoy'), 'the search in the address');
    assert.deepEqual(page.trouble, []);
  });

  test('is reached with a slash and with Ctrl and F, and left with Escape, one step at a time', async (t) => {
    const page = await opened(t);
    for (const key of ['/', 'Control+f']) {
      await focusCanvas(page);
      await page.keyboard.press(key);
      assert.ok(await hasFocus(page, 'input'), key);
      assert.equal(await field(page).inputValue(), '');
    }
    await page.keyboard.type('envoy');
    await says(page, '27');
    const list = page.locator('back-scroll .suggest');
    await until(() => list.isVisible(), 'what the word may become');
    await page.keyboard.press('Escape');
    assert.ok(!await list.isVisible());
    await page.keyboard.press('Escape');
    assert.equal(await field(page).inputValue(), '');
    await says(page, '');
    assert.equal((await stateOf(page)).search, '');
    assert.ok(await hasFocus(page, 'input'));
    await page.keyboard.press('Escape');
    assert.ok(await hasFocus(page, 'canvas'));
  });

  test('goes from one post found to the next: Enter, F3, N on the canvas, and buttons', async (t) => {
    const page = await opened(t);
    await field(page).fill('envoy');
    await says(page, '27');
    const chosen = async () => (await stateOf(page)).post;
    const seen = [];
    const step = async (press, place) => {
      await press();
      await says(page, `${place} of 27`);
      seen.push(await chosen());
    };
    const key = (name) => () => page.keyboard.press(name);
    const [previous, next] = ['Previous post found', 'Next post found'].map(
      (name) => page.getByRole('button', { name }));
    await field(page).focus();
    await step(key('Enter'), 1);
    assert.ok(await previous.isDisabled());
    await step(key('F3'), 2);
    await step(() => next.click(), 3);
    await step(() => previous.click(), 2);
    await field(page).focus();
    await step(key('Shift+Enter'), 1);
    await focusCanvas(page);
    await step(key('n'), 2);
    await step(key('Shift+N'), 1);
    await step(key('F3'), 2);
    assert.equal(new Set(seen).size, 3);
    assert.deepEqual(seen, [seen[0], seen[1], seen[2], seen[1], seen[0], seen[1], seen[0], seen[1]]);
  });

  test('shows a search that was begun elsewhere, and that it has ended', async (t) => {
    const page = await opened(t, '/#search=envoy');
    await says(page, '27');
    assert.equal(await field(page).inputValue(), 'envoy');
    await page.locator('back-scroll').evaluate((element) => { element.state = { search: 'kubernetes' }; });
    await until(async () => await field(page).inputValue() === 'kubernetes', 'the other search');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    assert.equal((await stateOf(page)).search, '');
    assert.equal(await count(page).textContent(), '');
    await until(async () => !page.url().includes('search='), 'no search in the address');
  });

  test('puts first what fits best, and a link shows it so', async (t) => {
    const page = await opened(t, '/#search=envoy');
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('r');
    const first = page.locator('back-scroll article', { hasText: 'likes' }).first();
    const best = await page.locator('back-scroll').evaluate(async (element) => (
      (await element.query({ text: 'envoy', sort: 'relevance' })).map(({ text }) => text)));
    assert.match(best[0], /\bEnvoy\b/);
    assert.doesNotMatch(best.at(-1), /\benvoy\b/i);  // only in what it quotes
    const isBest = () => until(
      async () => (await first.textContent()).includes(best[0].slice(0, 40)), 'the best one');
    await isBest();
    await page.waitForURL(/sort=relevance/);
    await page.reload();
    await whenReady(page);
    await isBest();
    assert.deepEqual(page.trouble, []);
  });

  test('begins anew with another archive', async (t) => {
    const page = await opened(t);
    await field(page).fill('envoy');
    await says(page, '27');
    await page.locator('back-scroll').evaluate((element) => element.load({ sample: 20 }));
    assert.equal(await field(page).inputValue(), '');
    assert.equal(await count(page).textContent(), '');
    assert.equal((await stateOf(page)).search, '');
  });

  test('steps only among what is found, also when one is faster than the search', async (t) => {
    const page = await opened(t);
    await page.locator('back-scroll').evaluate((element) => element.load({ sample: 60_000 }));
    await field(page).fill('the');
    await page.keyboard.press('Enter');
    await until(async () => /^1 of /.test(await count(page).textContent()), 'the first one that is found');
    await field(page).fill('from:');
    await says(page, '');
    assert.ok(await page.getByRole('button', { name: 'Next post found' }).isEnabled());
  });

  test('keeps a long text that is pasted, and the page does not open it', async (t) => {
    const page = await opened(t);
    await field(page).focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'word '.repeat(50));
      const input = document.querySelector('back-scroll').shadowRoot.activeElement;
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }));
    });
    await whenStill(page);
    assert.equal(await page.locator('dialog[open]').count(), 0);
  });

  test('and the field for a date do not take the focus from each other', async (t) => {
    const page = await opened(t);
    await focusCanvas(page);
    await page.keyboard.press('g');
    await page.locator('back-scroll .date input').waitFor();
    await field(page).click();
    assert.ok(await hasFocus(page, '.find input'));
    assert.ok(!await page.locator('back-scroll .date').isVisible());
  });

  test('that finds nothing says so', async (t) => {
    const page = await opened(t);
    await field(page).fill('zzqx');
    await says(page, '0');
    for (const name of ['Previous post found', 'Next post found']) {
      assert.ok(await page.getByRole('button', { name }).isDisabled(), name);
    }
  });

  test('lets an input method compose in peace', async (t) => {
    const page = await opened(t);
    await field(page).focus();
    const client = await page.context().newCDPSession(page);
    const text = '\u3051\u3093';
    await client.send('Input.imeSetComposition', { text, selectionStart: 2, selectionEnd: 2 });
    await whenStill(page);
    assert.equal(await field(page).inputValue(), text);
    assert.equal((await stateOf(page)).search, text);
    await client.send('Input.insertText', { text: '\u691c\u7d22' });
    await until(async () => (await stateOf(page)).search === '\u691c\u7d22', 'the search');
  });

  test('is one step of the browser\u2019s Back button, however much is typed', async (t) => {
    const page = await opened(t);
    const before = await page.evaluate(() => history.length);
    await field(page).click();
    for (const letter of 'tea') {
      await page.keyboard.press(letter);
      await whenStill(page);
    }
    await until(() => page.url().includes('search=tea'), 'the search in the address');
    assert.equal(await page.evaluate(() => history.length), before + 1);
    await page.goBack();
    await until(async () => (await stateOf(page)).search === '', 'no search');
    await until(async () => await field(page).inputValue() === '', 'an empty field');
  });

  test('leaves room to the pictures of a post', async (t) => {
    const page = await opened(t, '/embed.html');
    await page.locator('back-scroll').evaluate(async (element) => {
      const canvas = document.createElement('canvas');
      const archive = { format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' }, posts: [{
        id: '1', time: '2020-01-01T00:00:00Z', text: 'one',
        media: [{ kind: 'image', source: canvas.toDataURL() }],
      }] };
      await element.load(new Blob([JSON.stringify(archive)]));
      element.state = { post: '1', picture: '1:1' };
    });
    await until(async () => !await field(page).isVisible(), 'no field over the picture');
    await focusCanvas(page);
    await page.keyboard.press('Escape');
    await until(() => field(page).isVisible(), 'the field again');
  });
});

test('on a narrow screen the field is behind a button', async (t) => {
  const page = await opened(t, '/', { viewport: { width: 360, height: 740 }, hasTouch: true });
  assert.ok(!await field(page).isVisible());
  await page.getByRole('button', { name: 'Search the posts' }).tap();
  assert.ok(await hasFocus(page, 'input'));
  await page.keyboard.type('envoy');
  await says(page, '27');
  const [box, form] = await Promise.all([
    page.locator('back-scroll').boundingBox(), page.locator('back-scroll .field').boundingBox()]);
  assert.ok(form.x >= box.x && form.x + form.width <= box.x + box.width && form.width > 300);
  await page.getByRole('button', { name: 'Clear the search' }).tap();
  await page.keyboard.press('Escape');
  await until(async () => !await field(page).isVisible(), 'the button again');
});

for (const width of [800, 360]) {
  test(`the field stays on the header of what is drawn of a tall element, ${width} px wide`, async (t) => {
    const page = await site.open(t, '/tests/one.html', { viewport: { width, height: 700 } });
    await page.locator('back-scroll').evaluate((it) => { it.style.height = '20000px'; });
    await whenReady(page);
    await whenStill(page);
    for (const y of [0, 9000]) {
      await page.evaluate((top) => scrollTo(0, top), y);
      await whenStill(page);
      const [canvas, form] = await Promise.all([
        page.locator('back-scroll canvas').boundingBox(), page.locator('back-scroll .field').boundingBox()]);
      const isOn = form.y >= canvas.y && form.y + form.height < canvas.y + 64;
      assert.ok(isOn && form.x > canvas.x + 40 && form.x + form.width < canvas.x + canvas.width, `at ${y}`);
    }
  });
}

test('where there is no room for the field its keys are the browser\u2019s', async (t) => {
  const page = await opened(t, '/embed.html', { viewport: { width: 600, height: 280 } });
  assert.ok(!await field(page).isVisible());
  await focusCanvas(page);
  await page.evaluate(() => {
    addEventListener('keydown', (event) => { document.title = `${event.key} ${event.defaultPrevented}`; });
  });
  await page.keyboard.press('Control+f');
  assert.equal(await page.title(), 'f false');
});

test('the field stands at the other end where one reads from right to left', async (t) => {
  const page = await opened(t, '/embed.html?lang=ar');
  await page.locator('back-scroll').evaluate((element) => { element.setAttribute('dir', 'rtl'); });
  await whenStill(page);
  const [box, form] = await Promise.all([
    page.locator('back-scroll').boundingBox(), page.locator('back-scroll .field').boundingBox()]);
  assert.ok(form.x - box.x < 40);
});
