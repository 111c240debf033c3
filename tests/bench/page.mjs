// Measures the page in Chromium: the first canvas frame after navigation. Prints one JSON object.
//   node tests/bench/page.mjs LARGE.json     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import { spread } from './gestures.mjs';
import { launchBrowser, startServer } from './site.mjs';

const RUNS = 7;
const VIEWPORT = { width: 1280, height: 800 };
const PATIENCE_MILLIS = 60_000;

/** In the page: notes when the archive is first on the canvas. */
function watchFrames() {
  window.backscrollBench = { firstFrameMillis: 0 };
  const look = () => {
    const metrics = document.querySelector('back-scroll')?.metrics?.();
    if (metrics?.posts > 0 && metrics.frames > 0) window.backscrollBench.firstFrameMillis = performance.now();
    else requestAnimationFrame(look);
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

async function measure(browser, largeArchive) {
  const small = await startServer();
  const large = await startServer(['--archive', largeArchive]);
  try {
    const starts = [];
    for (let run = 0; run < RUNS; run++) starts.push(await firstFrame(browser, small.url));
    return {
      firstFrameMillis: { runs: RUNS, best: Math.min(...starts), ...spread(starts) },
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
