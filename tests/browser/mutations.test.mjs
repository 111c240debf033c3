// Archives with something broken in them, made by chance from the same seed each time: each is shown, or is
// refused with a sentence, and the widget goes on as before.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { siteForTests, stateOf, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const faults = ['odd-numbers', 'huge-counts'].map((name) => `../data/faults/${name}.json`);
const archives = ['../../data/archive.json', ...faults];
const mutationsOfEach = 20;  // of the letters, and as many of the values
const seed = 20260101;

/** Marsaglia's xorshift of 32 bits: numbers below `most`. */
function randomFrom(start) {
  let state = start;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
}

const oddLetters = ['"', '{', ']', '\\', '\0', '\u{202e}', '9'.repeat(400), '\ud800', 'null', ',', '[['];
const oddValues = [
  null, true, -1, 0.5, 1e300, 2 ** 53 + 1, '', 'x'.repeat(20_000), '\u{202e}', '#tag '.repeat(300),
  [], {}, [[]], '2024-02-30', 'javascript:alert(1)', '../../x.png',
];

/** Five values of the profile and the posts are others. */
function withOtherValues(text, random) {
  const tree = JSON.parse(text);
  for (let left = 5; left > 0; left--) {
    let parent = random(5) === 0 ? tree.profile : tree.posts;
    for (;;) {
      const keys = Object.keys(parent);
      if (keys.length === 0) break;
      const key = keys[random(keys.length)];
      const isInside = typeof parent[key] === 'object' && parent[key] !== null && random(8) > 0;
      if (!isInside) {
        parent[key] = oddValues[random(oddValues.length)];
        break;
      }
      parent = parent[key];
    }
  }
  return JSON.stringify(tree);
}

/** One to four places changed: something odd put in, left out, doubled, or all cut off from there. */
function withOtherLetters(text, random) {
  let result = text;
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(result.length);
    const end = at + random(300);
    const [before, part, after] = [result.slice(0, at), result.slice(at, end), result.slice(end)];
    const ways = [
      () => before + oddLetters[random(oddLetters.length)] + part + after, () => before + after,
      () => before + part + part + after, () => before + oddLetters[random(oddLetters.length)] + after,
    ];
    result = random(25) === 0 ? before : ways[random(ways.length)]();
  }
  return result;
}

/** Runs in the page. The outcomes of all loads, one after the other. */
async function loadAll(element, texts) {
  const outcomes = [];
  for (const text of texts) {
    outcomes.push(await element.load(new Blob([text])).then(
      ({ posts, skipped }) => ({ posts, skipped }), ({ code, message }) => ({ code, message })));
    element.state = { search: 'the', sort: 'likes' };
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
  }
  return outcomes;
}

for (const [i, name] of archives.entries()) {
  test(`of ${name.split('/').at(-1)}`, async (t) => {
    const random = randomFrom(seed + i);
    const text = await readFile(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
    const texts = [withOtherLetters, withOtherValues].flatMap(
      (change) => Array.from({ length: mutationsOfEach }, () => change(text, random)));
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const outcomes = await page.locator('back-scroll').evaluate(loadAll, texts);
    const refused = outcomes.filter(({ code }) => code !== undefined);
    t.diagnostic(`${outcomes.length - refused.length} shown, ${refused.length} refused`);
    for (const { code, message } of refused) {
      assert.match(code, /^(not_json|not_an_archive|newer_version|too_deep)$/, message);
      assert.match(message, /line \d+, column \d+/);
    }
    await page.locator('back-scroll').evaluate((element, good) => element.load(new Blob([good])), text);
    await whenStill(page);
    assert.equal((await stateOf(page)).isShown, false);
    assert.deepEqual(page.trouble, []);
  });
}
