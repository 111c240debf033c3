// Nothing that axe-core finds fault with, in any state of the page: names, roles, contrast, headings.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { siteForTests, stillPage, until, whenStill } from './helpers.mjs';

const site = siteForTests();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const zip = join(fileURLToPath(new URL('../data', import.meta.url)), 'packed/x-archive-mini.zip');
const stateName = (page) => page.locator('back-scroll').evaluate(
  ({ shadowRoot }) => shadowRoot.querySelector('.panel').dataset.state ?? '');

const opened = (t, path, options) => stillPage(site, t, path, options);

/** What is wrong with it: the rule, and the elements. */
async function faultsOf(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

async function pressed(page, ...keys) {
  await page.locator('back-scroll canvas').focus();
  for (const key of keys) await page.keyboard.press(key);
}

const choose = async (page, file) => {
  await page.locator('#open').click();
  await page.locator('dialog.open input[type=file]').first().setInputFiles(file);
};

const states = {
  'the posts': async () => {},
  'a search, with its chips and suggestions': async (page) => {
    await pressed(page, '/');
    await page.keyboard.type('envoy ha');
    await page.locator('back-scroll .suggest [role=option]').first().waitFor();
  },
  'a search that finds nothing, and was not understood': async (page) => {
    await pressed(page, '/');
    await page.keyboard.type('envoi likes:lots ');
    await page.locator('back-scroll .suggest').getByText('the nearest spelling').waitFor();
  },
  'the numbers': async (page) => {
    await pressed(page, '9');
    await page.locator('back-scroll .numbers').getByText('90 posts').waitFor();
  },
  'the keys': async (page) => {
    await pressed(page, '?');
    await page.locator('back-scroll .keys [role=dialog]').waitFor();
  },
  'the field for a date': async (page) => {
    await pressed(page, 'g');
    await page.locator('back-scroll input[type=date]').waitFor();
  },
  'the dialog that opens files': async (page) => {
    await page.locator('#open').click();
    await page.locator('dialog.open[open]').waitFor();
  },
  'the report of an import': async (page) => {
    await choose(page, zip);
    await page.locator('.report').waitFor();
  },
  'a file that is none': async (page) => {
    await choose(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
    await page.locator('body > .card [role=alert]').waitFor();
  },
};

describe('axe finds nothing wrong with', () => {
  const looks = [
    ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
    ['on a phone', { width: 360, height: 740 }],
  ];
  for (const [look, options] of looks) {
    for (const [name, reach] of Object.entries(states)) {
      test(`${name}, ${look}`, async (t) => {
        const page = await opened(t, '/', options);
        await reach(page);
        assert.deepEqual(await faultsOf(page), []);
      });
    }
  }

  test('the element in somebody else\u2019s page, from right to left, and in forced colours', async (t) => {
    for (const [path, dir, options] of [
      ['/embed.html', 'ltr', {}], ['/', 'rtl', {}], ['/', 'ltr', { forcedColors: 'active' }],
    ]) {
      const page = await opened(t, path, options);
      await page.evaluate((direction) => { document.documentElement.dir = direction; }, dir);
      await whenStill(page);
      assert.deepEqual(await faultsOf(page), [], `${path} ${dir}`);
    }
  });

  test('an archive that cannot be read, and one that is empty', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    await page.evaluate(() => {
      const heading = document.createElement('h1');
      heading.textContent = 'A page';
      document.querySelector('main').append(heading);
    });
    for (const [source, state] of [['/nothing.json', 'error'], ['/tests/empty.json', 'empty']]) {
      await page.evaluate((address) => {
        document.querySelector('back-scroll')?.remove();
        const element = document.createElement('back-scroll');
        element.setAttribute('src', address);
        document.querySelector('main').append(element);
      }, source);
      await until(async () => await stateName(page) === state, state);
      assert.deepEqual(await faultsOf(page), []);
    }
  });
});
