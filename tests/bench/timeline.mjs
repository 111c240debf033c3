// Opens the same invented posts on our timeline and on vis-timeline's, in one Chromium, and pulls each to and
// fro; what the pages of others weigh is told, too. Prints one JSON object.
//   node tests/bench/timeline.mjs [ITEMS ...]     (needs dist/, BACKSCROLL_CHROMIUM and BACKSCROLL_PYTHON)
import process from 'node:process';
import { mainThreadMillis, nextFrame, spread } from './gestures.mjs';
import { filesOfPeer, payloadsOfPeers } from './peers.mjs';
import { launchBrowser, startServer } from './site.mjs';

const SIZES = [3500, 100_000, 1_000_000];
const VIEWPORT = { width: 1280, height: 800 };
const TIMELINE = { x: 640, y: 200 };
const STEPS = 60;
const MOST_PX = 300;  // to one side, and to the other
const STOPPED_MILLIS = 60_000;

/** In the page: fifteen years of posts. @returns {{id: string, time: number, text: string}[]} */
function makePosts(count) {
  const [begin, end] = [Date.UTC(2010, 0, 1), Date.UTC(2025, 0, 1)];
  window.benchPosts = Array.from({ length: count }, (_, i) => ({
    id: `p${i}`, time: Math.round(begin + (end - begin) * i / count), text: `Post ${i} about tides and maps`,
  }));
}

/** In the page: until it is drawn, in milliseconds. */
async function openOurs() {
  const posts = window.benchPosts.map((post) => ({ ...post, time: new Date(post.time).toISOString() }));
  const file = new Blob([JSON.stringify({ format: 'backscroll', version: 1, profile: {}, posts })]);
  const element = document.querySelector('back-scroll');
  await customElements.whenDefined('back-scroll');
  await element.ready.catch(() => {});
  const begin = performance.now();
  await element.load(file);
  await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  return performance.now() - begin;
}

/** The same of the peer, as light as it can be had: points that are not stacked. */
async function openPeer() {
  const items = window.benchPosts.map(({ id, time, text }) => (
    { id, start: time, content: text, type: 'point' }));
  const begin = performance.now();
  await new Promise((resolve) => {
    const options = { stack: false, height: 400, onInitialDrawComplete: resolve };
    new window.vis.Timeline(document.querySelector('main'), new window.vis.DataSet(items), options);
  });
  await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  return performance.now() - begin;
}

/** Main-thread milliseconds of each step of a pull. */
async function panCosts(page) {
  const spent = await mainThreadMillis(page);
  const costs = [];
  await page.mouse.move(TIMELINE.x, TIMELINE.y);
  await page.mouse.down();
  let before = await spent();
  const deadline = Date.now() + STOPPED_MILLIS;
  for (let step = 1; step <= STEPS && Date.now() < deadline; step++) {
    await page.mouse.move(TIMELINE.x + MOST_PX * Math.sin(2 * Math.PI * step / STEPS), TIMELINE.y);
    await nextFrame(page);
    await nextFrame(page);
    const now = await spent();
    costs.push(now - before);
    before = now;
  }
  await page.mouse.up();
  return spread(costs);
}

const withinPatience = (work) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => resolve(null), STOPPED_MILLIS);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
});

/** @returns {Promise<object>} without times: it was stopped after a minute */
async function measure(prepare, open, posts) {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
    page.setDefaultTimeout(5 * STOPPED_MILLIS);
    await prepare(page);
    await page.evaluate(makePosts, posts);
    const opening = page.evaluate(open);
    opening.catch(() => {});  // the page goes with the browser
    const openMillis = await withinPatience(opening);
    if (openMillis === null) return {};
    const pan = await withinPatience(panCosts(page).catch(() => null));
    return { openMillis, pan };
  } finally {
    await browser.close();
  }
}

const server = await startServer();
try {
  const [script, style] = (await filesOfPeer('vis-timeline')).map((bytes) => Buffer.from(bytes).toString());
  const ours = (page) => page.goto(`${server.url}embed.html`);
  const peer = async (page) => {
    await page.setContent('<!doctype html><main></main>');
    await page.addStyleTag({ content: style });
    await page.addScriptTag({ content: script });
  };
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES;
  const timelines = [];
  for (const posts of sizes) {
    timelines.push({
      posts, ours: await measure(ours, openOurs, posts), peer: await measure(peer, openPeer, posts),
    });
  }
  process.stdout.write(`${JSON.stringify({ timelines, payloads: await payloadsOfPeers() })}\n`);
} finally {
  server.stop();
}
