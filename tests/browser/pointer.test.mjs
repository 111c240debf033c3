// Presses that end in an unusual way: the browser takes the pointer away, or the release is never heard.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onTimeline, pointOf, siteForTests, until, whenReady, whenStill } from './helpers.mjs';

const site = siteForTests();
const stateOf = (page) => page.locator('back-scroll').evaluate((element) => element.state);
const onCanvas = (page, work) => page.locator('back-scroll canvas').evaluate(work);

async function moveWithoutButtons(page, x, y) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, buttons: 0 });
  await devtools.detach();
}

/** What may end a press without a release on the canvas. */
const ends = {
  'its capture is lost': (page) => onCanvas(page, (canvas) => canvas.releasePointerCapture(1)),
  'the pointer is cancelled': (page) => onCanvas(page, (canvas) => canvas.dispatchEvent(
    new PointerEvent('pointercancel', { pointerType: 'mouse', pointerId: 1 }))),
  'the focus goes elsewhere': (page) => onCanvas(page, (canvas) => canvas.blur()),
  'it was let go in a dialog': (page, { x, y }) => moveWithoutButtons(page, x + 5, y),
};

async function openZoomed(t) {
  const page = await site.open(t, '/tests/one.html');
  await whenReady(page);
  await page.locator('back-scroll').evaluate((element) => {
    element.state = { from: Date.UTC(2020), to: Date.UTC(2021) };
  });
  await whenStill(page);
  return page;
}

describe('a drag', () => {
  for (const [name, end] of Object.entries(ends)) {
    test(`ends when ${name}`, async (t) => {
      const page = await openZoomed(t);
      const at = await pointOf(page, onTimeline);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x + 40, at.y, { steps: 4 });
      await until(async () => (await stateOf(page)).from < Date.UTC(2020), 'the drag');
      await end(page, { x: at.x + 40, y: at.y });
      await whenStill(page);
      const { from } = await stateOf(page);
      for (const dx of [60, 90, 120]) {
        await moveWithoutButtons(page, at.x + dx, at.y);
      }
      await whenStill(page);
      assert.equal((await stateOf(page)).from, from, 'it went on without a button');
      assert.deepEqual(page.trouble, []);
    });
  }

  test('of a time that ends in this way selects nothing', async (t) => {
    const page = await site.open(t, '/tests/one.html');
    await whenReady(page);
    const at = await pointOf(page, onTimeline);
    await page.keyboard.down('Shift');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y, { steps: 4 });
    await whenStill(page);
    await onCanvas(page, (canvas) => canvas.releasePointerCapture(1));
    await whenStill(page);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await whenStill(page);
    const { from, to } = await stateOf(page);
    assert.deepEqual([from, to], [null, null]);
  });

  test('that leaves the element ends with its release there', async (t) => {
    const page = await openZoomed(t);
    const at = await pointOf(page, onTimeline);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 40, 690, { steps: 4 });
    await whenStill(page);
    const { from } = await stateOf(page);
    assert.ok(from < Date.UTC(2020), 'no drag');
    await page.mouse.up();
    await page.mouse.move(at.x, at.y, { steps: 4 });
    await whenStill(page);
    assert.equal((await stateOf(page)).from, from);
  });
});

test('a click that was interrupted selects nothing', async (t) => {
  const page = await site.open(t, '/');
  await whenReady(page);
  await whenStill(page);
  const { x, y } = await page.locator('back-scroll article[aria-posinset="1"]').boundingBox();
  const at = { x: x + 12, y: y + 60 };  // beside its text
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await ends['the pointer is cancelled'](page);
  await whenStill(page);
  await page.mouse.up();
  await whenStill(page);
  assert.equal((await stateOf(page)).post, null);
  await page.mouse.click(at.x, at.y);
  await until(async () => (await stateOf(page)).post !== null, 'a chosen post: the next click counts');
});

test('a press that the browser takes back before a frame has seen it is no click', async (t) => {
  const page = await site.open(t, '/');
  await whenReady(page);
  await page.mouse.move(1000, 560);
  await whenStill(page);
  await onCanvas(page, (canvas) => {
    const mouse = { clientX: 1000, clientY: 560, pointerType: 'mouse', pointerId: 1, bubbles: true };
    canvas.dispatchEvent(new PointerEvent('pointerdown', { ...mouse, buttons: 1 }));
    canvas.dispatchEvent(new MouseEvent('mousedown', { ...mouse, buttons: 1 }));
    canvas.dispatchEvent(new PointerEvent('pointercancel', mouse));
  });
  await whenStill(page);
  assert.equal((await stateOf(page)).post, null);
});
