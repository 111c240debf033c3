// Archives that were imported before: block files by their address, and what the browser keeps of others.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { siteForTests, until, whenReady } from './helpers.mjs';

const site = siteForTests();
const zip = fileURLToPath(new URL('../data/packed/x-archive-mini.zip', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

const postsOf = (page) => page.locator('back-scroll').evaluate((element) => element.metrics().posts);
const rows = (page) => page.locator('dialog .before li');

async function blockFile() {
  const folder = await mkdtemp(join(tmpdir(), 'backscroll-kept-'));
  const file = join(folder, 'mine.backscroll');
  execFileSync(process.execPath, [cli, 'import', zip, '-o', file]);
  const bytes = await readFile(file);
  await rm(folder, { recursive: true });
  return bytes;
}

async function openedPage(t) {
  const page = await site.open(t, '/');
  await whenReady(page);
  return page;
}

async function openZip(page) {
  await page.locator('#open').click();
  await page.locator('dialog.open input[type=file]').first().setInputFiles(zip);
  await page.locator('.report').waitFor();
}

async function withDialog(page) {
  await page.reload();
  await whenReady(page);
  await page.locator('#open').click();
  await page.locator('dialog.open[open]').waitFor();
}

describe('a block file', () => {
  test('is shown by its address, and no core comes for it', async (t) => {
    const body = await blockFile();
    const page = await openedPage(t);
    await page.route('**/mine.backscroll', (route) => route.fulfill({ body }));
    await page.route('**/*.html', (route) => route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><script type="module" src="backscroll.js"></script>' +
        '<back-scroll src="mine.backscroll" style="display: block; height: 600px"></back-scroll>',
    }));
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(new URL('mine.html', page.url()).href);
    await whenReady(page);
    assert.equal(await postsOf(page), 12);
    assert.ok(asked.includes('/mine.backscroll'));
    assert.ok(!asked.some((path) => /-(core|import|files)\./.test(path)), asked.join(' '));
    assert.deepEqual(page.trouble, []);
  });

  test('that was chosen says what its import met, and offers nothing that needs the source', async (t) => {
    const page = await openedPage(t);
    await page.locator('#open').click();
    const file = { name: 'mine.backscroll', mimeType: '', buffer: await blockFile() };
    await page.locator('dialog.open input[type=file]').first().setInputFiles(file);
    await page.locator('.report').waitFor();
    assert.equal(await postsOf(page), 12);
    assert.match(await page.locator('.report').innerText(), /A post that was deleted/);
    assert.equal(await page.locator('.report .note button').count(), 0);
  });

  test('that is damaged is a sentence, and what was there stays', async (t) => {
    const page = await openedPage(t);
    const posts = await postsOf(page);
    const whole = await blockFile();
    for (const length of [whole.length - 5, 900, 300]) {
      const code = await page.locator('back-scroll').evaluate(async (element, bytes) => (
        element.load(new Uint8Array(bytes), { keep: true }).catch((error) => error.code)),
      [...whole.subarray(0, length)]);
      assert.equal(code, 'damaged_file');
    }
    assert.equal(await postsOf(page), posts);
    await whenReady(page);
  });
});

test('a block that is damaged inside leaves the last archive there, and says so', async (t) => {
  const page = await openedPage(t);
  const block = gunzipSync(await blockFile());
  block.fill(255, 500, 700);
  await page.locator('#open').click();
  const file = { name: 'forged.backscroll', mimeType: '', buffer: block };
  await page.locator('dialog.open input[type=file]').first().setInputFiles(file);
  await page.locator('section.card [role=alert]').waitFor();
  assert.equal(await postsOf(page), 90);
  assert.match(await page.locator('section.card').innerText(), /still there/);
  await openZip(page);
  assert.equal(await postsOf(page), 12);
});

describe('what was opened before', () => {
  test('is there the next time, opens at once, and can be forgotten', async (t) => {
    const page = await openedPage(t);
    await openZip(page);
    await withDialog(page);
    await rows(page).waitFor();
    const text = await rows(page).innerText();
    assert.match(text, /^@robinvale_ex X archive \u00b7 12 posts \u00b7 \w+ \d{4}\s+Forget$/);
    await rows(page).locator('.again').click();
    await until(async () => await postsOf(page) === 12, 'the archive from before');
    assert.equal(await page.locator('.report').count(), 0);
    await withDialog(page);
    await rows(page).getByRole('button', { name: /^Forget/ }).click();
    await rows(page).waitFor({ state: 'detached' });
    assert.ok(!await page.locator('dialog .before').isVisible());
    await withDialog(page);
    assert.equal(await rows(page).count(), 0);
    assert.deepEqual(page.trouble, []);
  });

  test('is nothing of what a host page loads', async (t) => {
    const page = await openedPage(t);
    const bytes = [...await readFile(zip)];
    await page.locator('back-scroll').evaluate(async (element, list) => {
      await element.load(new Blob([new Uint8Array(list)]));
    }, bytes);
    assert.equal(await postsOf(page), 12);
    await withDialog(page);
    assert.equal(await rows(page).count(), 0);
  });
});
