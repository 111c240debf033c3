// helpers: what the cases of the page tests ask a page, and what they wait for.
import { setTimeout as sleep } from 'node:timers/promises';

export { siteForTests, startServer } from './site.mjs';
export { sleep };

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

/** A page of the site with its posts, at rest. @param {object} options see siteForTests() */
export async function stillPage(site, t, path = '/', options = {}) {
  const page = await site.open(t, path, options);
  await whenReady(page);
  await whenStill(page);
  return page;
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
