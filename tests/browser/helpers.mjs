// helpers: a server, a browser and a watched page for the page tests. The server is the one that users run,
// so that types, policies and addresses are the real ones. Pages run under its strict policy: nothing is
// evaluated from text.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = fileURLToPath(new URL('pages', import.meta.url));
const chromiumFlags = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--js-flags=--liftoff-only',  // pages are gone before the better compiler has paid off
];

export const sleep = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });

/** The server that users run, with the pages of the tests under /tests/. */
export async function startServer() {
  const parameters = ['serve.py', '--port', '0', '--no-open', '--no-build', '--also', pages];
  const process = spawn(env.BACKSCROLL_PYTHON ?? 'python3', parameters,
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    process.stdout.on('data', (chunk) => {
      output += chunk;
      const address = /^Serving (\S+)$/m.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    process.on('exit', () => reject(new Error(`serve.py ended without an address. ${output}`)));
  });
  const end = async () => {
    process.kill();
    if (process.exitCode === null) await once(process, 'exit');
  };
  return { url, end };
}

/**
 * One server and one browser for all cases of a file. Returns what the cases use; `open` makes a page of its
 * own for a case and closes it with the case.
 * @param {{flags?: string[]}} options further flags of the browser
 */
export function siteForTests({ flags = [] } = {}) {
  const site = { url: '', browser: null, open };
  let server = null;

  before(async () => {
    server = await startServer();
    site.url = server.url;
    site.browser = await chromium.launch({
      executablePath: env.BACKSCROLL_CHROMIUM ?? '/usr/bin/chromium',
      args: [...chromiumFlags, ...flags],
    });
  });
  after(async () => {
    await site.browser?.close();
    await server?.end();
  });

  /**
   * @param {import('node:test').TestContext} test
   * @param {object} options of the browser context, and initScript
   */
  async function open(test, path, { initScript, width = 1100, height = 700, ...options } = {}) {
    const context = await site.browser.newContext({ viewport: { width, height }, ...options });
    test.after(() => context.close());
    const page = await context.newPage();
    const trouble = watch(page, site.url);
    if (initScript !== undefined) await page.addInitScript(initScript);
    await page.goto(new URL(path, site.url).href);
    return Object.assign(page, { trouble });
  }
  return site;
}

/** Everything that a good page never does: errors, warnings of the browser, requests to anybody else. */
function watch(page, url) {
  const trouble = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(url) || /^(blob|about):/.test(request.url());
    if (!isOwn) trouble.push(`foreign request: ${request.url()}`);
  });
  return trouble;
}

/** Waits until `probe` gives something true; asks, where a wait inside the page would need eval. */
export async function until(probe, what, timeoutMillis = 10_000) {
  const end = Date.now() + timeoutMillis;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMillis} ms in vain: ${what}`);
    await sleep(40);
  }
}

/** Waits for the archive of an element to be on screen. @returns {Promise<number>} its posts */
export function whenReady(page, selector = 'back-scroll') {
  return page.locator(selector).evaluate(async (element) => (await element.ready).metrics().posts);
}

export function metricsOf(page, selector = 'back-scroll') {
  return page.locator(selector).evaluate((element) => element.metrics());
}

/**
 * Waits until nothing of the element moves or is on its way, and two frames of the page have gone by in which
 * it was not asked for anything. @returns {Promise<number>} the frames drawn so far
 */
export async function whenStill(page, selector = 'back-scroll') {
  const still = () => page.locator(selector).evaluate(stillMetrics);
  const { frames } = await until(still, 'it comes to rest', 20_000);
  return frames;
}

/** Runs in the page. A page that is not in view has no frames to wait for. */
async function stillMetrics(element) {
  await document.fonts.ready;
  const then = element.metrics();
  for (let i = 0; i < 2; i++) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 250);
    });
  }
  const now = element.metrics();
  return then.idle && now.idle && then.frames === now.frames && now;
}

/** The name of the state on screen and what it says. */
export function stateOf(page, selector = 'back-scroll') {
  return page.locator(selector).evaluate((element) => {
    const panel = element.shadowRoot.querySelector('.panel');
    const text = (name) => panel.querySelector(name).textContent;
    return {
      name: panel.dataset.state, isShown: !panel.hidden, title: text('.title'), sentence: text('.sentence'),
      hasAction: !panel.querySelector('.action').hidden,
    };
  });
}

export function whenState(page, name, selector = 'back-scroll') {
  return until(async () => {
    const state = await stateOf(page, selector);
    return state.name === name && state;
  }, `the state "${name}"`);
}

/** Collects the element's events from now on; call what comes back for what has arrived. */
export async function recordEvents(page, ...names) {
  await page.evaluate((types) => {
    const seen = [];
    document.addEventListener('test-read', (event) => event.detail.push(...seen));
    for (const type of types) {
      document.addEventListener(`backscroll-${type}`, ({ detail }) => seen.push({ type, detail }));
    }
  }, names);
  return () => page.evaluate(() => {
    const seen = [];
    document.dispatchEvent(new CustomEvent('test-read', { detail: seen }));
    return seen;
  });
}

/**
 * A point of an element, in shares of its width and height. The timeline is on the left, the feed on the
 * right.
 */
export async function pointOf(page, [shareX, shareY], selector = 'back-scroll') {
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  return { x: Math.round(x + width * shareX), y: Math.round(y + height * shareY) };
}

export const onTimeline = [0.3, 0.45];
export const onFeed = [0.85, 0.75];
