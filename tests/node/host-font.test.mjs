// When the canvas changes to the page's font: web/look/host-font.js, with a page that loads fonts as told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { familyNames, HostFont } from '../../web/look/host-font.js';

/** Stands in for document.fonts. */
class Fonts extends EventTarget {
  present = new Set(['system-ui', 'Georgia']);
  asked = [];
  #waiting = [];

  check(font) {
    return familyNames(font.replace(/^\d+ \d+px /, '')).every((name) => this.present.has(name));
  }

  load(font) {
    this.asked.push(font);
    return new Promise((resolve, reject) => { this.#waiting.push({ resolve, reject }); });
  }

  end(outcome) {
    for (const one of this.#waiting.splice(0)) one[outcome]();
  }

  arrive(family) {
    const event = Object.assign(new Event('loadingdone'), { fontfaces: [{ family }] });
    this.dispatchEvent(event);
  }
}

function started() {
  const fonts = new Fonts();
  const drawn = [];
  const abort = new AbortController();
  const font = new HostFont(fonts, 'system-ui', (family) => drawn.push(family), abort.signal);
  return { fonts, drawn, abort, font };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve); });

describe('host-font', () => {
  test('what the canvas has anyway is not set again', () => {
    const { drawn, font } = started();
    font.want('system-ui');
    assert.deepEqual(drawn, []);
  });

  test('a font that is there is taken at once', () => {
    const { drawn, font } = started();
    font.want('Georgia');
    assert.deepEqual(drawn, ['Georgia']);
  });

  test('another one is asked for in both weights and taken when it has come', async () => {
    const { drawn, font, fonts } = started();
    font.want('"Page Serif", Georgia');
    await settled();
    assert.deepEqual(drawn, []);
    assert.deepEqual(fonts.asked, ['400 15px "Page Serif", Georgia', '600 15px "Page Serif", Georgia']);
    fonts.end('resolve');
    await settled();
    assert.deepEqual(drawn, ['"Page Serif", Georgia']);
  });

  test('one that cannot be had leaves the rest of the list', async () => {
    const { drawn, font, fonts } = started();
    font.want('Missing, Georgia');
    fonts.end('reject');
    await settled();
    assert.deepEqual(drawn, ['Missing, Georgia']);
  });

  test('a change of mind while waiting counts', async () => {
    const { drawn, font, fonts } = started();
    font.want('Slow');
    font.want('Georgia');
    fonts.end('resolve');
    await settled();
    assert.deepEqual(drawn, ['Georgia']);
  });

  test('a part of the font that arrives later is drawn anew, other fonts are not', async () => {
    const { drawn, font, fonts } = started();
    font.want('Georgia');
    fonts.arrive('"Something Else"');
    assert.equal(drawn.length, 1);
    fonts.arrive('"Georgia"');
    assert.equal(drawn.length, 2);
  });

  test('nothing is drawn after the end', async () => {
    const { abort, drawn, font, fonts } = started();
    font.want('Slow');
    abort.abort();
    fonts.end('resolve');
    fonts.arrive('Slow');
    await settled();
    assert.deepEqual(drawn, []);
  });
});
