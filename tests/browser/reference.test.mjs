// The page beside the pictures that are kept of it: every state at three widths, some of them in three
// themes, and from right to left. BACKSCROLL_UPDATE_PICTURES=1 takes the pictures anew. When one looks
// different, the new one and what has changed in it are in the folder that the message names; look at them
// before taking new ones.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { siteForTests } from './helpers.mjs';
import { compare, tolerance } from './likeness.mjs';
import { PictureDesk } from './picture-desk.mjs';
import { albumFor } from './reference-archives.mjs';
import { openReference, sizes, themes } from './reference-page.mjs';
import { mirroredStates, settle, states, themedStates } from './reference-states.mjs';

const kept = fileURLToPath(new URL('reference/', import.meta.url));
const isUpdating = process.env.BACKSCROLL_UPDATE_PICTURES === '1';

const site = siteForTests();
let tools = null;
let failures = null;

/** What is made once, by a page of its own. */
async function setUpOnce() {
  await mkdir(kept, { recursive: true });
  const page = await (await site.browser.newContext()).newPage();
  await page.goto(new URL('/tests/bare.html', site.url).href);
  return { desk: await PictureDesk.on(page), serveAlbum: await albumFor(page) };
}

/** Adds to the page whether pictures have been asked for, and all of them have arrived. */
function countAlbum(page) {
  let [asked, open] = [0, 0];
  const isPicture = (request) => request.url().includes('/album/');
  page.on('request', (request) => { if (isPicture(request)) { asked++; open++; } });
  for (const name of ['requestfinished', 'requestfailed']) {
    page.on(name, (request) => { if (isPicture(request)) open--; });
  }
  return Object.assign(page, { isAlbumHere: () => asked > 1 && open === 0 });
}

/** The smallest file that is as good as what was taken: far better than what the comparison lets pass. */
async function smallFileOf(taken) {
  const { desk } = tools;
  const exact = await desk.blocksOf(taken);
  let file = taken;
  for (const quality of [0.3, 0.5, 0.7, 0.9, 1]) {
    file = await desk.webpOf(taken, quality);
    const { share, tile } = compare(await desk.blocksOf(file), exact);
    if (share < tolerance.share / 4 && tile.share < tolerance.tileShare / 4) break;
  }
  return file;
}

async function keepOrCompare(name, taken) {
  const { desk } = tools;
  const file = join(kept, `${name}.webp`);
  if (isUpdating) {
    await writeFile(file, await smallFileOf(taken));
    return;
  }
  assert.ok(existsSync(file), `there is no picture ${name} yet: run with BACKSCROLL_UPDATE_PICTURES=1`);
  const old = await readFile(file);
  const result = compare(await desk.blocksOf(old), await desk.blocksOf(taken));
  if (result.isAlike) return;
  failures ??= await mkdtemp(join(tmpdir(), 'backscroll-pictures-'));
  await writeFile(join(failures, `${name}.png`), taken);
  await writeFile(join(failures, `${name}.difference.png`), await desk.differenceOf(old, taken));
  assert.fail(`${name} looks different: ${result.sentence}. See ${join(failures, name)}.*`);
}

/** One page for all states of a width and a theme. */
function cases(list, path, sizeNames, themeNames, prefix = []) {
  for (const theme of themeNames) {
    for (const size of sizeNames) {
      test([...prefix, size, theme].join(', '), async (t) => {
        tools ??= await setUpOnce();
        const serve = async (page) => { await tools.serveAlbum(page); countAlbum(page); };
        const page = await openReference(site, t, path, { size, theme, serve });
        page.isMirrored = prefix.length > 0;
        for (const { name, reach, leave } of list) {
          await t.test(name, async () => {
            await reach(page);
            await settle(page);
            await keepOrCompare([...prefix, name, size, theme].join('-'), await page.screenshot());
            await leave?.(page);
          });
        }
        assert.deepEqual(page.trouble.filter((line) => !/lost\.webp/.test(line)), []);
      });
    }
  }
}

describe('the page looks as it did', () => {
  cases(states, '/', Object.keys(sizes), ['light']);
  cases(themedStates, '/', Object.keys(sizes), Object.keys(themes).filter((theme) => theme !== 'light'));
});

describe('the page from right to left looks as it did', () => {
  cases(mirroredStates, '/tests/rtl.html', Object.keys(sizes), ['light'], ['rtl']);
  cases(mirroredStates, '/tests/rtl.html', ['wide'], ['dark'], ['rtl']);
});
