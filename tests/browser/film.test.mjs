// Films out of a reader's own files: a frame of them on their card, and the browser's own player.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { siteForTests, until, whenReady, whenStill } from './helpers.mjs';
import { boundsOf, isColour, whenShown } from './pictures.mjs';
import { pictureOf } from './png.mjs';

const site = siteForTests();
const redSecond = new URL('../data/packed/red-film.webm', import.meta.url);
const red = [200, 30, 30];

const post = {
  tweet: {
    id_str: '1500000000000000001', full_text: 'A film', created_at: 'Tue Mar 01 10:00:00 +0000 2022',
    extended_entities: {
      media: [{
        type: 'video', indices: ['0', '1'], url: 'https://t.co/x',
        media_url_https: 'https://p.invalid/thumb.jpg',
        sizes: { large: { w: '320', h: '240' } },
        video_info: {
          duration_millis: '1000',
          variants: [{ bitrate: '1', content_type: 'video/mp4', url: 'https://v.invalid/film.mp4' }],
        },
      }],
    },
  },
};

/** An X archive with a film in its folder. */
async function openFilm(t, bytes) {
  const page = await site.open(t, '/tests/bare.html');
  await page.evaluate(() => {
    const createElement = document.createElement.bind(document);
    window.films = 0;
    document.createElement = (name, ...rest) => {
      if (name === 'video') window.films += 1;
      return createElement(name, ...rest);
    };
  });
  await page.evaluate(async ([tweets, film]) => {
    const element = document.createElement('back-scroll');
    Object.assign(element.style, { display: 'block', height: '668px' });
    document.body.append(element);
    const placed = (path, blob) => ({ path, isChosen: false, blob });
    await element.load([
      placed('data/tweets.js', new Blob([`window.YTD.tweets.part0 = ${tweets}`])),
      placed('data/tweets_media/1500000000000000001-film.mp4', new Blob([new Uint8Array(film)])),
    ]);
  }, [JSON.stringify([post]), [...bytes]]);
  await whenReady(page);
  return page;
}

async function openLightbox(page, point) {
  await page.mouse.click(point.x, point.y);
  await whenStill(page);
  await page.keyboard.press('v');
}

const player = (page) => page.locator('back-scroll .player');

describe('a film in a reader\u2019s own files', () => {
  test('shows a frame on its card, and plays in the browser\u2019s own player', async (t) => {
    const page = await openFilm(t, await readFile(redSecond));
    await whenShown(page, red);
    assert.equal(await page.evaluate(() => window.films), 1);
    const bounds = boundsOf(await pictureOf(page), isColour(red));
    const place = await page.locator('back-scroll').boundingBox();
    await openLightbox(page, {
      x: place.x + (bounds.left + bounds.right) / 2, y: place.y + (bounds.top + bounds.bottom) / 2,
    });
    const video = player(page).locator('video');
    await video.waitFor();
    await until(() => video.evaluate((film) => film.currentTime > 0.2), 'the film to play');
    assert.equal(await video.evaluate((film) => film.videoWidth), 320);
    const inView = await player(page).boundingBox();
    assert.deepEqual(await video.boundingBox(), inView, 'its controls are in view');
    await page.keyboard.press('Escape');
    await player(page).waitFor({ state: 'detached' });
    assert.match((await page.locator('back-scroll').evaluate((element) => element.state.picture)) ?? '', /./);
    await page.keyboard.press('Escape');
    await whenStill(page);
    assert.equal(await page.locator('back-scroll').evaluate((element) => element.state.picture), null);
    assert.deepEqual(page.trouble, []);
  });

  test('that cannot be played says so', async (t) => {
    const page = await openFilm(t, [1, 2, 3, 4]);
    await whenStill(page);
    assert.equal(await page.evaluate(() => window.films), 0, 'for its card the browser need not try');
    await page.locator('back-scroll').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await whenStill(page);
    await page.keyboard.press('v');
    await player(page).getByRole('alert').filter({ hasText: 'cannot play it' }).waitFor();
    await player(page).getByRole('button').click();
    await player(page).waitFor({ state: 'detached' });
  });
});
