// context-pool: keeps the live WebGL contexts of all widgets of a page below the browser's limit. Chromium
// and WebKit keep 16 and drop the oldest without asking; the pool stays under that and leaves some to the
// host page. One pool for the page, since the limit is the page's.

const mostContexts = 12;

/**
 * Widgets with a live context, least recently used first.
 * @type {Set<{isVisible: boolean, park: () => void}>}
 */
const holders = new Set();

/** Makes room for the holder's context, at the cost of the least recently used one: out of view first. */
export function claimContext(holder) {
  holders.delete(holder);
  while (holders.size >= mostContexts) {
    const [oldest] = holders;
    const victim = [...holders].find((other) => !other.isVisible) ?? oldest;
    holders.delete(victim);
    victim.park();
  }
  holders.add(holder);
}

export function releaseContext(holder) {
  holders.delete(holder);
}
