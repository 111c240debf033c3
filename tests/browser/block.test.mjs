// A block that is taken while it comes: its pieces go to the widget before the last one is there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { metricsOf, siteForTests, stateOf, until, whenReady } from './helpers.mjs';

const site = siteForTests();
const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const posts = 60_000;
const shownBefore = 90;
const smallPosts = 200;
let body;
let small;

before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backscroll-block-'));
  const [sample, file] = ['sample.json', 'sample.backscroll'].map((name) => join(folder, name));
  const blockOf = async (count) => {
    execFileSync(process.execPath, [cli, 'sample', '--posts', String(count), '-o', sample]);
    execFileSync(process.execPath, [cli, 'import', sample, '-o', file]);
    return gunzipSync(await readFile(file));  // its length says how far it is
  };
  body = await blockOf(posts);
  small = await blockOf(smallPosts);
  await rm(folder, { recursive: true });
});

/** A page with `coming(options)`: begins to load the block, of which comes no more than is asked for. */
async function openedPage(t) {
  const page = await site.open(t, '/');
  await whenReady(page);
  await page.route('**/large.backscroll', (route) => route.fulfill({ body }));
  await page.evaluate(async () => {
    const bytes = new Uint8Array(await (await fetch('large.backscroll')).arrayBuffer());
    let source;
    let sent = 0;
    globalThis.coming = (options) => {
      sent = 0;
      const stream = new ReadableStream({ start: (controller) => { source = controller; } });
      const loaded = document.querySelector('back-scroll').load(stream, options);
      const named = ({ name, code }) => (name === 'AbortError' ? name : code);
      globalThis.outcome = loaded.then(() => 'shown', named);
    };
    globalThis.send = (share) => {
      const end = Math.round(bytes.length * share);
      for (; sent < end; sent = Math.min(end, sent + 65536)) {
        source.enqueue(bytes.slice(sent, Math.min(end, sent + 65536)));
      }
    };
    globalThis.close = () => source.close();
  });
  return page;
}

const postsOf = async (page) => (await metricsOf(page)).posts;
const outcome = (page) => page.evaluate(() => globalThis.outcome);
const send = (page, share) => page.evaluate((part) => globalThis.send(part), share);
const close = (page) => page.evaluate(() => globalThis.close());

const hasPlace = (page) => (
  until(async () => await postsOf(page) === 0, 'its place in the memory of the widget'));

/** The rest of it comes, and it is shown. */
async function comesWhole(page) {
  await send(page, 1);
  await close(page);
  assert.equal(await outcome(page), 'shown');
  assert.equal(await postsOf(page), posts);
}

test('goes into memory while it comes, and is shown when it is whole', async (t) => {
  const page = await openedPage(t);
  await page.evaluate(() => globalThis.coming());
  await send(page, 0.5);
  await hasPlace(page);
  assert.equal((await stateOf(page)).name, 'loading');
  await comesWhole(page);
  assert.deepEqual(page.trouble, []);
});

test('that is cut off is a sentence, and another one can be opened', async (t) => {
  const page = await openedPage(t);
  await page.evaluate(() => globalThis.coming());
  await send(page, 0.6);
  await hasPlace(page);
  await close(page);
  assert.equal(await outcome(page), 'damaged_file');
  assert.equal((await stateOf(page)).name, 'error');
  await page.evaluate(() => document.querySelector('back-scroll').load('archive.json'));
  assert.equal(await postsOf(page), shownBefore);
  await page.evaluate(() => globalThis.coming());
  await comesWhole(page);
});

test('that is cut off leaves none of itself in the memory of the page', async (t) => {
  const page = await openedPage(t);
  const devtools = await page.context().newCDPSession(page);
  const usedBytes = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).backingStorageSize;
  };
  const atFirst = await usedBytes();
  await page.evaluate(() => globalThis.coming({ keep: true }));
  await send(page, 0.8);
  await close(page);
  assert.equal(await outcome(page), 'damaged_file');
  assert.equal(await postsOf(page), shownBefore);
  await until(async () => await usedBytes() < atFirst + body.length / 4, 'the memory is given back');
});

test('that says to be larger than it is takes no memory for good', async (t) => {
  const page = await openedPage(t);
  const codes = await page.evaluate(async (sizes) => {
    const element = document.querySelector('back-scroll');
    const bytes = new Uint8Array(await (await fetch('large.backscroll')).arrayBuffer());
    const found = [];
    for (const size of sizes) {
      new DataView(bytes.buffer).setUint32(12, size, true);  // see block.h
      found.push(await element.load(bytes).catch(({ code }) => code));
    }
    return found;
  }, [2 ** 30, 2 ** 32 - 1]);
  assert.deepEqual(codes, ['damaged_file', 'damaged_file']);
  await page.evaluate(() => document.querySelector('back-scroll').load('archive.json'));
  assert.equal(await postsOf(page), shownBefore);
  assert.ok((await metricsOf(page)).heapBytes < 2 ** 27);
  assert.deepEqual(page.trouble, []);
});

test('that is given up half-way for another one leaves nothing in that', async (t) => {
  const page = await openedPage(t);
  await page.evaluate(() => globalThis.coming());
  await send(page, 0.5);
  await hasPlace(page);
  const found = await page.evaluate(async () => {
    const element = document.querySelector('back-scroll');
    const given = globalThis.outcome;
    globalThis.send(0.9);  // on its way when the other one begins
    await element.load('archive.json');
    return { given: await given, posts: (await element.query({})).length };
  });
  assert.equal(found.given, 'AbortError');
  assert.equal(found.posts, shownBefore);
  assert.equal(await postsOf(page), shownBefore);
});

test('waits where what is on screen is to stay until it is whole', async (t) => {
  const page = await openedPage(t);
  await page.evaluate(() => globalThis.coming({ keep: true }));
  await send(page, 0.9);
  await page.waitForTimeout(500);
  assert.equal(await postsOf(page), shownBefore);
  await comesWhole(page);
});

/** What becomes of a small block that is loaded beside what is on screen, whole or damaged inside. */
const loadSmall = (page, isDamaged) => page.evaluate(async (asDamaged) => {
  const bytes = new Uint8Array(await (await fetch('small.backscroll')).arrayBuffer());
  if (asDamaged) bytes.fill(255, 2000, 4000);  // behind its header
  const loaded = document.querySelector('back-scroll').load(bytes, { keep: true });
  return loaded.then(() => 'shown', ({ code }) => code);
}, isDamaged);

test('that is damaged inside leaves on screen what was there, however large that is', async (t) => {
  const page = await openedPage(t);
  await page.route('**/small.backscroll', (route) => route.fulfill({ body: small }));
  for (const shown of [shownBefore, 500_000]) {
    if (shown !== shownBefore) {
      await page.evaluate((count) => document.querySelector('back-scroll').load({ sample: count }), shown);
    }
    assert.equal(await loadSmall(page, true), 'damaged');
    assert.equal(await postsOf(page), shown);
    assert.equal(await whenReady(page), shown);
  }
  assert.equal(await loadSmall(page, false), 'shown');
  const { posts: left, heapBytes } = await metricsOf(page);
  assert.equal(left, smallPosts);
  assert.ok(heapBytes < 2 ** 27, 'and the memory of the large one is given back');
  assert.deepEqual(page.trouble, []);
});

