// The reader's clock: its changes as they are found, and the day that the page files a post under.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { env } from 'node:process';
import { siteForTests, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const ownZone = env.TZ;

after(() => {
  if (ownZone === undefined) delete env.TZ;
  else env.TZ = ownZone;
});

/** The module computes once: each zone needs one of its own. */
async function changesIn(zone) {
  env.TZ = zone;
  const { timeZoneText } = await import(`../../web/import/time-zone.js?${zone}`);
  return timeZoneText().split(' ').map(Number);
}

/** What the changes of one year are in the list. */
function changesOfYear(numbers, year) {
  const found = [];
  for (let at = 1; at < numbers.length; at += 2) {
    if (new Date(numbers[at] * 1000).getUTCFullYear() === year) found.push(numbers[at], numbers[at + 1]);
  }
  return found;
}

describe('the changes of the clock', () => {
  const known = [
    ['Europe/Berlin', 2019, [1553994000, 7200, 1572138000, 3600]],
    ['America/New_York', 2019, [1552201200, -14400, 1572760800, -18000]],
    ['Australia/Sydney', 2019, [1554566400, 36000, 1570291200, 39600]],
    ['Australia/Lord_Howe', 2019, [1554562800, 37800, 1570289400, 39600]],
    ['Pacific/Apia', 2011, [1301752800, -39600, 1316872800, -36000, 1325239200, 50400]],
    ['Asia/Tokyo', 2019, []],
  ];
  for (const [zone, year, changes] of known) {
    test(`of ${zone} are found to the second`, async () => {
      const numbers = await changesIn(zone);
      assert.deepEqual(changesOfYear(numbers, year), changes);
      assert.equal(numbers.length % 2, 1, 'the first offset, then pairs');
      const times = numbers.filter((_, at) => at % 2 === 1);
      assert.deepEqual(times, [...times].sort((a, b) => a - b), 'in order');
    });
  }
});

describe('on this day', () => {
  const posts = [
    { id: 'summer', time: '2019-07-14T22:30:00Z', text: 'Late in July' },
    { id: 'winter', time: '2019-12-14T22:30:00Z', text: 'Late in December' },
    { id: 'skipped', time: '2011-12-30T10:00:00Z', text: 'The day after the one that never was' },
  ];
  const file = JSON.stringify({ format: 'backscroll', version: 1, posts });

  /** The first post of the view of a day, as the arrow down chooses it; null: there is none. */
  async function firstPostOf(page, day) {
    await page.locator('back-scroll').evaluate((element, wanted) => {
      element.state = { view: 'day', day: wanted };
    }, day);
    await whenStill(page);
    await page.locator('back-scroll canvas').focus();
    await page.keyboard.press('j');
    await whenStill(page);
    return page.locator('back-scroll').evaluate((element) => element.state.post);
  }

  const cases = [
    ['Europe/Berlin', { '7-15': 'summer', '7-14': null, '12-14': 'winter', '12-15': null }],
    ['America/New_York', { '7-14': 'summer', '12-14': 'winter' }],
    ['Australia/Sydney', { '7-15': 'summer', '12-15': 'winter' }],
    ['Australia/Lord_Howe', { '7-15': 'summer', '12-15': 'winter' }],
    ['Pacific/Apia', { '12-31': 'skipped', '12-30': null }],
  ];
  for (const [timezoneId, days] of cases) {
    test(`a post is filed under the day that its card tells, in ${timezoneId}`, async (t) => {
      const page = await site.open(t, '/tests/bare.html', { timezoneId });
      await page.evaluate(async (text) => {
        const element = document.createElement('back-scroll');
        element.style.height = '600px';
        document.querySelector('main').append(element);
        await element.load(new Blob([text]));
      }, file);
      await whenReady(page);
      for (const [day, post] of Object.entries(days)) {
        const found = await firstPostOf(page, day);
        assert.equal(found, post, day);
      }
      assert.deepEqual(page.trouble, []);
    });
  }
});
