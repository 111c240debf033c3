// The posts' text can be selected where it is drawn, and copied as it is in the posts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteForTests, stillPage, until, whenStill } from './helpers.mjs';
import { linesOnScreen, misplacedLines, showLines } from './lines.mjs';
import { decodePng, pixelAt } from './png.mjs';

const site = siteForTests();

async function pageWithLines(t, path = '/', options = { viewport: { width: 1280, height: 900 } }) {
  const page = await stillPage(site, t, path, options);
  await page.locator('back-scroll .line').first().waitFor({ state: 'attached' });
  return page;
}

const paragraph = (page, place) => (
  page.locator(`back-scroll article[aria-posinset="${place}"] > p`).first());
const stateIn = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const boxOf = async (line) => {
  const { x, y, width, height } = await line.boundingBox();
  return { left: x, right: x + width, middle: y + height / 2 };
};

async function expectLinesInPlace(page) {
  const lines = await page.evaluate(linesOnScreen);
  assert.ok(lines.length > 3, `${lines.length} lines`);
  const drawn = decodePng(await page.screenshot());
  await page.evaluate(showLines);
  const shown = decodePng(await page.screenshot());
  assert.deepEqual(misplacedLines(drawn, shown, lines), []);
}

/** A mouse that was over the canvas is one. */
async function moveTo(page, x, y) {
  await page.mouse.move(x, y);
  await page.mouse.move(x + 1, y);
}

async function drag(page, from, to) {
  await moveTo(page, from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** From the beginning of one element's first line to the end of another one's last. */
async function selectFrom(page, first, last) {
  const begin = await boxOf(first.locator('.line').first());
  const end = await boxOf(last.locator('.line').last());
  await drag(page, { x: begin.left + 1, y: begin.middle }, { x: end.right - 1, y: end.middle });
}

/** What Ctrl+C hands to the clipboard. */
function copied(page, type = 'text/plain') {
  return page.evaluate((wanted) => new Promise((resolve) => {
    window.addEventListener('copy', ({ defaultPrevented, clipboardData }) => {
      resolve(defaultPrevented ? clipboardData.getData(wanted) : null);
    }, { once: true });
    document.execCommand('copy');
  }), type);
}

for (const [name, path, options] of [
  ['', '/', {}],
  [' in Arabic, which is read from the right,', '/tests/rtl.html', {}],
  [' in twelve scripts', '/tests/scripts.html', { viewport: { width: 1100, height: 1600 } }],
  [' on a narrow screen', '/', { viewport: { width: 360, height: 740 } }],
]) {
  test(`lines${name} begin and end where they are drawn`, async (t) => {
    await expectLinesInPlace(await pageWithLines(t, path, options));
  });
}

test('so they do in an element taller than the window, wherever the page has scrolled to', async (t) => {
  const page = await pageWithLines(t, '/tests/scripts.html');
  await page.locator('back-scroll').evaluate((element) => { element.style.blockSize = '40000px'; });
  await page.locator('back-scroll .stage[data-tall]').waitFor();
  await page.evaluate(() => scrollTo(0, 3000));
  await whenStill(page);
  await page.waitForTimeout(300);
  await expectLinesInPlace(page);
});

test('what is selected over posts is copied as they have it, and without their numbers', async (t) => {
  const page = await pageWithLines(t);
  await selectFrom(page, paragraph(page, 1), paragraph(page, 2));
  const text = await copied(page);
  const [first, second] = [await paragraph(page, 1).textContent(), await paragraph(page, 2).textContent()];
  const lines = text.split('\n');
  assert.equal(lines[0], first);
  assert.equal(lines.at(-1), second);
  assert.match(lines.at(-2), /^Matt Klein @mattklein123 /u);
  assert.doesNotMatch(text, /likes|replies/u);
  assert.equal((await stateIn(page)).post, null, 'no post is chosen by that');
});

test('it is seen in the colours of the theme, and goes with the feed', async (t) => {
  const page = await pageWithLines(t);
  const line = paragraph(page, 1).locator('.line').first();
  const { left, middle } = await boxOf(line);
  const colorAt = async (y) => pixelAt(decodePng(await page.screenshot()), Math.round(left) + 60, y);
  const top = Math.round(middle) - 10;
  const before = await colorAt(top);
  await selectFrom(page, paragraph(page, 1), paragraph(page, 1));
  const selected = await colorAt(top);
  assert.ok(before[0] - selected[0] > 40, `${before} has become ${selected}`);
  await moveTo(page, left + 40, middle);
  await page.mouse.wheel(0, 40);
  await until(async () => (await boxOf(line)).middle === middle - 40, 'the line has moved');
  const moved = await colorAt(top - 40);
  assert.ok(Math.abs(moved[0] - selected[0]) < 12, `${moved} and ${selected}`);  // the card may be tinted
  assert.equal(await copied(page), await paragraph(page, 1).textContent());
});

test('text from right to left is selected and copied in its own order', async (t) => {
  const page = await pageWithLines(t, '/tests/rtl.html');
  const words = 'كان العرض رائعًا. شكرًا للجميع على التنظيم، والتسجيل في الصفحة. The end is near، والسلام.';
  await page.locator('back-scroll').evaluate((element, given) => element.load(new Blob([JSON.stringify({
    format: 'backscroll', version: 1, profile: { name: 'ليلى', handle: 'layla' },
    posts: [{ id: 'a', time: '2020-01-01T00:00:00Z', text: given }],
  })])), words);
  const text = page.locator('back-scroll article > p').filter({ hasText: words });
  await text.waitFor({ state: 'attached' });
  await whenStill(page);
  const [first, last] = [text.locator('.line').first(), text.locator('.line').last()];
  const [begin, end] = [await boxOf(first), await boxOf(last)];
  await drag(page, { x: begin.right - 3, y: begin.middle }, { x: end.left + 1, y: end.middle });
  assert.ok(begin.middle < end.middle, 'on two lines');
  assert.equal(await copied(page), words);
});

test('two presses select a word, three the whole text, one chooses the post', async (t) => {
  const page = await pageWithLines(t);
  const { left, middle } = await boxOf(paragraph(page, 1).locator('.line').first());
  const whole = await paragraph(page, 1).textContent();
  await moveTo(page, left + 60, middle);
  await page.mouse.click(left + 60, middle, { clickCount: 2, delay: 20 });
  assert.ok(whole.split(' ').includes(await copied(page)), 'a word');
  await page.mouse.click(left + 60, middle, { clickCount: 3, delay: 20 });
  assert.equal(await copied(page), whole);
  const { left: other, middle: below } = await boxOf(paragraph(page, 2).locator('.line').first());
  await moveTo(page, other + 30, below);
  await page.mouse.click(other + 30, below);
  const id = await page.locator('back-scroll article[aria-posinset="2"]').getAttribute('data-id');
  await until(async () => (await stateIn(page)).post === id, 'the post is chosen');
  await page.keyboard.press('+');
  await until(async () => (await stateIn(page)).from !== null, 'keys are those of the canvas');
});

test('a finger meets no line: it scrolls', async (t) => {
  const page = await pageWithLines(t, '/', { hasTouch: true, viewport: { width: 360, height: 740 } });
  const [{ left, top }] = await page.evaluate(linesOnScreen);
  const under = await page.evaluate(([x, y]) => (
    document.querySelector('back-scroll').shadowRoot.elementFromPoint(x, y).localName), [left + 2, top + 2]);
  assert.equal(under, 'canvas');
});

test('a link in a text is one: pressed it is the host\u2019s to open, dragged over it is text', async (t) => {
  const page = await pageWithLines(t, '/embed.html?src=/tests/link.json');
  await page.evaluate(() => {
    window.opened = [];
    document.addEventListener('backscroll-open', (event) => {
      event.preventDefault();
      window.opened.push(event.detail.href);
    });
  });
  const link = page.locator('back-scroll .line a').first();
  const href = await link.getAttribute('href');
  const { left, right, middle } = await boxOf(link);
  await drag(page, { x: left + 2, y: middle }, { x: right - 2, y: middle });
  const text = await link.textContent();
  assert.ok(text.includes(await copied(page)) && (await copied(page)).length > 3, 'a part of it is selected');
  assert.deepEqual(await page.evaluate(() => window.opened), []);
  await moveTo(page, left + 8, middle);
  await page.mouse.click(left + 8, middle);
  assert.deepEqual(await page.evaluate(() => window.opened), [href]);
});

test('what is copied has its links where the other side takes them', async (t) => {
  const page = await pageWithLines(t, '/embed.html?src=/tests/link.json');
  const text = page.locator('back-scroll article p').filter({ has: page.locator('.line a') }).first();
  const href = await text.locator('a').first().getAttribute('href');
  const { left, middle } = await boxOf(text.locator('.line').first());
  await moveTo(page, left + 2, middle);
  await page.mouse.click(left + 2, middle, { clickCount: 3, delay: 20 });
  assert.equal(await copied(page), await text.textContent());
  const html = await copied(page, 'text/html');
  assert.ok(html.startsWith('<p>') && html.includes(`<a href="${href}">`), html);
});

test('what lies over the posts is met before their lines, and a picture over all hides them', async (t) => {
  const page = await pageWithLines(t);
  const field = page.locator('back-scroll .field input');
  await field.click();
  await page.keyboard.type('is');
  const option = page.locator('back-scroll .suggest [role=option]').last();
  await option.waitFor();
  const { left, middle } = await boxOf(option);
  await moveTo(page, left + 60, middle);
  const met = await page.evaluate(([x, y]) => (
    document.querySelector('back-scroll').shadowRoot.elementFromPoint(x, y).closest('.line')),
  [left + 60, middle]);
  assert.equal(met, null);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('back-scroll').evaluate((element) => {
    const media = [{ kind: 'image', source: '/tests/tides.png', width: 400, height: 300 }];
    const posts = [{ id: 'a', time: '2020-01-01T00:00:00Z', text: 'A picture of the tides', media }];
    const profile = { name: 'A', handle: 'a' };
    return element.load(new Blob([JSON.stringify({ format: 'backscroll', version: 1, profile, posts })]));
  });
  const line = page.locator('back-scroll article[aria-posinset] .line').filter({ hasText: 'tides' });
  await line.waitFor({ state: 'attached' });
  const before = await boxOf(line);
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await until(async () => (await boxOf(line)).middle < 0, 'the lines are out of the way');
  await page.keyboard.press('Escape');
  await until(async () => (await boxOf(line)).middle === before.middle, 'they are back');
});

test('an article hands keys that are not its own on to the canvas', async (t) => {
  const page = await pageWithLines(t);
  await page.evaluate(() => {
    window.keys = 0;
    document.addEventListener('keydown', () => { window.keys++; });
  });
  assert.equal((await stateIn(page)).from, null);
  await page.locator('back-scroll article[tabindex="0"]').focus();
  await page.keyboard.press('+');
  await until(async () => (await stateIn(page)).from !== null, 'the timeline has come nearer');
  await page.keyboard.press('2');
  await until(async () => (await stateIn(page)).sort === 'oldest', 'the oldest come first');
  assert.equal(await page.evaluate(() => window.keys), 2, 'the host hears of each of them once');
});
