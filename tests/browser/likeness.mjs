// likeness: whether two pictures of a page look alike. Both are reduced to the means of blocks of 4 x 4
// pixels, so that a letter drawn half a pixel aside is no difference; then the blocks that differ are
// counted, over the whole picture and in each square of it: one line missing on a large page counts too.

export const blockSize = 4;
export const tolerance = {
  levels: 28,  // of 255, in any channel: more, and a block differs
  share: 0.004,  // of all blocks may differ
  tileShare: 0.07,  // of the blocks of a square may differ
};
const tileBlocks = 16;  // a square has 64 x 64 pixels
const tileStep = 8;  // they overlap by half

/** For each block one if it differs, else nought. */
export function differentBlocks(kept, taken, { levels } = tolerance) {
  const different = new Uint8Array(kept.width * kept.height);
  for (let i = 0; i < different.length; i++) {
    for (let channel = i * 3; channel < i * 3 + 3; channel++) {
      if (Math.abs(kept.means[channel] - taken.means[channel]) > levels) different[i] = 1;
    }
  }
  return different;
}

function sumOfTile(different, width, height, left, top) {
  let sum = 0;
  const [right, bottom] = [Math.min(left + tileBlocks, width), Math.min(top + tileBlocks, height)];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += different[y * width + x];
  }
  return sum;
}

function worstTile(different, width, height) {
  let worst = { share: 0, x: 0, y: 0 };
  for (let top = 0; top < height; top += tileStep) {
    for (let left = 0; left < width; left += tileStep) {
      const share = sumOfTile(different, width, height, left, top) / tileBlocks ** 2;
      if (share > worst.share) worst = { share, x: left * blockSize, y: top * blockSize };
    }
  }
  return worst;
}

/**
 * @typedef {{width: number, height: number, means: Uint8Array}} Blocks red, green and blue of each block
 * @param {Blocks} kept
 * @param {Blocks} taken
 * @returns {{isAlike: boolean, share: number, tile: {share: number, x: number, y: number}, sentence: string}}
 */
export function compare(kept, taken, limits = tolerance) {
  const sizes = [kept, taken].map(({ width, height }) => `${width} x ${height}`);
  if (sizes[0] !== sizes[1]) {
    const sentence = `${sizes[1]} blocks instead of ${sizes[0]}`;
    return { isAlike: false, share: 1, tile: { share: 1, x: 0, y: 0 }, sentence };
  }
  const different = differentBlocks(kept, taken, limits);
  const share = different.reduce((sum, one) => sum + one, 0) / different.length;
  const tile = worstTile(different, kept.width, kept.height);
  const percent = (value) => `${(value * 100).toFixed(2)} %`;
  return {
    isAlike: share <= limits.share && tile.share <= limits.tileShare, share, tile,
    sentence: `${percent(share)} of the picture differs (${percent(limits.share)} may), and ` +
      `${percent(tile.share)} of the square at (${tile.x}, ${tile.y}) (${percent(limits.tileShare)} may)`,
  };
}
