// pictures: invented pictures and an archive that shows them, for the page tests. Each picture is one
// colour, so that a screenshot tells which one is where.
import { deflateSync } from 'node:zlib';

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
