// Measures what a reader waits for who opens files of their own: an invented X archive, chosen on the page,
// and a block file as the page's `src`, and once more as a file chosen on that page. Prints one JSON object.
// Memory is what the tab's process has taken at most, over what it had before; it is known on Linux only.
//   node tests/bench/files.mjs [POSTS]     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spread } from './gestures.mjs';
import { launchBrowser, startServer } from './site.mjs';
import { writeXArchive } from './x-archive.mjs';

const X_POSTS = Number(process.argv[2] ?? 118_000);
const BLOCK_POSTS = 1_000_000;
const BLOCK_RUNS = 7;
const VIEWPORT = { width: 1280, height: 800 };
const OPEN_MILLIS = 300_000;

const cli = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));

/** The most memory that any tab of the browser has had, in bytes. */
async function mostTabBytes() {
  let most = 0;
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=renderer')) continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
  }
  return most;
}

/** In the page: the longest task from now on. */
function watchTasks() {
  window.longestTaskMillis = 0;
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    window.longestTaskMillis = Math.max(window.longestTaskMillis, ...durations);
  }).observe({ entryTypes: ['longtask'] });
}

async function openedTab(browser, url) {
  const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
  page.setDefaultTimeout(OPEN_MILLIS);
  await page.addInitScript(watchTasks);
  await page.goto(url);
  return page;
}

async function openX(url, zip) {
  const browser = await launchBrowser();
  try {
    const page = await openedTab(browser, url);
    await page.evaluate(() => document.querySelector('back-scroll').ready);
    await page.waitForTimeout(1000);
    const input = await page.evaluateHandle(() => {
      const made = document.createElement('input');
      made.type = 'file';
      document.body.append(made);
      return made;
    });
    await input.setInputFiles(zip);
    const before = await mostTabBytes();
    const found = await input.evaluate(async ({ files }) => {
      const element = document.querySelector('back-scroll');
      window.longestTaskMillis = 0;
      const begin = performance.now();
      await element.load([...files]);
      return { millis: performance.now() - begin, longestTaskMillis: window.longestTaskMillis,
        posts: element.metrics().posts };
    });
    return { ...found, tabBytes: await mostTabBytes() - before };
  } finally {
    await browser.close();
  }
}

async function openBlock(block) {
  const browser = await launchBrowser();
  const server = await startServer(['--archive', block]);
  try {
    const opened = [];
    for (let run = 0; run < BLOCK_RUNS; run++) opened.push(await openBlockOnce(browser, server.url));
    const medianOf = (name) => spread(opened.map((found) => found[name])).median;
    const millis = { millis: medianOf('millis'), againMillis: medianOf('againMillis') };
    return { runs: BLOCK_RUNS, posts: opened[0].posts, ...millis };
  } finally {
    server.stop();
    await browser.close();
  }
}

/** From the page's own beginning, with nothing of it cached; and then as a file. */
async function openBlockOnce(browser, url) {
  const page = await openedTab(browser, url);
  try {
    return await page.evaluate(async () => {
      const element = document.querySelector('back-scroll');
      await customElements.whenDefined('back-scroll');
      await element.ready;
      const found = { millis: performance.now(), posts: element.metrics().posts };
      const file = await (await fetch('archive.json')).blob();  // the server hands out what it was told to
      const begin = performance.now();
      await element.load(file);
      return { ...found, againMillis: performance.now() - begin };
    });
  } finally {
    await page.context().close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'backscroll-bench-'));
const server = await startServer();
try {
  const zip = join(folder, 'x.zip');
  const block = join(folder, 'million.backscroll');
  await promisify(execFile)(process.execPath, [cli, 'sample', '--posts', `${BLOCK_POSTS}`, '-o', block]);
  const packed = { bytes: (await stat(block)).size, ...await openBlock(block) };
  const bytes = await writeXArchive(zip, X_POSTS);
  const x = { bytes, zipBytes: (await stat(zip)).size, ...await openX(server.url, zip) };
  process.stdout.write(`${JSON.stringify({ x, block: packed })}\n`);
} finally {
  server.stop();
  await rm(folder, { recursive: true });
}
