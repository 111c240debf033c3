// What the pages around the element add: links that lead back to a post, and a start without waste.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, sleep, until, whenReady } from './helpers.mjs';

const site = siteForTests();

describe('the link of a post', () => {
  /** What the reader is told after choosing the first post and asking for its link. */
  async function noteOf(page) {
    await page.locator('back-scroll canvas').focus();
    if (await page.locator('back-scroll').evaluate((element) => element.state.post) === null) {
      await page.keyboard.press('j');
    }
    await page.keyboard.press('l');
    const note = page.locator('back-scroll [role=status].hint[data-shown]');
    return until(() => note.textContent({ timeout: 100 }).catch(() => ''), 'a note');
  }

  test('is its own address, or that of a page that shows it, or none', async (t) => {
    const page = await site.open(t, '/embed.html?src=/tests/small.json', { permissions: ['clipboard-read'] });
    await whenReady(page);
    assert.equal(await noteOf(page), 'This post has no address of its own');
    await page.locator('back-scroll').evaluate((element) => element.setAttribute('post-links', ''));
    await until(async () => await noteOf(page) === 'Link copied', 'the note');
    const { post } = await page.locator('back-scroll').evaluate((element) => element.state);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${page.url()}#post=${post}`);
    assert.deepEqual(page.trouble, []);
  });
});

test('a page of made-up posts leaves no preload unused', async (t) => {
  const page = await site.open(t, '/');
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  await page.goto(new URL('/?sample=300', site.url).href);
  assert.equal(await whenReady(page), 300);
  await sleep(6000);  // the browser complains some seconds after the page has been loaded
  assert.deepEqual(warnings.filter((text) => /preload/.test(text)), []);
});
