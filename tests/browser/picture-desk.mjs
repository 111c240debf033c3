// picture-desk: a page of the browser that reads and writes picture files for the tests: WebP to keep, block
// means to compare, pictures of a difference to look at.
import { blockSize } from './likeness.mjs';

/** Runs in the page, before the others: what they have in common. */
function layOutTools() {
  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const textOf = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };
  const contextOf = async (file) => {
    const options = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
    const bitmap = await createImageBitmap(new Blob([bytesOf(file)]), options);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height)
      .getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return context;
  };
  const pixelsOf = (context) => context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  const fileOf = async (context, type, quality) => {
    const blob = await context.canvas.convertToBlob({ type, quality });
    return textOf(new Uint8Array(await blob.arrayBuffer()));
  };
  Object.assign(window, { desk: { contextOf, pixelsOf, fileOf, textOf } });
}

async function meansInPage({ file, size }) {
  const { contextOf, pixelsOf, textOf } = window.desk;
  const { data, width, height } = pixelsOf(await contextOf(file));
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const sums = new Float64Array(columns * rows * 3);
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = Math.floor(y / size) * columns + Math.floor(x / size);
      const at = (y * width + x) * 4;
      counts[block]++;
      for (let channel = 0; channel < 3; channel++) sums[block * 3 + channel] += data[at + channel];
    }
  }
  const means = Uint8Array.from(sums, (sum, i) => Math.round(sum / counts[Math.floor(i / 3)]));
  return { width: columns, height: rows, means: textOf(means) };
}

async function webpInPage({ file, quality }) {
  return window.desk.fileOf(await window.desk.contextOf(file), 'image/webp', quality);
}

/** What has changed in red, on a pale picture of what was taken. */
async function differenceInPage({ kept, taken, levels }) {
  const { contextOf, pixelsOf, fileOf } = window.desk;
  const [before, context] = [await contextOf(kept), await contextOf(taken)];
  const [old, image] = [pixelsOf(before), pixelsOf(context)];
  for (let at = 0; at < image.data.length; at += 4) {
    const [x, y] = [at / 4 % image.width, Math.floor(at / 4 / image.width)];
    const other = (y * old.width + x) * 4;
    const isInside = x < old.width && y < old.height;
    const isChanged = !isInside || [0, 1, 2].some(
      (channel) => Math.abs(image.data[at + channel] - old.data[other + channel]) > levels);
    for (let channel = 0; channel < 3; channel++) {
      image.data[at + channel] = isChanged ? (channel === 0 ? 255 : 0) : 200 + image.data[at + channel] / 5;
    }
  }
  context.putImageData(image, 0, 0);
  return fileOf(context, 'image/png');
}

/** Pixels as another picture would have them: filled, or moved by a few. */
async function changedInPage({ file, area: [x, y, width, height], fill, by = [0, 0] }) {
  const { contextOf, fileOf } = window.desk;
  const context = await contextOf(file);
  const part = context.getImageData(x, y, width, height);
  context.fillStyle = `rgb(${fill})`;
  context.fillRect(x, y, width, height);
  if (by[0] !== 0 || by[1] !== 0) context.putImageData(part, x + by[0], y + by[1]);
  return fileOf(context, 'image/png');
}

const text = (bytes) => bytes.toString('base64');
const bytes = (base64) => Buffer.from(base64, 'base64');

export class PictureDesk {
  #page;

  /** @param {import('playwright-core').Page} page any page of the site; it is used for nothing else */
  static async on(page) {
    await page.evaluate(layOutTools);
    const desk = new PictureDesk();
    desk.#page = page;
    return desk;
  }

  /** @param {Buffer} file PNG or WebP @returns {Promise<import('./likeness.mjs').Blocks>} */
  async blocksOf(file) {
    const { means, ...sizes } = await this.#page.evaluate(meansInPage, { file: text(file), size: blockSize });
    return { ...sizes, means: bytes(means) };
  }

  async webpOf(file, quality) {
    return bytes(await this.#page.evaluate(webpInPage, { file: text(file), quality }));
  }

  async differenceOf(kept, taken, levels = 28) {
    const files = { kept: text(kept), taken: text(taken) };
    return bytes(await this.#page.evaluate(differenceInPage, { ...files, levels }));
  }

  /** @param {{area: number[], fill: number[], by?: number[]}} change */
  async changed(file, change) {
    return bytes(await this.#page.evaluate(changedInPage, { file: text(file), ...change }));
  }
}
