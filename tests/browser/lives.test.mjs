// One archive after the other, one life after the other: what belongs to the one does not reach the next, and
// every promise of theirs is kept.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { metricsOf, pointOf, siteForTests, until, whenReady, whenStill } from './helpers.mjs';
import { differenceOf, pictureOf } from './png.mjs';

const site = siteForTests();
const element = (page) => page.locator('back-scroll');
const stateOf = (page) => element(page).evaluate((it) => it.state);

/** An archive with that many posts, "a1" and so on, as the text of a file. */
const archiveOf = (letter, count) => JSON.stringify({
  format: 'backscroll', version: 1, profile: { name: letter, handle: letter },
  posts: Array.from({ length: count }, (_, i) => (
    { id: `${letter}${i + 1}`, time: `20${10 + i}-01-01T00:00:00Z`, text: `Post ${i + 1}` })),
});

async function opened(t) {
  const page = await site.open(t, '/tests/one.html');
  await whenReady(page);
  await element(page).evaluate((it, text) => it.load(new Blob([text])), archiveOf('a', 3));
  await whenStill(page);
  return page;
}

describe('another archive', () => {
  test('answers queries also when one of the last archive was under way', async (t) => {
    const page = await opened(t);
    const counts = await element(page).evaluate(async (it, text) => {
      const first = it.query().then((posts) => posts.length, (error) => error.code);
      await Promise.resolve();
      await it.load(new Blob([text]));
      return [await first, (await it.query()).length, (await it.query()).length];
    }, archiveOf('b', 5));
    assert.deepEqual(counts.slice(1), [5, 5]);
    assert.ok([3, 5].includes(counts[0]), String(counts[0]));
  });

  test('has the view that is set while it comes, and nothing of the last one', async (t) => {
    const page = await opened(t);
    await element(page).evaluate((it) => { it.state = { post: 'a2', search: 'Post' }; });
    await whenStill(page);
    const between = await element(page).evaluate(async (it, text) => {
      const loading = it.load(new Blob([text]));
      const { post, search } = it.state;
      it.state = { post: 'b4' };
      await loading;
      return [post, search];
    }, archiveOf('b', 5));
    assert.deepEqual(between, [null, '']);
    assert.deepEqual([(await stateOf(page)).post, (await stateOf(page)).search], ['b4', '']);
  });

  test('gives back what a large one took, and looks and works as the first', async (t) => {
    const page = await opened(t);
    await element(page).evaluate((it) => {
      Object.assign(it, { dir: 'rtl', lang: 'de', words: { newest: 'Neu', byLikes: 'Beliebt' } });
      it.style.setProperty('--backscroll-font', 'monospace');
    });
    await whenStill(page);
    const heapOf = async () => (await metricsOf(page)).heapBytes;
    const little = await heapOf();
    const before = await pictureOf(page);
    await element(page).evaluate((it) => it.load({ sample: 800_000, brief: true }));
    await whenStill(page);
    assert.ok(await heapOf() > 80 * 2 ** 20, `${await heapOf()} bytes are not much`);
    await element(page).evaluate((it, text) => it.load(new Blob([text])), archiveOf('a', 3));
    await whenStill(page);
    assert.ok(await heapOf() <= little, `${await heapOf()} bytes`);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001, 'it looks different');
    const { x, y } = await pointOf(page, [0.15, 0.75]);
    await page.mouse.click(x, y);
    await until(async () => (await stateOf(page)).post !== null, 'a click counts');
    assert.equal(await page.locator('back-scroll canvas').count(), 1);
    assert.deepEqual(page.trouble, []);
  });

  test('that takes the place of a large one out of view is drawn when it is shown again', async (t) => {
    const page = await opened(t);
    const before = await pictureOf(page);
    await element(page).evaluate(async (it, text) => {
      await it.load({ sample: 800_000, brief: true });
      it.style.display = 'none';
      await it.load(new Blob([text]));
      it.style.display = '';
    }, archiveOf('a', 3));
    await whenStill(page);
    assert.ok(differenceOf(before, await pictureOf(page)) < 0.001, 'it looks different');
  });

  test('is that of the address that was set while the element was in no page', async (t) => {
    const page = await opened(t);
    const ids = await element(page).evaluate(async (it) => {
      const parent = it.parentNode;
      it.remove();
      await new Promise((resolve) => { setTimeout(resolve); });
      it.src = '/tests/small.json';
      parent.append(it);
      return (await it.query()).map(({ id }) => id);
    });
    assert.ok(ids.includes('p1'), ids.join());
  });
});

describe('another life', () => {
  test('begins with load() where the last one was destroyed', async (t) => {
    const page = await opened(t);
    const posts = await element(page).evaluate(async (it, text) => {
      it.destroy();
      await it.load(new Blob([text]));
      return it.metrics().posts;
    }, archiveOf('b', 5));
    assert.equal(posts, 5);
  });

  test('begins with what was asked for before the element came into its document', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.evaluate(async (text) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      await customElements.whenDefined('back-scroll');
      const it = document.createElement('back-scroll');
      const loading = it.load(new Blob([text]));
      frame.contentDocument.body.append(it);
      await loading;
      document.createElement('template').content.append(it);
    }, archiveOf('a', 3));
    assert.deepEqual(page.trouble, []);
  });

  test('ends in the middle of an event, too', async (t) => {
    const page = await opened(t);
    await element(page).evaluate((it) => {
      it.addEventListener('backscroll-select', () => it.destroy());
      it.shadowRoot.querySelector('canvas').focus();
    });
    await page.keyboard.press('j');
    await until(() => element(page).evaluate(
      (it) => it.shadowRoot.querySelector('canvas') === null), 'nothing left');
    assert.deepEqual(page.trouble, []);
  });
});
