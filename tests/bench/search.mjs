// Measures finding, letter by letter, in an invented archive: ours in a tab, from the keystroke to the number
// of posts on screen, beside MiniSearch and FlexSearch without a page. Prints one JSON object.
//   node tests/bench/search.mjs [POSTS]     (needs dist/ and BACKSCROLL_CHROMIUM)
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchBrowser, startServer } from './site.mjs';

const [task = '1000000', ...parameters] = process.argv.slice(2);
const POSTS = Number(task);
const QUERIES = ['tide', 'lighthouse', 'the map', 'rain again', 'a low tide'];
const LEAST_LETTERS = 2;
const STOPPED_MILLIS = 60_000;
const OPEN_MILLIS = 120_000;
const SOME = 1000;  // posts, between two looks at the clock
const HEAP_MEGABYTES = 12_000;

/** "ti", "tid", "tide"; a space changes nothing. */
const keystrokes = QUERIES.flatMap((query) => Array.from(query, (_, i) => query.slice(0, i + 1)))
  .filter((text) => text.length >= LEAST_LETTERS && text === text.trim());

function spreadOf(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p99: sorted[Math.floor(sorted.length * 0.99)] };
}

// -- Ours, in the page

async function typed({ text, isFirst }) {
  const element = document.querySelector('back-scroll');
  const partOf = (name) => element.shadowRoot.querySelector(`.field ${name}`);
  const [input, count] = [partOf('input'), partOf('output')];
  if (isFirst) window.longestTaskMillis = 0;
  count.value = '';
  const begin = performance.now();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  while (count.value === '' && performance.now() - begin < 60_000) {
    await new Promise((resolve) => { setTimeout(resolve); });
  }
  if (count.value === '') throw new Error(`No answer to "${text}"`);
  return performance.now() - begin;
}

function watchTasks() {
  window.longestTaskMillis = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.longestTaskMillis = Math.max(window.longestTaskMillis, duration);
    }
  }).observe({ entryTypes: ['longtask'] });
}

async function ours() {
  const browser = await launchBrowser();
  const server = await startServer();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(OPEN_MILLIS);
    await page.addInitScript(watchTasks);
    await page.goto(`${server.url}embed.html`);
    await page.evaluate(async (sample) => {
      await customElements.whenDefined('back-scroll');
      await document.querySelector('back-scroll').load({ sample });
    }, POSTS);
    await page.waitForFunction(() => document.querySelector('back-scroll').metrics().idle);
    const heap = () => page.evaluate(() => document.querySelector('back-scroll').metrics().heapBytes);
    const before = await heap();
    const firstMillis = await page.evaluate(typed, { text: keystrokes[0], isFirst: true });
    const times = [];
    for (const text of keystrokes.slice(1)) times.push(await page.evaluate(typed, { text, isFirst: false }));
    return {
      firstMillis, ...spreadOf(times), heapBytes: await heap() - before,
      longestTaskMillis: await page.evaluate(() => window.longestTaskMillis),
    };
  } finally {
    server.stop();
    await browser.close();
  }
}

// -- The peers, each in a process of its own

const peers = {
  async MiniSearch() {
    const { default: MiniSearch } = await import('minisearch');
    const index = new MiniSearch({ fields: ['text'] });
    const find = (text) => index.search(text, { prefix: true });
    return { add: (id, text) => index.add({ id, text }), find };
  },
  async FlexSearch() {
    const { default: { Index } } = await import('flexsearch');
    const index = new Index({ tokenize: 'forward' });
    return { add: (id, text) => index.add(id, text), find: (text) => index.search(text) };
  },
};

function heapBytes() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function measuredPeer(name, file) {
  const { posts } = JSON.parse(await readFile(file, 'utf8'));
  const texts = posts.map(({ text }) => text);
  posts.length = 0;
  const before = heapBytes();
  const index = await peers[name]();
  const begin = performance.now();
  for (let i = 0; i < texts.length; ++i) {
    index.add(i, texts[i]);
    const isLate = i % SOME === 0 && performance.now() - begin > STOPPED_MILLIS;
    if (isLate) return { name, stoppedAt: i, heapBytes: heapBytes() - before };
  }
  index.find(keystrokes[0]);
  const firstMillis = performance.now() - begin;
  const times = keystrokes.slice(1).map((text) => {
    const asked = performance.now();
    index.find(text);
    return performance.now() - asked;
  });
  return { name, firstMillis, ...spreadOf(times), heapBytes: heapBytes() - before };
}

async function peer(name, file) {
  const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`];
  const self = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, self, 'peer', name, file]);
  return JSON.parse(stdout);
}

async function measureAll() {
  const folder = await mkdtemp(join(tmpdir(), 'backscroll-bench-'));
  try {
    const file = join(folder, 'archive.json');
    const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [cli, 'sample', '--posts', `${POSTS}`, '-o', file]);
    const found = { posts: POSTS, keystrokes: keystrokes.length, ours: await ours(), peers: [] };
    for (const name of Object.keys(peers)) found.peers.push(await peer(name, file));
    process.stdout.write(`${JSON.stringify(found)}\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (task === 'peer') process.stdout.write(JSON.stringify(await measuredPeer(...parameters)));
else await measureAll();
