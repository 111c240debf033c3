// reference-states: what is to be seen on the reference pictures, and how the page gets there. Each state
// leaves the page so that the next one can follow.
import assert from 'node:assert/strict';
import { pointOf, until, whenState, whenStill } from './helpers.mjs';
import { decodePng, findBlock, pixelAt } from './png.mjs';
import {
  albumArchive, lifeArchive, loneTime, weekOfInterest, yearOfInterest,
} from './reference-archives.mjs';

const dayMillis = 86_400_000;
const aside = [2, 2];  // in the corner of the header: nothing is hovered there
const element = (page) => page.locator('back-scroll');
const canvas = (page) => page.locator('back-scroll canvas');

const set = (page, state) => element(page).evaluate((host, wanted) => { host.state = wanted; }, state);
const settle = (page) => whenStill(page);

/** Another archive, or the same one from its beginning. */
const show = async (page, source) => {
  if (typeof source === 'string') {
    await element(page).evaluate((host, address) => host.load(address).then(() => {}), source);
  } else {
    await element(page).evaluate(
      (host, json) => host.load(new Blob([json])).then(() => {}), JSON.stringify(source));
  }
  await settle(page);
};

async function scrollFeed(page, distance) {
  const { x, y } = await pointOf(page, [page.isMirrored ? 0.15 : 0.85, 0.85]);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, distance);
  await settle(page);
  await page.mouse.move(...aside);
}

/** Press a key for the canvas, without the ring that the keyboard's focus draws. */
async function press(page, key) {
  await canvas(page).focus();
  await page.keyboard.press(key);
  await canvas(page).blur();
}

/** The pointer on the mark of the lone post, which stands in the middle of the plot. */
async function hoverMark(page) {
  const { width, height } = page.viewportSize();
  const [left, right] = width > 1000 ? [56, 960] : [width < 500 ? 40 : 48, width - (width < 500 ? 12 : 24)];
  const middle = (left + right) / 2;
  const picture = decodePng(await page.screenshot());
  const ground = pixelAt(picture, middle + 40, 100);
  const isMark = (colour) => colour.some((level, i) => Math.abs(level - ground[i]) > 60);
  const area = { left: middle - 8, right: middle + 8, top: 70, bottom: Math.round(height * 0.8) };
  const mark = findBlock(picture, 5, isMark, area);
  assert.ok(mark, 'there is no mark in the middle of the plot');
  await page.mouse.move(mark.x, mark.y);
  await settle(page);
  const cursor = await canvas(page).evaluate((node) => node.style.cursor);
  assert.equal(cursor, 'pointer', 'there is no mark under the pointer');
}

async function drag(page) {
  const [from, to] = [[0.2, 0.4], [0.45, 0.4]];
  const { width } = page.viewportSize();
  const height = width > 500 ? 0.25 : 0.15;
  const onPlot = width > 1000 ? [from, to] : [[0.3, height], [0.7, height]];
  const [begin, end] = await Promise.all(onPlot.map((share) => pointOf(page, share)));
  await page.keyboard.down('Shift');
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, end.y);
  await page.mouse.move(end.x, end.y);
}

async function drop(page) {
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.mouse.move(...aside);
}

const life = (state) => async (page) => {
  if (page.shownArchive !== 'life') await show(page, lifeArchive());
  page.shownArchive = 'life';
  await set(page, state);
};
const cards = (state) => async (page) => {
  if (page.shownArchive !== 'cards') await show(page, '/tests/cards.json');
  page.shownArchive = 'cards';
  await set(page, state);
};

async function album(page) {
  if (page.shownArchive !== 'album') await show(page, '/album/archive.json');
  page.shownArchive = 'album';
  await set(page, { post: albumArchive().posts[0].id });
  await until(() => page.isAlbumHere(), 'the pictures of the album');
}

/** In an order that needs few archives. `leave` puts right what the next state could stumble over. */
export const states = [
  { name: 'start', reach: async () => {} },
  { name: 'scrolled', reach: (page) => scrollFeed(page, 1700) },
  { name: 'cards', reach: cards({}) },
  { name: 'polls', reach: cards({ post: 'poll-over' }) },
  { name: 'previews', reach: cards({ post: 'preview-large' }) },
  { name: 'quotes', reach: cards({ post: 'quote' }) },
  { name: 'album', reach: album },
  {
    name: 'lightbox',
    reach: async (page) => { await album(page); await press(page, 'Enter'); },
    leave: (page) => press(page, 'Escape'),
  },
  { name: 'thread', reach: life({ view: 'thread', thread: 'path-1' }) },
  { name: 'years', reach: life({ view: 'years' }) },
  { name: 'numbers', reach: life({ view: 'numbers' }) },
  { name: 'day', reach: life({ view: 'day', day: '11-23' }) },
  { name: 'year', reach: life(yearOfInterest) },
  { name: 'week', reach: life(weekOfInterest) },
  {
    name: 'brush',
    reach: async (page) => { await life({})(page); await settle(page); await drag(page); },
    leave: drop,
  },
  { name: 'brushed', reach: life({ from: Date.UTC(2019, 3, 1), to: Date.UTC(2020, 8, 1), sort: 'likes' }) },
  {
    name: 'hover',
    reach: async (page) => {
      await life({ from: loneTime - 1.4 * dayMillis, to: loneTime + 1.4 * dayMillis })(page);
      await settle(page);
      await hoverMark(page);
    },
    leave: (page) => page.mouse.move(...aside),
  },
  {
    name: 'empty',
    reach: async (page) => {
      page.shownArchive = 'empty';
      await show(page, '/tests/empty.json');
      await whenState(page, 'empty');
    },
  },
  {
    name: 'error',
    reach: async (page) => {
      page.shownArchive = 'none';
      await element(page).evaluate((host) => host.load('/tests/not-json.json').catch(() => {}));
      await whenState(page, 'error');
    },
  },
];

/** Those that show between them everything that has a colour. */
const themedNames = new Set(['start', 'cards', 'week', 'error']);
export const themedStates = states.filter(({ name }) => themedNames.has(name));

/** Of the page from right to left, which has an archive of its own. */
export const mirroredStates = [
  { name: 'start', reach: async () => {} },
  { name: 'scrolled', reach: (page) => scrollFeed(page, 900) },
  { name: 'years', reach: (page) => set(page, { view: 'years' }) },
];

export { settle };
