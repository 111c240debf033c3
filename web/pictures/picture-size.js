// picture-size: how many pixels a picture file has, read from its first bytes. A small file can unfold into
// more pixels than the machine has memory for, so this is asked before anything is decoded.

const latin = (bytes, at, length) => String.fromCharCode(...bytes.subarray(at, at + length));

const readers = {
  png(view) {
    return [view.getUint32(16), view.getUint32(20)];
  },

  bmp(view) {
    const isOld = view.getUint32(14, true) === 12;
    return isOld ? [view.getUint16(18, true), view.getUint16(20, true)]
      : [view.getInt32(18, true), Math.abs(view.getInt32(22, true))];
  },

  /** The screen, or the first picture on it where that is larger: browsers make room for it. */
  gif(view) {
    const tableBytes = (flags) => (flags & 0x80 ? 3 << (flags & 7) + 1 : 0);
    let at = 13 + tableBytes(view.getUint8(10));
    while (view.getUint8(at) === 0x21) {
      at += 2;
      while (view.getUint8(at) > 0) at += 1 + view.getUint8(at);
      at += 1;
    }
    const place = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true));
    return [6, 8].map((offset, i) => Math.max(view.getUint16(offset, true), place[i] + place[i + 2]));
  },

  /** Segments up to the one that begins a frame: SOF0 to SOF15, without the tables DHT, JPG and DAC. */
  jpeg(view) {
    for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
      while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1;  // padding
      const marker = view.getUint8(at + 1);
      if (view.getUint8(at) !== 0xff) return null;
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
      if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
  },

  webp(view, bytes) {
    const kind = latin(bytes, 12, 4);
    if (kind === 'VP8 ') return [26, 28].map((at) => view.getUint16(at, true) & 0x3fff);
    if (kind === 'VP8L') {
      const packed = view.getUint32(21, true);
      return [(packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1];
    }
    return kind === 'VP8X' ? [24, 27].map((at) => (view.getUint32(at - 1, true) >>> 8) + 1) : null;
  },

  /** AVIF and HEIF: the largest of the pictures that the file speaks of. */
  heif(view, bytes) {
    let largest = null;
    const end = Math.min(bytes.length - 15, 1 << 20);
    for (let at = bytes.indexOf(0x69, 4); at >= 0 && at < end; at = bytes.indexOf(0x69, at + 1)) {
      if (latin(bytes, at, 4) !== 'ispe') continue;
      const size = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (largest === null || size[0] * size[1] > largest[0] * largest[1]) largest = size;
    }
    return largest;
  },
};

function readerOf(bytes) {
  const begins = (text, at = 0) => latin(bytes, at, text.length) === text;
  if (begins('\x89PNG\r\n\x1a\n') && begins('IHDR', 12)) return readers.png;
  if (begins('\xff\xd8\xff')) return readers.jpeg;
  if (begins('GIF8')) return readers.gif;
  if (begins('RIFF') && begins('WEBP', 8)) return readers.webp;
  if (begins('ftyp', 4)) return readers.heif;
  return begins('BM') ? readers.bmp : null;
}

/**
 * @param {Uint8Array} bytes a picture file
 * @returns {number | null} width times height; null where it cannot be told
 */
export function pixelsOf(bytes) {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [width, height] = readerOf(bytes)?.(view, bytes) ?? [0, 0];
    return width > 0 && height > 0 ? width * height : null;
  } catch (error) {
    if (error instanceof RangeError) return null;  // it ends before it says
    throw error;
  }
}
