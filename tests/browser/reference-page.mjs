// reference-page: a page that looks the same on every machine: fonts of its own, one day and time, one place,
// one language, nothing that moves.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenReady, whenStill } from './helpers.mjs';

const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const fonts = ['inter', 'noto-sans-arabic', 'noto-emoji'].map((name) => `@fontsource-variable/${name}`);
const today = Date.UTC(2024, 10, 23, 12);

export const sizes = { wide: [1440, 900], medium: [800, 900], narrow: [360, 740] };
export const themes = {
  light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, contrast: { contrast: 'more' },
};

/** Runs in the page: it is always the same moment. */
function stopClock(now) {
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now] : parts));
    }

    static now() { return now; }
  };
}

/** Fonts come from the packages that package-lock.json pins. */
const serveFonts = (page) => page.route('**/tests/fonts/**', (route) => {
  const [, path] = new URL(route.request().url()).pathname.split('/tests/fonts/');
  return route.fulfill({ path: join(packages, path) });
});

/**
 * The archive that comes with Backscroll, without the sign that asks for an emoji in colours: not every
 * browser draws a web font in colours, and the machines' own ones differ.
 */
const servePlainEmoji = (page) => page.route('**/archive.json', async (route) => {
  const response = await route.fetch();
  return route.fulfill({ response, body: (await response.text()).replaceAll('\ufe0f', '') });
});

async function assertOwnFonts(page) {
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  assert.ok(loaded.some((family) => /Inter/.test(family)), 'the page is set in a font of this machine');
}

/** Before the page is there: `serve` may add what it can ask for. */
export async function openReference(site, t, path, { size, theme, serve }) {
  for (const name of fonts) {
    assert.ok(existsSync(join(packages, name, 'index.css')), `${name} is not installed: run npm ci`);
  }
  const [width, height] = sizes[size];
  const page = await site.open(t, '/tests/bare.html', {
    width, height, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', ...themes[theme],
  });
  await page.addInitScript(stopClock, today);
  await serveFonts(page);
  await servePlainEmoji(page);
  await serve?.(page);
  await page.goto(new URL(path, site.url).href);
  await page.addStyleTag({ url: '/tests/reference.css' });
  await whenReady(page);
  await page.locator('back-scroll').evaluate((element) => element.refresh());
  await whenStill(page);
  await assertOwnFonts(page);
  await whenStill(page);
  return page;
}
