// A reader's own posts: chosen, dropped or handed over by a script, in any format; what is said meanwhile and
// afterwards, and that nothing of it goes anywhere.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const data = fileURLToPath(new URL('../data', import.meta.url));
const zip = join(data, 'packed/x-archive-mini.zip');
const mini = join(data, 'exports/x-archive-mini/data');

async function openedPage(t, path = '/', options = {}) {
  const page = await site.open(t, path, options);
  await whenReady(page);
  return page;
}

async function choose(page, files) {
  await page.locator('#open').click();
  await page.locator('dialog.open[open]').waitFor();
  await page.locator('dialog.open input[type=file]').first().setInputFiles(files);
}

const report = (page) => page.locator('.report');
const postsOf = (page) => page.locator('back-scroll').evaluate((element) => element.metrics().posts);
const textsOf = (page) => page.locator('back-scroll').evaluate(async (element) => (
  (await element.query()).map(({ text }) => text)));

describe('choosing files', () => {
  test('opens a zip as it came, says what was read, and asks nobody for anything', async (t) => {
    const page = await openedPage(t);
    await choose(page, zip);
    await report(page).waitFor();
    assert.equal(await postsOf(page), 12);
    const text = await report(page).innerText();
    assert.match(text, /x-archive-mini\.zip \u00b7 X archive of @robinvale_ex/);
    assert.match(text.replaceAll(/\s+/g, ' '), /13 rows = 12 posts \+ 1 older version/);
    assert.match(text, /A post that was deleted\s+not opened/);
    const promise = await page.locator('#promise').innerText();
    assert.match(promise, /^Your files never leave this computer \u00b7 0 requests since/);
    assert.doesNotMatch(JSON.stringify(await textsOf(page)), /CANARY/);
    await page.keyboard.press('Escape');
    await report(page).waitFor({ state: 'detached' });
    assert.ok(await page.locator('#open').evaluate((button) => button === document.activeElement));
    assert.deepEqual(page.trouble, []);
  });

  test('begins with a double-click as well', async (t) => {
    const page = await openedPage(t);
    for (let i = 0; i < 2; ++i) {  // the first time the script is still to come
      await page.locator('#open').dblclick();
      await page.locator('dialog.open[open]').waitFor();
      await page.waitForTimeout(100);
      assert.ok(await page.locator('dialog.open').isVisible());
      await page.keyboard.press('Escape');
    }
    await page.locator('#open').press('Enter');
    await page.locator('dialog.open[open]').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Choose files');
  });

  test('says on a phone, too, that nothing leaves it', async (t) => {
    const page = await openedPage(t, '/', { width: 360, height: 640 });
    await choose(page, zip);
    await report(page).waitFor();
    await page.locator('.report').getByRole('button').first().click();
    const promise = page.locator('#promise');
    assert.equal(await promise.innerText(), 'Your files never leave this computer \u00b7 0 requests');
    assert.ok(await promise.evaluate((it) => it.scrollWidth <= it.clientWidth), 'nothing of it is cut off');
  });

  test('the report makes way for the search, and a search asks nobody for anything', async (t) => {
    const page = await openedPage(t);
    await choose(page, zip);
    await report(page).waitFor();
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('/');
    await report(page).waitFor({ state: 'detached' });
    await page.keyboard.type('clip');
    await page.waitForURL(/search=clip/);
    await whenStill(page);
    assert.match(await page.locator('#promise').innerText(), /\b0 requests since/);
    assert.deepEqual(page.trouble, []);
  });

  test('has its numbers at hand: looking at them asks nobody for anything either', async (t) => {
    const page = await openedPage(t);
    await choose(page, zip);
    await report(page).waitFor();
    await page.keyboard.press('Escape');
    await report(page).waitFor({ state: 'detached' });
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('9');
    await page.locator('back-scroll .numbers').getByText('12 posts').waitFor();
    await whenStill(page);
    assert.match(await page.locator('#promise').innerText(), /\b0 requests since/);
    assert.deepEqual(page.trouble, []);
  });

  test('shows what is left out when the reader wants it', async (t) => {
    const page = await openedPage(t);
    await choose(page, zip);
    await report(page).waitFor();
    await report(page).locator('.note', { hasText: 'A post that was deleted' }).getByRole('button').click();
    await until(async () => await postsOf(page) === 13, 'the deleted post');
    assert.match(JSON.stringify(await textsOf(page)), /CANARY-DELETED/);
    assert.doesNotMatch(JSON.stringify(await textsOf(page)), /CANARY-(CIRCLE|DM|EMAIL|IP)/);
  });

  test('takes several loose files as one archive', async (t) => {
    const page = await openedPage(t);
    const names = ['account.js', 'tweets-part1.js', 'tweets.js', 'direct-messages.js'];
    await choose(page, names.map((name) => join(mini, name)));
    await report(page).waitFor();
    assert.equal(await postsOf(page), 11);
    assert.match(await report(page).innerText(), /4 files \u00b7 X archive of @robinvale_ex/);
  });

  test('leaves on screen what was there when a file is none, and says so', async (t) => {
    const page = await openedPage(t);
    const posts = await postsOf(page);
    await choose(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
    const card = page.locator('body > .card [role=alert]');
    await card.waitFor();
    assert.match(await card.innerText(), /^notes\.txt: .* it is not an X archive.* or a Backscroll archive$/);
    assert.equal(await postsOf(page), posts);
    await whenStill(page);
    assert.equal(await whenReady(page), posts, 'and is ready as before');
    await page.locator('body > .card').getByRole('button', { name: 'Close' }).click();
    await page.locator('body > .card').waitFor({ state: 'detached' });
  });

  test('what made way for a file comes back when that is none', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    let comes;
    const isHeld = new Promise((done) => { comes = done; });
    await page.route('**/archive.json', async (route) => {
      await isHeld;
      await route.continue().catch(() => {});  // whoever gave it up asks no more
    });
    await page.goto(site.url);
    await choose(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
    await page.locator('body > .card [role=alert]').waitFor();
    comes();
    await until(async () => await postsOf(page) === 90, 'the first archive');
    assert.equal(await whenReady(page), 90);
  });

  test('what could not be read, or was given up, does not come back', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const told = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const errors = [];
      element.addEventListener('backscroll-error', ({ detail }) => errors.push(detail.code));
      const load = (...parameters) => element.load(...parameters).catch(({ code, name }) => code ?? name);
      const bad = [new Blob(['words'])];
      const codes = [await load('/nowhere.json'), await load(bad, { keep: true })];
      const given = new AbortController();
      const first = load('/tests/small.json', { signal: given.signal });
      const second = load(bad, { keep: true });
      given.abort();
      codes.push(await second);
      await first;
      await new Promise((done) => { setTimeout(done, 300); });
      return { codes, errors, posts: element.metrics().posts };
    });
    const none = 'not_an_archive';
    assert.deepEqual(told, { codes: ['not_found', none, none], errors: ['not_found', none, none], posts: 0 });
  });
});

describe('dropping files', () => {
  /** Drops what the browser would hand over: files by their names and texts. */
  async function drop(page, files) {
    const transfer = await page.evaluateHandle((list) => {
      const made = new DataTransfer();
      for (const [name, text] of list) made.items.add(new File([text], name));
      return made;
    }, files);
    const over = page.locator('back-scroll');
    await over.dispatchEvent('dragenter', { dataTransfer: transfer });
    await page.locator('.drop').waitFor();
    await over.dispatchEvent('drop', { dataTransfer: transfer });
    await page.locator('.drop').waitFor({ state: 'hidden' });
  }

  test('anywhere on the page opens them', async (t) => {
    const page = await openedPage(t);
    const tweets = await readFile(join(mini, 'tweets-part1.js'), 'utf8');
    await drop(page, [['anything.bin', tweets]]);
    await report(page).waitFor();
    assert.equal(await postsOf(page), 2);
    assert.deepEqual(page.trouble, []);
  });

  test('what is asked for while a slow folder is looked through is what is opened', async (t) => {
    const page = await openedPage(t);
    await page.locator('#open').click();  // the script is there
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const folder = {
        name: 'slow', isDirectory: true,
        createReader: () => ({ readEntries: (found) => { globalThis.foundOfFolder = found; } }),
      };
      DataTransferItem.prototype.webkitGetAsEntry = () => folder;
    });
    await drop(page, [['slow', '']]);
    const card = page.locator('section.card');
    await card.getByRole('button', { name: 'Cancel' }).waitFor();
    await choose(page, zip);
    await report(page).waitFor();
    await page.evaluate(() => globalThis.foundOfFolder([{ name: 'a.txt', isDirectory: false }]));
    await page.waitForTimeout(300);
    assert.equal(await postsOf(page), 12);
    assert.ok(await report(page).isVisible());
    assert.equal(await card.count(), 0);
  });
});

describe('pasting', () => {
  const paste = (page, selector, text) => page.locator(selector).first().evaluate((target, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true }));
  }, text);

  test('the text of a page opens it, and a few words do nothing', async (t) => {
    const page = await openedPage(t);
    await paste(page, 'body', 'a few words');
    await paste(page, 'back-scroll', await readFile(join(mini, 'tweets-part1.js'), 'utf8'));
    await report(page).waitFor();
    assert.equal(await postsOf(page), 2);
    assert.match(await report(page).innerText(), /pasted text \u00b7 X archive/);
    assert.equal(await page.locator('body > .card').count(), 0);
  });
});

describe('load()', () => {
  test('takes files, a list of them, a stream and bytes, with options', async (t) => {
    const page = await openedPage(t);
    const bytes = [...await readFile(zip)];
    const counts = await page.locator('back-scroll').evaluate(async (element, list) => {
      const zipped = () => new Uint8Array(list);
      const told = [];
      const counted = async (source, options) => (await element.load(source, options)).metrics().posts;
      return [
        await counted(new File([zipped()], 'a.zip')),
        await counted([new File([zipped()], 'a.zip')], { onProgress: (step) => told.push(step.rows) }),
        await counted(new Blob([zipped()]).stream()),
        await counted(zipped().buffer),
        await counted(new Blob([zipped()]), { include: ['circle', 'deleted'] }),
        told.length > 0,
      ];
    }, bytes);
    assert.deepEqual(counts, [12, 12, 12, 12, 14, true]);
  });

  test('fetches what an address has, whatever it is', async (t) => {
    const page = await openedPage(t);
    const body = await readFile(zip);
    await page.route('**/mine.zip', (route) => route.fulfill({ body, contentType: 'application/zip' }));
    assert.equal(await page.locator('back-scroll').evaluate(async (element) => (
      (await element.load('/mine.zip')).metrics().posts)), 12);
  });

  test('is given up by its signal, and what was on screen may stay', async (t) => {
    const page = await openedPage(t);
    const outcome = await page.locator('back-scroll').evaluate(async (element) => {
      const controller = new AbortController();
      const endless = new ReadableStream({
        async pull(stream) {
          await new Promise((resolve) => { setTimeout(resolve, 5); });
          stream.enqueue(new TextEncoder().encode('  '));
        },
      });
      const loading = element.load(endless, { keep: true, signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      const code = await loading.catch((error) => error.code);
      return [code, element.metrics().posts];
    });
    assert.deepEqual(outcome, ['cancelled', 90]);
    assert.deepEqual(page.trouble, []);
  });
});

describe('pictures', () => {
  let folder;
  before(async () => { folder = await mkdtemp(join(tmpdir(), 'backscroll-open-')); });
  after(() => rm(folder, { recursive: true }));

  test('of an archive are read out of its files and drawn', async (t) => {
    const page = await openedPage(t);
    const names = ['account.js', 'tweets.js', 'tweets-part1.js'];
    const shown = await page.locator('back-scroll').evaluate(async (element, scripts) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
      canvas.getContext('2d').fillRect(0, 0, 300, 200);
      const picture = await new Promise((resolve) => { canvas.toBlob(resolve); });
      const files = scripts.map(([name, text]) => (
        { path: `data/${name}`, isChosen: false, blob: new Blob([text]) }));
      for (const number of [1, 2, 3, 4]) {
        const path = `data/tweets_media/1700000000000000040-PHOTO${number}.jpg`;
        files.push({ path, isChosen: false, blob: picture });
      }
      await element.load(files);
      const { media } = (await element.query({ text: 'Four pictures' }))[0];
      element.state = { post: '1700000000000000040', picture: '1:1700000000000000040' };
      return media.map(({ source }) => source);
    }, await Promise.all(names.map(async (name) => [name, await readFile(join(mini, name), 'utf8')])));
    assert.equal(shown.length, 4);
    await whenStill(page);
    const middle = await page.locator('back-scroll').screenshot();
    await writeFile(join(folder, 'lightbox.png'), middle);
    assert.ok(middle.length > 0);
    assert.deepEqual(page.trouble, []);
  });
});

test('a visitor of an embedded archive loads nothing of what opens files', async (t) => {
  const page = await site.open(t, '/embed.html?src=/tests/small.json');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await whenReady(page);
  assert.ok(asked.some((path) => path.endsWith('backscroll-core.wasm')));
  assert.deepEqual(asked.filter((path) => /backscroll-(core-fast|import|files)|open\./.test(path)), []);
  const already = asked.length;
  await page.locator('back-scroll').evaluate((element) => {
    const posts = Array.from({ length: 9000 }, (_, i) => ({ id: String(i), text: 'Tea. '.repeat(200) }));
    return element.load(new Blob([JSON.stringify({ format: 'backscroll', version: 1, profile: {}, posts })]));
  });
  assert.deepEqual(asked.slice(already).map((path) => path.split('/').at(-1)).sort(),
    ['backscroll-core-fast.js', 'backscroll-core-fast.wasm'], 'a large one has a faster core read it');
});
