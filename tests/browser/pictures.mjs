// pictures: invented pictures and an archive that shows them, for the page tests. Each picture is one
// colour, so that a screenshot tells which one is where.
import { deflateSync } from 'node:zlib';
import { until, whenReady } from './helpers.mjs';
import { findBlock, pictureOf } from './png.mjs';

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A PNG file of one colour. @param {[number, number, number]} colour */
export function pngOf(width, height, colour) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);  // 8 bits, RGB
  const row = Buffer.concat([Buffer.of(0), Buffer.from(Array(width).fill(colour).flat())]);
  const pixels = deflateSync(Buffer.concat(Array(height).fill(row)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), end]);
}

/** A file of one colour as the browser itself writes it. @param {'image/jpeg' | 'image/webp'} type */
export async function fileOf(page, type, width, height, colour) {
  const numbers = await page.evaluate(async ([t, w, h, fill]) => {
    const canvas = new OffscreenCanvas(w, h);
    const context = canvas.getContext('2d');
    context.fillStyle = `rgb(${fill})`;
    context.fillRect(0, 0, w, h);
    const blob = await canvas.convertToBlob({ type: t, quality: 0.95 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [type, width, height, colour.join(' ')]);
  return Buffer.from(numbers);
}

/** An archive with these posts, newest first, each one given by its media. */
export function archiveOf(mediaOfPosts, profile = {}, postFields = {}) {
  const posts = mediaOfPosts.map((media, index) => ({
    ...postFields, id: `p${index}`, text: `Post ${index}`, media,
    time: new Date(Date.UTC(2024, 0, 400 - index)).toISOString(),
  }));
  const owner = { name: 'Robin Vale', handle: 'robinvale', ...profile };
  return { format: 'backscroll', version: 1, profile: owner, posts };
}

export const image = (source, more = {}) => ({ kind: 'image', source, width: 400, height: 300, ...more });

export const isColour = (wanted) => (seen) => [0, 1, 2].every((i) => Math.abs(wanted[i] - seen[i]) <= 10);
const everywhere = ({ width, height }) => ({ left: 0, top: 0, right: width, bottom: height });

export async function shows(page, colour, size = 24) {
  const picture = await pictureOf(page);
  return findBlock(picture, size, isColour(colour), everywhere(picture)) !== null;
}

/** The smallest rectangle around all pixels whose number passes. */
function bounds({ width, height }, passes) {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let at = 0; at < width * height; at++) {
    if (!passes(at)) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

const pixel = ({ channels, pixels }, at) => pixels.subarray(at * channels, at * channels + 3);
export const boundsOf = (picture, isWanted) => bounds(picture, (at) => isWanted(pixel(picture, at)));
export const boundsOfChange = (before, after) =>
  bounds(after, (at) => !isColour(pixel(before, at))(pixel(after, at)));

export const whenShown = (page, colour, size) => until(() => shows(page, colour, size), `rgb(${colour})`);

/**
 * A page whose archive has these posts, beside files made of `files`: name to bytes, or to a function of
 * the route.
 */
export async function openMedia(site, t, {
  posts, postFields, profile, files = {}, attributes = {}, address = 'album/archive.json', ...more
}) {
  const page = await site.open(t, '/tests/bare.html', more);
  const asked = [];
  await page.route('**/album/**', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop();
    if (name === 'archive.json') return route.fulfill({ json: archiveOf(posts, profile, postFields) });
    asked.push(name);
    const file = files[name];
    if (typeof file === 'function') return file(route);
    if (file === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: file, contentType: 'image/png' });
  });
  await page.evaluate(([src, wanted, height]) => {
    const element = document.createElement('back-scroll');
    const all = Object.entries({ gestures: 'greedy', ...wanted });
    for (const [name, value] of all) element.setAttribute(name, value);
    if (src !== null) element.setAttribute('src', src);
    Object.assign(element.style, { height: `${height}px`, width: '1060px' });  // timeline beside feed
    document.querySelector('main').append(element);
  }, [address, attributes, page.viewportSize().height - 32]);
  if (address !== null) await whenReady(page);
  return Object.assign(page, { asked });
}
