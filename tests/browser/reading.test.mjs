// The feed for readers who do not see the canvas: what the browser tells their screen readers, and the keys.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();

async function openedPage(t, path = '/') {
  const page = await site.open(t, path);
  await whenReady(page);
  await page.locator('back-scroll article').first().waitFor({ state: 'attached' });
  await whenStill(page);
  return page;
}

const places = (page) => page.locator('back-scroll article[aria-posinset]').evaluateAll((articles) => (
  articles.map((article) => Number(article.getAttribute('aria-posinset')))));
const focused = (page) => page.evaluate(() => {
  const { activeElement: element } = document.querySelector('back-scroll').shadowRoot;
  return element && { name: element.localName, place: Number(element.getAttribute('aria-posinset')) };
});

/** The first post is chosen by a key on the canvas. @returns {Promise<object>} where it is said */
async function saidOfFirst(page) {
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('j');
  const said = page.locator('back-scroll .said');
  await until(() => said.textContent(), 'something is said');
  return said;
}

/** What the browser hands to a screen reader. @returns {Promise<{role: string, name: string}[]>} */
async function treeOf(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => (
    { role: role.value, name: name?.value ?? '' }));
}

test('the browser tells of the posts on screen: who, when, what, and how often liked', async (t) => {
  const page = await openedPage(t);
  const tree = await treeOf(page);
  const names = (role) => tree.filter((node) => node.role === role).map(({ name }) => name);
  assert.deepEqual(names('feed'), ['Posts']);
  assert.match(names('article')[1], /^Matt Klein @mattklein123 . 2024 \u2013 2025$/u);
  assert.deepEqual(names('heading'), ['Backscroll', ...names('article')]);
  const text = names('StaticText').join('\n').replace(/\n(?=[a-z])/gu, ' ');  // each line stands alone
  assert.match(text, /^Names Clickhouse his favourite among a decade's technologies, Envoy .* \u{1F609}$/mu);
  assert.match(text, /^6 replies \u00B7 9 reposts \u00B7 193 likes$/m);
  const [size] = await page.locator('back-scroll article[aria-posinset]').evaluateAll((articles) => (
    articles.map((article) => article.getAttribute('aria-setsize'))));
  assert.equal(size, '90');
});

test('what the keys on the canvas choose is said, and shown as chosen', async (t) => {
  const page = await openedPage(t);
  const said = await saidOfFirst(page);
  assert.match(await said.textContent(), /^Matt Klein .*\nNames Clickhouse .*\n6 replies .* 193 likes$/su);
  const chosen = page.locator('back-scroll article[aria-current=true]');
  assert.equal(await chosen.getAttribute('aria-posinset'), '1');
});

test('what was said once is not said again because it comes back into view', async (t) => {
  const page = await openedPage(t);
  const said = await saidOfFirst(page);
  await said.evaluate((element) => { element.textContent = ''; });
  await page.mouse.move(900, 400);
  for (const [distance, isThere] of [[3000, false], [-3000, true]]) {
    await page.mouse.wheel(0, distance);
    await until(async () => (await places(page)).includes(1) === isThere, 'the feed has moved');
  }
  assert.equal(await said.textContent(), '');
});

test('where numbers are shown there are no posts to read', async (t) => {
  const page = await openedPage(t);
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('9');
  await page.locator('back-scroll .numbers').getByText('90 posts').first().waitFor();
  await until(async () => (await places(page)).length === 0, 'the articles are gone');
});

test('Tab comes to one article, keys lead from one to the next past the screen, Escape leaves', async (t) => {
  const page = await openedPage(t);
  assert.equal(await page.locator('back-scroll article[tabindex="0"]').count(), 1);
  await page.locator('back-scroll canvas').focus();
  for (let stops = 0; (await focused(page))?.name !== 'article'; ++stops) {
    assert.ok(stops < 5, 'a few stops');
    await page.keyboard.press('Tab');
  }
  const onScreen = Math.max(...await places(page));
  for (let place = 2; place <= onScreen + 2; ++place) {
    await page.keyboard.press(place % 2 === 0 ? 'PageDown' : 'j');
    await until(async () => (await focused(page))?.place === place, `the focus on ${place}`);
  }
  await page.keyboard.press('PageUp');
  await until(async () => (await focused(page))?.place === onScreen + 1, 'the focus on the one before');
  const state = () => page.locator('back-scroll').evaluate((element) => element.state);
  const { post } = await state();
  await page.mouse.move(900, 400);
  await page.mouse.wheel(0, 2000);
  await until(async () => (await focused(page))?.place > onScreen + 3, 'the focus goes on with the feed');
  await whenStill(page);
  assert.equal((await state()).post, post, 'which chooses nothing');
  await page.keyboard.press('Escape');
  assert.equal((await focused(page)).name, 'canvas');
  assert.deepEqual(page.trouble, []);
});

test('articles stand where their cards are drawn, and follow the feed', async (t) => {
  const page = await openedPage(t);
  const first = page.locator('back-scroll article[aria-posinset="1"]');
  const before = await first.boundingBox();
  await page.mouse.move(900, 400);
  await page.mouse.wheel(0, 60);
  await until(async () => (await first.boundingBox()).y < before.y, 'it moves up');
  await whenStill(page);
  await page.waitForTimeout(300);
  const { x, y, width } = await first.boundingBox();
  assert.deepEqual([x, before.y - y, width], [before.x, 60, before.width]);
  await page.mouse.click(x + width / 2, y + 80);
  const post = () => page.locator('back-scroll').evaluate((element) => element.state.post);
  assert.equal(await until(post, 'what is under it is pressed'), await first.getAttribute('data-id'));
});

test('a link of a post is the host\u2019s to open or not', async (t) => {
  const page = await openedPage(t, '/embed.html?src=/tests/link.json');
  const opened = page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('backscroll-open', (event) => {
      event.preventDefault();
      resolve(event.detail.href);
    });
  }));
  const link = page.locator('back-scroll article a').first();
  await link.waitFor({ state: 'attached' });
  await link.evaluate((element) => element.click());
  assert.equal(await opened, await link.getAttribute('href'));
  assert.equal(page.context().pages().length, 1);
});

test('another archive takes the place of the last one', async (t) => {
  const page = await openedPage(t);
  await page.locator('back-scroll').evaluate((element) => element.load('/tests/small.json'));
  const texts = () => page.locator('back-scroll article').allTextContents();
  await until(async () => {
    const all = (await texts()).join(' ');
    return all !== '' && !all.includes('Matt Klein');
  }, 'the other posts');
});

test('the keys of a post are for the one that has the focus, also after the feed was scrolled', async (t) => {
  const page = await openedPage(t);
  const posts = await page.locator('back-scroll').evaluate(async (element) => (
    (await element.query()).map(({ id, text }) => [id, text])));
  const texts = new Map(posts);
  const id = () => page.evaluate(
    () => document.querySelector('back-scroll').shadowRoot.activeElement?.dataset.id);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('back-scroll article[tabindex="0"]').focus();
  const first = await id();
  await page.keyboard.press('End');
  await until(async () => await id() !== first, 'the focus at the end');
  const last = await id();
  await page.keyboard.press('c');
  const isCopied = () => page.evaluate(
    async (text) => await navigator.clipboard.readText() === text, texts.get(last));
  await until(isCopied, 'its text');
  await page.keyboard.press('Home');
  await until(async () => await id() === first, 'the focus at the beginning');
  assert.deepEqual(page.trouble, []);
});

describe('the sheet of keys', () => {
  const sheet = (page) => page.locator('back-scroll .keys [role=dialog]');

  test('is shown by a question mark, lists the keys, and gives the focus back', async (t) => {
    const page = await openedPage(t);
    const chosen = () => page.locator('back-scroll').evaluate(({ state }) => state.post);
    for (const from of ['canvas', 'article[tabindex="0"]']) {
      await page.locator(`back-scroll ${from}`).first().focus();
      await whenStill(page);
      const post = await chosen();
      for (const end of ['Escape', '?']) {
        await page.keyboard.press('?');
        await sheet(page).waitFor();
        assert.ok(await sheet(page).evaluate((it) => it.matches(':focus')));
        await page.keyboard.press('j');  // is not for what lies below
        await page.keyboard.press(end);
        await sheet(page).waitFor({ state: 'detached' });
        assert.ok(await page.locator(`back-scroll ${from}`).first().evaluate((it) => it.matches(':focus')));
        assert.equal(await chosen(), post);
      }
    }
    await page.keyboard.press('?');
    await sheet(page).waitFor();
    const keys = await sheet(page).locator('kbd').allInnerTexts();
    for (const key of ['/', '?', '0', '9', 'J', 'R', 'T', 'Esc']) assert.ok(keys.includes(key), key);
    await sheet(page).getByRole('button').click();
    await sheet(page).waitFor({ state: 'detached' });
    assert.deepEqual(page.trouble, []);
  });

  test('goes with a press beside it, and with the focus', async (t) => {
    const page = await openedPage(t);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('?');
    await sheet(page).waitFor();
    await page.mouse.click(20, 300);
    await sheet(page).waitFor({ state: 'detached' });
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('?');
    await sheet(page).waitFor();
    await page.locator('#open').focus();
    await sheet(page).waitFor({ state: 'detached' });
    assert.ok(await page.locator('#open').evaluate((it) => it.matches(':focus')));
  });
});
