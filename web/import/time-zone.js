// time-zone: the changes of the reader's clock, as the widget takes them. A browser tells only what the
// offset is at some moment, so the changes are looked for once: every two weeks, then ever closer.
const firstMillis = 0;
const endMillis = Date.UTC(2038, 0, 1);
const stepMillis = 14 * 86_400_000;
const quarterMillis = 900_000;

/** How far the clock is before UTC. */
const offsetAt = (millis) => -60 * new Date(millis).getTimezoneOffset();

/** The first full quarter of an hour with another offset than `before`, between two moments that differ. */
function changeBetween(begin, end, before) {
  let [low, high] = [begin / quarterMillis, end / quarterMillis];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * quarterMillis) === before) low = middle;
    else high = middle;
  }
  return high * quarterMillis / 1000;
}

function changes() {
  let offset = offsetAt(firstMillis);
  const numbers = [offset];
  for (let at = firstMillis; at < endMillis; at += stepMillis) {
    const next = offsetAt(at + stepMillis);
    if (next === offset) continue;
    numbers.push(changeBetween(at, at + stepMillis, offset), next);
    offset = next;
  }
  return numbers.join(' ');
}

let known = '';

/**
 * Seconds of the offset in 1970, then of each change until 2038: since 1970, and of the offset from then on.
 * See base/time_zone.h.
 */
export function timeZoneText() {
  known ||= changes();
  return known;
}
