// tasks: long work on the page in short tasks, so that input and frames get their turn between them.

/** Long enough to get on, short enough to be no part of a late frame. */
export const sliceMillis = 8;

const waiting = [];
let channel = null;

/**
 * Goes on in a task of its own. A timer would wait longer each time, and much longer in a tab that is hidden.
 */
export function nextTask() {
  if (channel === null) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
