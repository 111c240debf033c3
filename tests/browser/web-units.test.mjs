// The pure parts of web/, without a browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { claimContext, releaseContext } from '../../web/draw/context-keeper.js';
import { FrameLoop } from '../../web/draw/frames.js';
import { wheelPixels } from '../../web/input/input.js';
import { isKeyOfThePage, keyOf } from '../../web/input/keys.js';
import { fittedLength } from '../../web/draw/surface.js';
import { velocityOf } from '../../web/input/touch.js';
import { Load } from '../../web/element/load.js';
import { defaultState, stateFromText, textFromState } from '../../web/element/view-state.js';
import { progressText, sizeText } from '../../web/base/words.js';

describe('back-scroll', () => {
  test('can be imported on a server, where it registers nothing', async () => {
    const { BackScrollElement } = await import('../../web/element/back-scroll.js');
    const observed = ['gestures', 'label', 'remote-media', 'src', 'theme'];
    assert.deepEqual(BackScrollElement.observedAttributes, observed);
  });
});

describe('view-state', () => {
  test('a state becomes a text and the same state again', () => {
    const state = {
      from: 1_500_000_000_000, to: 1_600_000_000_000, sort: 'replies', view: 'thread', day: '2-29',
      thread: 'x/1', search: '#art', post: 'a&b=c d', picture: '2:a:b', at: '-12:p',
    };
    assert.equal(textFromState(state), 'from=1500000000000&to=1600000000000&sort=replies&view=thread&' +
      'day=2-29&thread=x%2F1&search=%23art&post=a%26b%3Dc%20d&picture=2%3Aa%3Ab&at=-12%3Ap');
    assert.deepEqual(stateFromText(textFromState(state)), state);
  });

  test('defaults are left out', () => {
    assert.equal(textFromState(defaultState), '');
    assert.equal(textFromState({}), '');
  });

  test('times before 1970 and fractions of a millisecond are fine, half a range is none', () => {
    assert.equal(textFromState({ from: -5.4, to: 10.6 }), 'from=-5&to=11');
    assert.deepEqual(stateFromText('from=5'), defaultState);
    assert.deepEqual(stateFromText('from=9&to=5&sort=up'), defaultState);
  });
});

describe('load', () => {
  test('is given up by its signal, but not when what was on screen has made way', () => {
    for (const isLate of [false, true]) {
      const reader = new AbortController();
      const load = new Load({ signal: reader.signal }, true);
      if (isLate) load.replaceKept();
      reader.abort();
      assert.equal(load.signal.aborted, !isLate);
    }
    const first = new Load({}, false);
    first.replaceKept();
    first.cancel();
    assert.ok(first.signal.aborted, 'where nothing was there is nothing to lose');
  });
});

describe('words', () => {
  test('sizes are counted in powers of 1024', () => {
    assert.deepEqual([0, 1023, 1024, 1536, 10_240, 5_242_880, 3e12].map(sizeText),
      ['0 bytes', '1023 bytes', '1.0 KB', '1.5 KB', '10 KB', '5.0 MB', '2794 GB']);
  });

  test('progress names what is known', () => {
    assert.equal(progressText({ loaded: 2048, total: 4096 }), '2.0 KB of 4.0 KB');
    assert.equal(progressText({ loaded: 2048, total: 0 }), '2.0 KB');
    assert.equal(progressText({ loaded: 4096, total: 4096 }), 'Reading the posts');
  });
});

describe('surface', () => {
  test('lengths are whole CSS pixels, and whole device pixels where four candidates hold one', () => {
    assert.equal(fittedLength(601.5, 1), 601);
    assert.equal(fittedLength(601, 2), 601);
    assert.equal(fittedLength(601, 1.5), 600);
    assert.equal(fittedLength(603, 1.25), 600);
    assert.equal(fittedLength(607, 1.1), 607);
    assert.equal(fittedLength(0.4, 1), 0);
  });
});

describe('input', () => {
  const key = (name, more = {}) => isKeyOfThePage({ key: name, ...more });

  test('keys of the browser stay with the page', () => {
    assert.deepEqual(['Tab', 'Escape', 'F5', 'F12'].map((name) => key(name)), [true, true, true, true]);
    assert.deepEqual(['a', '+', 'ArrowLeft', 'Enter', 'Home', 'F'].map((name) => key(name)),
      [false, false, false, false, false, false]);
    assert.ok(key('l', { ctrlKey: true }) && key('l', { metaKey: true }));
    assert.ok(key('ArrowLeft', { altKey: true }));
    assert.ok(key('a', { isComposing: true }));
  });

  test('keys are what stands on them, letters in any layout', () => {
    const keys = (...pairs) => pairs.map(([name, code]) => keyOf({ key: name, code }));
    const codes = (text) => [...text].map((letter) => letter.charCodeAt(0));
    assert.deepEqual(keys(['j', 'KeyJ'], ['J', 'KeyJ'], ['7', 'Digit7'], ['4', 'Numpad4']), codes('JJ74'));
    assert.deepEqual(keys(['=', 'Equal'], ['+', 'NumpadAdd'], ['-', 'Minus'], ['_', 'Minus']),
      codes('++--'));
    assert.deepEqual(keys(['a', 'KeyQ'], ['&', 'Digit1']), codes('A1'), 'a French keyboard');
    assert.deepEqual(keys(['_', 'Digit8']), codes('8'), 'where it is no minus');
    assert.deepEqual(keys(['о', 'KeyJ'], ['ㅓ', 'KeyJ'], ['י', 'KeyH']), codes('JJH'), 'not in Latin');
    assert.deepEqual(keys(['ArrowLeft', 'Numpad4'], ['Enter', 'NumpadEnter'], [' ', 'Space']), [1, 10, 32]);
    assert.deepEqual(keys(['Shift', 'ShiftLeft'], ['Dead', 'KeyE'], ['?', 'Slash'], ['valueOf', '']),
      [0, 0, 0, 0]);
  });

  test('the wheel counts in pixels, lines or pages, and Shift turns it', () => {
    assert.deepEqual(wheelPixels({ deltaX: 0, deltaY: 53, deltaMode: 0 }, 400), { x: 0, y: 53 });
    assert.deepEqual(wheelPixels({ deltaX: 1, deltaY: 3, deltaMode: 1 }, 400), { x: 16, y: 48 });
    assert.deepEqual(wheelPixels({ deltaX: 0, deltaY: -1, deltaMode: 2 }, 400), { x: 0, y: -400 });
    const turned = { deltaX: 0, deltaY: 53, deltaMode: 0, shiftKey: true };
    assert.deepEqual(wheelPixels(turned, 400), { x: 53, y: 0 });
  });

  test('a finger that moved until its release flings, one that rested does not', () => {
    const samples = [0, 20, 40].map((time) => ({ point: { x: time, y: 2 * time }, timeMillis: time }));
    assert.deepEqual(velocityOf(samples, 50), { x: 1000, y: 2000 });
    assert.deepEqual(velocityOf(samples, 500), { x: 0, y: 0 });
    assert.deepEqual(velocityOf([], 0), { x: 0, y: 0 });
  });
});

describe('frames', () => {
  /** A loop whose animation frames are run by hand; `waits` is what each frame answers. */
  function loopOf(t, waits) {
    const queue = [];
    const counts = { drawn: 0, rested: 0 };
    globalThis.requestAnimationFrame = (callback) => queue.push(callback);
    globalThis.cancelAnimationFrame = () => { queue.length = 0; };
    t.after(() => {
      delete globalThis.requestAnimationFrame;
      delete globalThis.cancelAnimationFrame;
    });
    const loop = new FrameLoop(() => {
      counts.drawn++;
      return waits.shift() ?? -1;
    }, () => { counts.rested++; });
    const run = () => {
      for (let rounds = 0; rounds < 50 && queue.length > 0; rounds++) queue.shift()();
      return counts;
    };
    return { loop, run, queue };
  }

  test('nothing is drawn before it is asked for, and nothing after the last wanted frame', (t) => {
    const { loop, run } = loopOf(t, [0, 0, -1]);
    assert.equal(run().drawn, 0);
    loop.request();
    assert.deepEqual(run(), { drawn: 3, rested: 1 });
  });

  test('an event gets its three frames, however soon the widget is done', (t) => {
    const { loop, run } = loopOf(t, [-1, -1, -1]);
    loop.request(3);
    loop.request(3);
    assert.deepEqual(run(), { drawn: 3, rested: 1 });
  });

  test('it is idle while no frame is due, as in a pause', (t) => {
    const { loop, run } = loopOf(t, [0, -1]);
    assert.ok(loop.isIdle);
    loop.request();
    assert.ok(!loop.isIdle);
    loop.setPaused('hidden', true);
    assert.ok(loop.isIdle);
    loop.setPaused('hidden', false);
    assert.ok(!loop.isIdle);
    run();
    assert.ok(loop.isIdle);
  });

  test('what was asked for during a pause is drawn after it, once', (t) => {
    const { loop, run } = loopOf(t, []);
    loop.setPaused('hidden', true);
    loop.setPaused('lost', true);
    loop.request();
    loop.drawNow();
    loop.setPaused('hidden', false);
    assert.equal(run().drawn, 0);
    loop.setPaused('lost', false);
    assert.equal(run().drawn, 1);
    loop.setPaused('hidden', true);
    loop.setPaused('hidden', false);
    assert.equal(run().drawn, 1);
  });

  test('a wait is a timer, not a frame after the other', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { loop, run } = loopOf(t, [500, -1]);
    loop.request();
    assert.deepEqual(run(), { drawn: 1, rested: 0 });
    t.mock.timers.tick(499);
    assert.equal(run().drawn, 1);
    t.mock.timers.tick(1);
    assert.deepEqual(run(), { drawn: 2, rested: 1 });
  });

  test('after the end nothing is drawn any more', (t) => {
    const { loop, run } = loopOf(t, []);
    loop.request();
    loop.stop();
    loop.request();
    loop.drawNow();
    assert.equal(run().drawn, 0);
  });
});

describe('context-pool', () => {
  test('the thirteenth context takes the place of the oldest one out of view', (t) => {
    const parked = [];
    const holders = Array.from({ length: 13 }, (_, index) => ({
      isVisible: index !== 3, park: () => parked.push(index),
    }));
    t.after(() => holders.forEach(releaseContext));
    holders.slice(0, 12).forEach(claimContext);
    claimContext(holders[0]);
    assert.deepEqual(parked, [], 'twelve fit');
    claimContext(holders[12]);
    assert.deepEqual(parked, [3]);
    claimContext(holders[3]);
    assert.deepEqual(parked, [3, 1], 'all in view: the one that waited longest');
  });
});
