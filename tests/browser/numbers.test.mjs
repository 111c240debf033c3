// The numbers of what is shown: what they say, what a press on them leads to, and that they follow the view.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const panel = 'back-scroll .numbers';

const posts = [
  { id: 'a', time: '2018-03-05T09:30:00Z', text: 'Tea and a boat #sea', counts: { likes: 10 }, language: 'en',
    entities: [{ kind: 'hashtag', start: 15, end: 19, target: 'sea' }] },
  { id: 'b', time: '2018-03-06T09:40:00Z', text: 'The boat, again', counts: { likes: 30 }, language: 'en' },
  { id: 'c', time: '2021-07-05T09:10:00Z', text: 'A boat for Anna', counts: { likes: 500 }, language: 'en',
    replyTo: { handle: 'anna' } },
  { id: 'd', time: '2021-07-06T22:15:00Z', text: '=HYPERLINK("x"), "quoted"', language: 'de' },
];

async function openNumbers(t, options = {}) {
  const inBritain = { timezoneId: 'UTC', locale: 'en-GB' };
  const page = await site.open(t, '/tests/bare.html', { ...inBritain, ...options });
  const archive = JSON.stringify({ format: 'backscroll', version: 1, profile: { name: 'Ann' }, posts });
  await page.evaluate(async (text) => {
    const element = document.createElement('back-scroll');
    document.querySelector('main').append(element);
    await element.load(new Blob([text]));
  }, archive);
  await whenReady(page);
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('9');
  await page.locator(panel).getByText('Words').waitFor();
  return page;
}

const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const rowOf = (page, name) => page.locator(`${panel} .row`).filter({ hasText: name });

describe('the numbers', () => {
  test('say how many, when, how much liked, about what and in which languages', async (t) => {
    const page = await openNumbers(t);
    const text = await page.locator(panel).innerText();
    for (const part of [
      '4 posts', 'a month; most in March 2018 (2)', '540\nlikes, median 30; known of 3', 'unknown\nreplies',
      'boat\n3', 'tea\n1', '#sea', '@anna', 'English\n75%', 'A boat for Anna\n500 likes',
    ]) assert.ok(text.includes(part), `${part} is not in\n${text}`);
    assert.ok(!/\bthe\b\n/.test(text), 'a word that says nothing');
    const hours = page.locator(`${panel} .hours`);
    assert.equal(await hours.getAttribute('aria-label'), 'Most posts: Monday, 9:00');
    assert.equal(await hours.locator('i:not(.none)').count(), 3);
    assert.deepEqual(page.trouble, []);
  });

  test('follow the search and the time that is shown, beside all', async (t) => {
    const page = await openNumbers(t);
    await page.locator('back-scroll').evaluate((element) => {
      element.state = { ...element.state, search: 'boat', from: Date.UTC(2018, 0), to: Date.UTC(2018, 11) };
    });
    await page.locator(panel).getByText('2 posts').waitFor();
    const text = await page.locator(panel).innerText();
    assert.match(text, /of 4 · .*2018.*beside all posts/);
    assert.match(await rowOf(page, 'English').getAttribute('aria-label'), /^English 100%, all 75%$/);
    const { view, search } = await stateOf(page);
    assert.deepEqual({ view, search }, { view: 'numbers', search: 'boat' });
  });

  test('lead to the posts that they count', async (t) => {
    const page = await openNumbers(t);
    await page.locator(`${panel} .row[aria-label^="boat "]`).click();
    await page.locator(panel).waitFor({ state: 'hidden' });
    const { view, search } = await stateOf(page);
    assert.deepEqual({ view, search }, { view: 'posts', search: 'boat' });
    await page.keyboard.press('9');
    await page.locator(panel).getByText('Most liked').waitFor();
    await page.locator(`${panel} .row[aria-label^="boat "]`).click();
    await page.locator(panel).waitFor({ state: 'hidden' });
    assert.equal((await stateOf(page)).search, 'boat', 'not turned round');
    await page.keyboard.press('9');
    await page.locator(panel).getByText('Most liked').waitFor();
    await rowOf(page, 'A boat for Anna').click();
    await page.locator(panel).waitFor({ state: 'hidden' });
    assert.equal((await stateOf(page)).post, 'c');
    await page.keyboard.press('9');
    await page.locator(`${panel} .bars button`).first().click();
    await until(async () => (await stateOf(page)).to !== null, 'March');
    const { from, to } = await stateOf(page);
    assert.deepEqual([from, to], [Date.UTC(2018, 2), Date.UTC(2018, 3)]);
  });

  test('lead to the beginning of what is found, wherever the reader was before', async (t) => {
    const page = await site.open(t, '/', { locale: 'en-GB', width: 1440, height: 900 });
    await whenReady(page);
    await page.locator('back-scroll').evaluate((element) => {
      element.state = { from: Date.UTC(2018, 2), to: Date.UTC(2021, 7), at: '0:p24' };
    });
    await whenStill(page);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('9');
    await page.locator(`${panel} .row[aria-label^="@envoyproxy "]`).click();
    await page.locator(panel).waitFor({ state: 'hidden' });
    await whenStill(page);
    const { search, at } = await stateOf(page);
    const [tabsPx, headingPx] = [44, 64];
    assert.deepEqual({ search, at }, { search: '@envoyproxy', at: `-${tabsPx + headingPx}:p21` });
  });

  test('can be searched by key, and left with Escape: the keyboard is with the canvas again', async (t) => {
    const page = await openNumbers(t);
    await page.locator(panel).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('boat');
    await page.locator(panel).getByText('3 posts').waitFor();
    await page.locator(panel).focus();
    await page.keyboard.press('Escape');
    await until(async () => (await stateOf(page)).view === 'posts', 'the posts');
    await whenStill(page);
    const focused = await page.locator('back-scroll').evaluate(
      (element) => element.shadowRoot.activeElement?.localName);
    assert.equal(focused, 'canvas');
  });

  test('are saved as CSV that no program takes for formulas', async (t) => {
    const page = await openNumbers(t);
    const saved = page.waitForEvent('download');
    await page.getByText('Save as CSV').click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    const lines = csv.split('\r\n');
    assert.equal(lines[0], 'what,name,posts,all');
    assert.ok(lines.includes('posts,,4,4') && lines.includes('words,boat,3,'), csv);
    assert.ok(lines.includes('tags,#sea,1,') && lines.includes('answered,\'@anna,1,'), csv);
    assert.ok(lines.includes('month,2018-03-01,2,2'), csv);
  });
});
