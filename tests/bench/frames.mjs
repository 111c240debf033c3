// Measures the widget's own CPU time per frame with archives of very different sizes: the timeline is zoomed
// and panned as a reader would, the feed is scrolled. Prints one JSON list.
//   node tests/bench/frames.mjs [POSTS ...]     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import { launchBrowser, startServer } from './site.mjs';
import { nextFrame, spread, turnWheel } from './gestures.mjs';

const SIZES = [100, 100_000, 1_000_000, 10_000_000];
const FRAMES = 300;
const VIEWPORT = { width: 1280, height: 800 };
const OPEN_SECONDS = 300;
const PATIENCE_MILLIS = 60_000;
const SETTLED_MILLIS = 500;

/** In the page: the times of each frame from now on, and the longest task. */
function watchFrames() {
  const seen = { layout: [], whole: [], longestTaskMillis: 0 };
  window.backscrollBench = seen;
  let counted = 0;
  const look = () => {
    const metrics = document.querySelector('back-scroll')?.metrics?.();
    if (metrics?.posts > 0 && metrics.frames > counted) {
      seen.layout.push(metrics.lastLayoutMillis);
      seen.whole.push(metrics.lastFrameMillis);
      counted = metrics.frames;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    const durations = list.getEntries().map(({ duration }) => duration);
    seen.longestTaskMillis = Math.max(seen.longestTaskMillis, ...durations);
  }).observe({ entryTypes: ['longtask'] });
}

const takeSeen = (page) => page.evaluate(() => {
  const { layout, whole, longestTaskMillis } = window.backscrollBench;
  Object.assign(window.backscrollBench, { layout: [], whole: [], longestTaskMillis: 0 });
  return { layout, whole, longestTaskMillis };
});

/** Wheel over the point until enough frames are drawn or time is up. */
async function moved(page, x, y, turn) {
  await page.mouse.move(x, y);
  await takeSeen(page);
  const layout = [];
  const whole = [];
  const deadline = Date.now() + PATIENCE_MILLIS;
  for (let step = 0; layout.length < FRAMES && Date.now() < deadline; step++) {
    await turn(page, step);
    await nextFrame(page);
    const seen = await takeSeen(page);
    layout.push(...seen.layout);
    whole.push(...seen.whole);
  }
  return { frames: layout.length, layout: spread(layout), whole: spread(whole) };
}

async function measure(browser, url, posts) {
  const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
  page.setDefaultTimeout(OPEN_SECONDS * 1000);
  await page.addInitScript(watchFrames);
  await page.goto(url);
  await page.evaluate(() => document.querySelector('back-scroll').ready);
  await page.waitForTimeout(SETTLED_MILLIS);  // the browser tells late of what its start took
  await takeSeen(page);
  const openMillis = await page.evaluate(async (wanted) => {
    const element = document.querySelector('back-scroll');
    const begin = performance.now();
    await element.load({ sample: wanted, brief: true });
    return performance.now() - begin;
  }, posts);
  await page.waitForTimeout(SETTLED_MILLIS);
  const { longestTaskMillis } = await takeSeen(page);
  const timeline = await moved(page, VIEWPORT.width / 3, VIEWPORT.height / 3, turnWheel);
  const feed = await moved(page, VIEWPORT.width - 100, VIEWPORT.height / 2, (at) => at.mouse.wheel(0, 400));
  const { heapBytes } = await page.evaluate(() => document.querySelector('back-scroll').metrics());
  await page.context().close();
  return { posts, openMillis, longestTaskMillis, heapBytes, timeline, feed };
}

const browser = await launchBrowser();
const server = await startServer();
try {
  const found = [];
  const sizes = process.argv.slice(2).map(Number);
  for (const posts of sizes.length > 0 ? sizes : SIZES) found.push(await measure(browser, server.url, posts));
  process.stdout.write(`${JSON.stringify(found)}\n`);
} finally {
  server.stop();
  await browser.close();
}
