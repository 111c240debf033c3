// Scrolls the same feed of 2,000 posts in many scripts in the widget and as a plain DOM page, in one
// Chromium, and compares what each step costs on the main thread. Prints one JSON object.
//   node tests/bench/feed.mjs     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import { mainThreadMillis, spread } from './gestures.mjs';
import { mixedScriptArchive } from './mixed-scripts.mjs';
import { launchBrowser, startServer } from './site.mjs';

const POSTS = 2000;
const STEPS = 300;
const STEP_PX = 300;
const VIEWPORT = { width: 800, height: 900 };
const FEED = { x: 400, y: 700 };

/** In the page: the same cards as plain elements, as a careful author would write them. */
function buildDomFeed(posts) {
  document.body.replaceChildren();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body { margin: 0; height: 100vh; overflow: auto; font: 15px/22px system-ui, sans-serif; }
    article { display: grid; grid-template-columns: 40px 1fr; gap: 0 12px; padding: 14px 80px;
      border-bottom: 1px solid #e6e3dc; }
    i { width: 40px; height: 40px; border-radius: 50%; background: #0b6e69; }
    p { margin: 0; } small { font-size: 13px; color: #5b6470; }`);
  document.adoptedStyleSheets = [sheet];
  for (const { text, time, counts } of posts) {
    const card = document.createElement('article');
    const body = document.createElement('div');
    const [head, line, foot] = ['small', 'p', 'small'].map((name) => document.createElement(name));
    head.textContent = `Robin Vale @robinvale \u00b7 ${time.slice(0, 10)}`;
    Object.assign(line, { textContent: text, dir: 'auto' });
    foot.textContent = `${counts.replies}   ${counts.reposts}   ${counts.likes}`;
    body.append(head, line, foot);
    card.append(document.createElement('i'), body);
    document.body.append(card);
  }
}

/** Main-thread milliseconds of each step: a turn of the wheel and the frames until it has come to rest. */
async function scrollCosts(page) {
  const spent = await mainThreadMillis(page);
  await page.mouse.move(FEED.x, FEED.y);
  const costs = [];
  let before = await spent();
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, STEP_PX);
    await page.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    }));
    const now = await spent();
    costs.push(now - before);
    before = now;
  }
  return spread(costs);
}

async function measureWidget(browser, url, archive) {
  const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
  await page.goto(url);
  await page.evaluate(async (json) => {
    const element = document.querySelector('back-scroll');
    await element.ready;
    await element.load(new Blob([json]));
    window.backscrollFrames = [];
    let counted = 0;
    const look = () => {
      const { frames, lastFrameMillis } = element.metrics();
      if (frames > counted) window.backscrollFrames.push(lastFrameMillis);
      counted = frames;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, JSON.stringify(archive));
  const steps = await scrollCosts(page);
  const frames = await page.evaluate(() => window.backscrollFrames);
  const { textTextureBytes } = await page.evaluate(() => document.querySelector('back-scroll').metrics());
  await page.context().close();
  return { steps, frames: { count: frames.length, ...spread(frames) }, textTextureBytes };
}

async function measureDom(browser, url, { posts }) {
  const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
  await page.goto(new URL('archive.json', url).href);
  await page.evaluate(buildDomFeed, posts);
  const steps = await scrollCosts(page);
  await page.context().close();
  return { steps };
}

const server = await startServer();
const browser = await launchBrowser();
try {
  const archive = mixedScriptArchive(POSTS);
  const widget = await measureWidget(browser, server.url, archive);
  const dom = await measureDom(browser, server.url, archive);
  process.stdout.write(`${JSON.stringify({ posts: POSTS, steps: STEPS, widget, dom })}\n`);
} finally {
  await browser.close();
  server.stop();
}
