// The names of all that can be said are one list: in the core's table, in web/base/words.js and in the types.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { preferredTags } from '../../web/look/language.js';
import { findWords } from '../../web/find/find-words.js';
import { keyWords } from '../../web/layer/key-sheet.js';
import { numbersWords } from '../../web/numbers/numbers-words.js';
import { progressText, Words, words } from '../../web/base/words.js';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const phrases = await read('src/view/words/phrases.def');
const types = await read('web/backscroll.d.ts');

const namesIn = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();
const listOf = (type) => namesIn(new RegExp(`type ${type} =([^;]*);`).exec(types)[1], /'(\w+)'/g);

describe('names of words', () => {
  test('the types list every phrase of the core and every sentence of the element', () => {
    const ofCore = namesIn(phrases, /BACKSCROLL_PHRASE\(\w+,\s*"(\w+)"/g);
    const ofPage = [words, findWords, keyWords, numbersWords].flatMap(Object.keys);
    assert.deepEqual(listOf('WordName'), ofPage.concat(ofCore).sort());
    const listed = listOf('WordName');
    assert.equal(new Set(listed).size, listed.length, 'a name stands for two things');
  });

  test('the types list every plural', () => {
    assert.deepEqual(listOf('PluralName'), namesIn(phrases, /BACKSCROLL_PLURAL\(\w+,\s*"(\w+)"/g));
  });
});

describe('words', () => {
  test('a host\u2019s sentence takes the place of the English one and is filled in', () => {
    const told = new Words({ loadingPart: '{loaded} von {total}', idleTitle: 'Noch kein Archiv' });
    assert.equal(told.of('idleTitle'), 'Noch kein Archiv');
    assert.equal(told.of('errorAction'), 'Try again');
    assert.equal(progressText({ loaded: 1024, total: 4096 }, told), '1.0 KB von 4.0 KB');
    assert.equal(told.of('canvasLabelOf', { name: 'Robin' }), 'Timeline and feed of Robin\u2019s posts');
  });

  test('an error is told by its code', () => {
    const told = new Words({ 'error.http': 'Der Server will nicht' });
    assert.equal(told.ofError({ code: 'http', message: 'The server answered 500' }), 'Der Server will nicht');
    assert.equal(told.ofError({ code: 'not_json', message: 'Not JSON' }), 'Not JSON');
  });

  test('the core gets one line a phrase, whatever is in it', () => {
    const told = new Words({ newest: 'Neueste\n\tzuerst', 'posts.one': 'ein Beitrag' });
    assert.equal(told.coreText, 'newest\tNeueste  zuerst\nposts.one\tein Beitrag');
  });
});

describe('language', () => {
  test('a page that says no more than "English" is read as the reader writes English', () => {
    assert.deepEqual(preferredTags('en', ['de-AT', 'en-IE', 'en']), ['en-IE', 'en']);
    assert.deepEqual(preferredTags('EN', ['de-AT']), ['EN']);
  });

  test('a page that says more is taken at its word', () => {
    assert.deepEqual(preferredTags('en-US', ['en-IE']), ['en-US']);
    assert.deepEqual(preferredTags('ar', ['de-AT', 'en']), ['ar']);
  });

  test('a page that says nothing, or nonsense, leaves it to the reader', () => {
    assert.deepEqual(preferredTags('', ['de-AT', 'en']), ['de-AT', 'en']);
    assert.deepEqual(preferredTags('not_a tag', ['de-AT', '*']), ['de-AT']);
    assert.deepEqual(preferredTags('', []), []);
  });
});
