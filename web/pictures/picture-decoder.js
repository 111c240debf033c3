// picture-decoder: turns the bytes of a picture file into pixels of the size that is wanted, for the
// worker. Only the first picture of a moving one. Decoded, a file takes four bytes a pixel, however small it
// is: what is too large is refused, and what is under way at a time is bounded.
import { BackscrollError } from '../base/errors.js';
import { pixelsOf } from './picture-size.js';

const mostPixels = 50_000_000;
const mostPixelsAtOnce = 64_000_000;
export const tooManyPixels = 'too_many_pixels';

let pixelsUnderWay = 0;
const waiting = [];

/** Does the work when there is room for that many pixels beside what is under way. */
async function withRoomFor(pixels, work) {
  while (pixelsUnderWay > 0 && pixelsUnderWay + pixels > mostPixelsAtOnce) {
    await new Promise((resolve) => { waiting.push(resolve); });
  }
  pixelsUnderWay += pixels;
  try {
    return await work();
  } finally {
    pixelsUnderWay -= pixels;
    for (const resume of waiting.splice(0)) resume();
  }
}

/**
 * What of the file is shown, and how large. "cover" fills the wanted size and is cropped to its shape,
 * "whole" is not cropped and fits inside it; neither is made larger than it is.
 * @param {{width: number, height: number}} natural
 * @param {{use: 'cover' | 'whole', width: number, height: number}} want
 */
export function cutOf(natural, { use, width, height }) {
  if (use === 'whole') {
    const scale = Math.min(1, width / natural.width, height / natural.height);
    return { x: 0, y: 0, ...natural, ...rounded(natural.width * scale, natural.height * scale) };
  }
  const cutWidth = Math.max(1, Math.round(Math.min(natural.width, natural.height * width / height)));
  const cutHeight = Math.max(1, Math.round(Math.min(natural.height, natural.width * height / width)));
  return {
    x: Math.floor((natural.width - cutWidth) / 2), y: Math.floor((natural.height - cutHeight) / 2),
    width: cutWidth, height: cutHeight, ...rounded(Math.min(width, cutWidth), Math.min(height, cutHeight)),
  };
}

function rounded(width, height) {
  return { toWidth: Math.max(1, Math.round(width)), toHeight: Math.max(1, Math.round(height)) };
}

/**
 * @param {Blob} blob
 * @returns {Promise<{bitmap: ImageBitmap, natural: {width: number, height: number}}>} rejects for what is
 * no picture, and with the code `tooManyPixels`
 */
export async function decodedPicture(blob, want) {
  const pixels = pixelsOf(new Uint8Array(await blob.arrayBuffer()));
  if (pixels === null) throw new BackscrollError('no_picture', 'No picture');
  if (pixels > mostPixels) throw new BackscrollError(tooManyPixels, 'Too many pixels');
  return withRoomFor(pixels, () => decoded(blob, want));
}

async function decoded(blob, want) {
  const whole = await createImageBitmap(blob);
  try {
    const natural = { width: whole.width, height: whole.height };
    const cut = cutOf(natural, want);
    const bitmap = await createImageBitmap(whole, cut.x, cut.y, cut.width, cut.height, {
      resizeWidth: cut.toWidth, resizeHeight: cut.toHeight, resizeQuality: 'high',
      premultiplyAlpha: 'none',  // as Dear ImGui blends
    });
    return { bitmap, natural };
  } finally {
    whole.close();
  }
}
