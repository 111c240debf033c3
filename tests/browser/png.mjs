// png: reads the screenshots of a browser (8 bits a channel, not interlaced) and compares them.
import { inflateSync } from 'node:zlib';

const channelsOf = { 2: 3, 6: 4 };  // by colour type: RGB, RGBA

/** @param {Buffer} file @returns {{width: number, height: number, channels: number, pixels: Uint8Array}} */
export function decodePng(file) {
  const parts = [];
  let header = null;
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      header = { width: data.readUInt32BE(0), height: data.readUInt32BE(4), channels: channelsOf[data[9]] };
    }
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  return { ...header, pixels: unfiltered(inflateSync(Buffer.concat(parts)), header) };
}

/** A row at a time, one loop for each filter: pictures are read by the hundred. */
function unfiltered(lines, { width, height, channels }) {
  const stride = width * channels;
  const pixels = new Uint8Array(stride * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const row = pixels.subarray(y * stride, (y + 1) * stride);
    row.set(lines.subarray(from + 1, from + 1 + stride));
    unfilter[lines[from]](row, above, channels);
    above = row;
  }
  return pixels;
}

const unfilter = [
  () => {},
  (row, above, step) => { for (let x = step; x < row.length; x++) row[x] += row[x - step]; },
  (row, above) => { for (let x = 0; x < row.length; x++) row[x] += above[x]; },
  (row, above, step) => {
    for (let x = 0; x < row.length; x++) row[x] += ((x < step ? 0 : row[x - step]) + above[x]) >> 1;
  },
  (row, above, step) => {
    for (let x = 0; x < step; x++) row[x] += above[x];
    for (let x = step; x < row.length; x++) {
      const [left, up, corner] = [row[x - step], above[x], above[x - step]];
      const toLeft = Math.abs(up - corner);
      const toUp = Math.abs(left - corner);
      const toCorner = Math.abs(left + up - 2 * corner);
      row[x] += toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
  },
];

/** @returns {number[]} red, green, blue */
export function pixelAt({ width, channels, pixels }, x, y) {
  const at = (y * width + x) * channels;
  return [pixels[at], pixels[at + 1], pixels[at + 2]];
}

/** How many different colours a picture has: a blank one has one. */
export function colourCount(picture) {
  const seen = new Set();
  for (let at = 0; at < picture.pixels.length; at += picture.channels) {
    seen.add(picture.pixels[at] << 16 | picture.pixels[at + 1] << 8 | picture.pixels[at + 2]);
  }
  return seen.size;
}

/**
 * The share of pixels that differ by more than `tolerance` in any channel; 1 for pictures of different size.
 */
export function differenceOf(first, second, tolerance = 8) {
  if (first.width !== second.width || first.height !== second.height) return 1;
  let different = 0;
  for (let index = 0; index < first.width * first.height; index++) {
    const [a, b] = [index * first.channels, index * second.channels];
    const isSame = [0, 1, 2].every(
      (channel) => Math.abs(first.pixels[a + channel] - second.pixels[b + channel]) <= tolerance);
    if (!isSame) different++;
  }
  return different / (first.width * first.height);
}

/** The first point, row by row, around which `size` x `size` pixels all pass `isWanted`, or null. */
export function findBlock(picture, size, isWanted, { left, top, right, bottom }) {
  const isBlock = (x, y) => {
    for (let row = y; row < y + size; row++) {
      for (let column = x; column < x + size; column++) {
        if (!isWanted(pixelAt(picture, column, row))) return false;
      }
    }
    return true;
  };
  for (let y = top; y < bottom - size; y++) {
    for (let x = left; x < right - size; x++) {
      if (isBlock(x, y)) return { x: x + size / 2, y: y + size / 2 };
    }
  }
  return null;
}

/** What an element looks like now. */
export async function pictureOf(page, selector = 'back-scroll') {
  return decodePng(await page.locator(selector).screenshot({ animations: 'disabled', caret: 'hide' }));
}
