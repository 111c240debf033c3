// Searches of a widget while archives come and go: each is answered from the archive it was asked of, or not.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

// The tasks of a page; a real channel would keep this process alive.
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) };
};
const { WidgetModule } = await import('../../web/draw/widget-module.js');

const block = (sizeBytes = 100) => ({ sizeBytes, pieces: [{ at: 0, bytes: new Uint8Array(sizeBytes) }] });
const load = (widget, sizeBytes) => widget.load(block(sizeBytes), new AbortController().signal);
const outcome = (promise) => promise.then((posts) => posts.join(), ({ name, code }) => `${name} ${code}`);
const superseded = 'AbortError 20';

/** A module whose archives are their numbers, and whose searches take as many calls as wanted. */
function widgetWith({ callsOfSearch = 3, callsOfLoad = 1 } = {}) {
  const memory = new ArrayBuffer(1 << 17);
  const module = {
    HEAPU8: new Uint8Array(memory), HEAPU32: new Uint32Array(memory), pictureBitmaps: new Map(),
    _malloc: () => 4096, _free() {}, _bs_widget_destroy() {}, _bs_widget_reply: () => 0,
  };
  let loads = 0;
  let archive = null;
  let left = 0;
  const answer = (ok, text) => {
    const bytes = new TextEncoder().encode(text);
    module.HEAPU8.set(bytes, 8192);
    module.HEAPU32.set([ok, 0, 8192, bytes.length]);
    return 1;
  };
  let loadsLeft = 0;
  module._bs_widget_load_begin = (sizeBytes, isKept) => {
    if (!isKept) archive = null;
    loadsLeft = callsOfLoad;
    return sizeBytes > 1000 ? 0 : 65_536;
  };
  module._bs_widget_load_check = () => answer(1, '');
  module._bs_widget_load_continue = () => {
    if (--loadsLeft > 0) return 0;
    archive = ++loads;
    return 1;
  };
  module._bs_widget_query = () => { left = callsOfSearch; };
  module._bs_widget_query_continue = () => {
    if (archive === null) return answer(0, 'There is no archive yet');
    return --left > 0 ? 0 : answer(1, JSON.stringify([archive]));
  };
  return new WidgetModule(module, { getContext: () => null }, () => {});
}

describe('searches of a widget', () => {
  test('are answered one after the other', async () => {
    const widget = widgetWith();
    await load(widget);
    assert.deepEqual(await Promise.all([widget.query({}), widget.query({})].map(outcome)), ['1', '1']);
  });

  test('end with the archive that they were asked of, also those that still wait', async () => {
    for (const callsOfLoad of [1, 20]) {
      const widget = widgetWith({ callsOfSearch: 400, callsOfLoad });
      await load(widget);
      const asked = [widget.query({}), widget.query({})].map(outcome);
      await Promise.resolve();
      await load(widget);
      assert.deepEqual(await Promise.all(asked), [superseded, superseded]);
      assert.equal(await outcome(widget.query({})), '2');
    }
  });

  test('go on while the next archive is only checked', async () => {
    const widget = widgetWith({ callsOfSearch: 40 });
    await load(widget);
    const asked = outcome(widget.query({}));
    await widget.take({ sizeBytes: 10, pieces: [] }, new AbortController().signal, true);
    assert.equal(await asked, '1');
    const late = widget.query({});
    await assert.rejects(widget.take({ sizeBytes: 2000, pieces: [] }, new AbortController().signal, true),
      { code: 'too_large' });
    assert.equal(await outcome(late), '1');
  });

  test('end when there is no room for the next archive', async () => {
    const widget = widgetWith({ callsOfSearch: 400 });
    await load(widget);
    const asked = outcome(widget.query({}));
    await Promise.resolve();
    await assert.rejects(load(widget, 2000), { code: 'too_large' });
    assert.equal(await asked, superseded);
  });

  test('end with the widget, for the reason that it has', async () => {
    for (const [reason, told] of [[undefined, 'BackscrollError ended'],
      [new DOMException('Another archive', 'AbortError'), superseded]]) {
      const widget = widgetWith({ callsOfSearch: 400 });
      await load(widget);
      const asked = outcome(widget.query({}));
      await Promise.resolve();
      widget.destroy(reason);
      assert.equal(await asked, told);
    }
  });
});
