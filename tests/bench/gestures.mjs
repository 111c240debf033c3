// gestures: what the benchmarks do to a page as a reader would, and how they sum up what it took.

/** In for a while and out again, with a little panning in between. */
export async function turnWheel(page, step) {
  if (step % 3 === 2) {
    await page.mouse.wheel(step % 2 ? 60 : -60, 0);
    return;
  }
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, step % 30 < 15 ? -60 : 60);
  await page.keyboard.up('Control');
}

export const nextFrame = (page) =>
  page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => resolve()); }));

/** @param {number[]} values */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p99: at(0.99), worst: sorted.at(-1) };
}

/** @returns {Promise<() => Promise<number>>} what the page's main thread has worked until now, in ms */
export async function mainThreadMillis(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  return async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}
