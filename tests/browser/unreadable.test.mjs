// Files with flaws on the page: what could not be read is told, and the rest is shown.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { siteForTests } from './helpers.mjs';

const site = siteForTests();

describe('what cannot be read', () => {
  test('rows that are no posts are counted by metrics() and told with their reasons', async (t) => {
    const page = await site.open(t, '/tests/bare.html');
    const { detail, skipped, first } = await page.evaluate(async () => {
      const element = document.createElement('back-scroll');
      document.querySelector('main').append(element);
      const none = element.metrics().skipped;
      const ready = new Promise((resolve) => {
        element.addEventListener('backscroll-ready', resolve, { once: true });
      });
      const posts = [{ id: '1', text: 'Tea' }, { text: 'no id' }, 5, { id: '2', time: 'yesterday' }];
      await element.load(new Blob([JSON.stringify({ format: 'backscroll', version: 1, posts })]));
      return { detail: (await ready).detail, skipped: element.metrics().skipped, first: none };
    });
    assert.deepEqual([first, skipped, detail.posts, detail.skipped], [0, 2, 2, 2]);
    assert.deepEqual(detail.report.map(({ action, reason, count }) => [action, reason, count]), [
      ['skipped', 'not_an_object', 1], ['skipped', 'no_id', 1], ['repaired', 'no_profile', 1],
      ['repaired', 'bad_time', 1],
    ]);
    assert.equal(detail.report[1].sentence, 'The post has no id');
    assert.deepEqual(page.trouble, []);
  });
});
