// site: a server, a browser and watched pages for the cases of one file. The server is the one that users
// run, so that types, policies and addresses are the real ones. Pages run under its strict policy: nothing is
// evaluated from text. A page that a case has left as it was serves the next one that wants the same: that
// halves the time to open one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
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
// What a case can do to a page or its context that stays with it.
const lastingChanges = {
  page: ['addInitScript', 'emulateMedia', 'exposeFunction', 'setExtraHTTPHeaders'],
  context: ['newCDPSession', 'grantPermissions', 'setOffline', 'addCookies', 'route'],
  clock: ['install'],
};
const patienceMillis = 5000;  // with a page that was left in a bad state

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

/** Calls `changed` when one of the methods is used. */
function watchMethods(object, names, changed) {
  for (const name of names) {
    const method = object[name];
    object[name] = function watched(...parameters) {
      changed();
      return method.apply(this, parameters);
    };
  }
}

/** Pages of one browser, one at a time; see above. */
class Pages {
  #spare = null;
  #kind = '';
  #changed = new WeakSet();

  /** @param {object} options of a browser context */
  async open(browser, options) {
    const spare = this.#spare;
    this.#spare = null;
    if (spare !== null) {
      const isOfKind = this.#kind === JSON.stringify(options);
      const tooLate = sleep(patienceMillis, false, { ref: false });
      const renewed = () => asNew(spare, options.viewport).catch(() => false);
      if (isOfKind && await Promise.race([renewed(), tooLate])) return spare;
      await spare.context().close();
    }
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const changed = () => this.#changed.add(page);
    watchMethods(page, lastingChanges.page, changed);
    watchMethods(context, lastingChanges.context, changed);
    watchMethods(page.clock, lastingChanges.clock, changed);
    return page;
  }

  async done(page, options) {
    if (page.isClosed() || this.#changed.has(page) || this.#spare !== null) return page.context().close();
    this.#spare = page;
    this.#kind = JSON.stringify(options);
  }
}

/** Nothing of the last case is left. @returns {Promise<boolean>} */
async function asNew(page, viewport) {
  page.removeAllListeners();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const other of page.context().pages()) {
    if (other !== page) await other.close();
  }
  for (const key of ['Shift', 'Control', 'Alt', 'Meta']) await page.keyboard.up(key);
  await page.context().clearCookies();
  await page.mouse.up();
  await page.mouse.move(-10, -10);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto('about:blank');
  const { width, height } = page.viewportSize();
  if (width !== viewport.width || height !== viewport.height) await page.setViewportSize(viewport);
  return true;
}

/**
 * One server and one browser for all cases of a file. Returns what the cases use; `open` gives a case its
 * page, and takes it back with its end.
 * @param {{flags?: string[]}} options further flags of the browser
 */
export function siteForTests({ flags = [] } = {}) {
  const site = { url: '', browser: null, open };
  const pagesOfSite = new Pages();
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
   * Motion is off unless it is what the case is about: most of the time would go into drawing it.
   * @param {import('node:test').TestContext} test
   * @param {object} options of the browser context, and initScript
   */
  async function open(test, path, { initScript, width = 1100, height = 700, ...options } = {}) {
    const wanted = { viewport: { width, height }, reducedMotion: 'reduce', ...options };
    const page = await pagesOfSite.open(site.browser, wanted);
    test.after(() => pagesOfSite.done(page, wanted));
    const trouble = watch(page, site.url);
    if (initScript !== undefined) await page.addInitScript(initScript);
    const go = () => page.goto(new URL(path, site.url).href);
    await go().catch((error) => {  // the page of the last case may still be on its way back in its history
      if (!/interrupted by another navigation/.test(error.message)) throw error;
      return go();
    });
    return Object.assign(page, { trouble });
  }
  return site;
}
