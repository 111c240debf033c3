// Measures the page in Chromium: the first canvas frame after navigation, and the core's own CPU time per
// frame while the timeline is zoomed and panned. Prints one JSON object.
//   node tests/bench/page.mjs LARGE.json     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import { launchBrowser, startServer } from './site.mjs';

const RUNS = 7;
const FRAMES = 300;
const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE_MILLIS = 60_000;

/** In the page: notes when the archive is first on the canvas, and then the CPU time of each frame. */
function watchFrames() {
  const seen = { firstFrameMillis: 0, frames: [] };
  window.backscrollBench = seen;
  let counted = 0;
  const look = () => {
    const metrics = document.querySelector('back-scroll')?.metrics?.();
    if (metrics?.posts > 0 && metrics.frames > counted) {
      seen.firstFrameMillis ||= performance.now();
      seen.frames.push(metrics.lastFrameMillis);
      counted = metrics.frames;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function until(page, condition, what) {
  const deadline = Date.now() + PATIENCE_MILLIS;
  while (!await page.evaluate(condition)) {
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${PATIENCE_MILLIS / 1000} s.`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** A page of its own with nothing cached, opened up to its first frame. */
async function openPage(browser, url) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.addInitScript(watchFrames);
  await page.goto(url);
  await until(page, () => window.backscrollBench.firstFrameMillis > 0, 'The first frame');
  return page;
}

async function firstFrame(browser, url) {
  const page = await openPage(browser, url);
  const millis = await page.evaluate(() => window.backscrollBench.firstFrameMillis);
  await page.context().close();
  return millis;
}

/** Zooms in and out and pans, by the wheel as a reader would, until enough frames are drawn or time is up. */
async function frameTimes(browser, url) {
  const page = await openPage(browser, url);
  await page.mouse.move(VIEWPORT.width / 3, VIEWPORT.height / 3);
  await page.evaluate(() => { window.backscrollBench.frames = []; });
  let frames = [];
  const deadline = Date.now() + PATIENCE_MILLIS;
  for (let step = 0; frames.length < FRAMES && Date.now() < deadline; step++) {
    await turnWheel(page, step);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => resolve()); }));
    frames = await page.evaluate(() => window.backscrollBench.frames);
  }
  const { heapBytes, posts } = await page.evaluate(() => document.querySelector('back-scroll').metrics());
  await page.context().close();
  return { posts, frames: frames.length, ...spread(frames), heapBytes };
}

/** In for a while and out again, with a little panning in between. */
async function turnWheel(page, step) {
  if (step % 3 === 2) {
    await page.mouse.wheel(step % 2 ? 60 : -60, 0);
    return;
  }
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, step % 30 < 15 ? -60 : 60);
  await page.keyboard.up('Control');
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p99: at(0.99), worst: sorted.at(-1) };
}

async function measure(browser, largeArchive) {
  const small = await startServer();
  const large = await startServer(['--archive', largeArchive]);
  try {
    const starts = [];
    for (let run = 0; run < RUNS; run++) starts.push(await firstFrame(browser, small.url));
    return {
      firstFrameMillis: { runs: RUNS, best: Math.min(...starts), ...spread(starts) },
      frameCpuMillis: [await frameTimes(browser, small.url), await frameTimes(browser, large.url)],
      largeFirstFrameMillis: await firstFrame(browser, large.url),
    };
  } finally {
    small.stop();
    large.stop();
  }
}

const browser = await launchBrowser();
try {
  process.stdout.write(`${JSON.stringify(await measure(browser, process.argv[2]))}\n`);
} finally {
  await browser.close();
}
