// block.lib.js: where the block of an archive goes while a file is read: to whatever web/ has put into the
// module as `block`, see web/base/block-parts.js. The bytes are copied during the call, or lost.
addToLibrary({
  bs_block_append: (section, bytes, size) => {
    Module['block'].append(section, HEAPU8.subarray(bytes >>> 0, (bytes >>> 0) + size));
  },
  bs_block_clear: () => Module['block'].clear(),
  bs_block_finish: (header, headerSize, places, placeCount, blockSize) => {
    const headerAt = header >>> 0;
    const placesAt = places >>> 2;
    Module['block'].finish(HEAPU8.slice(headerAt, headerAt + headerSize),
      HEAPU32.slice(placesAt, placesAt + placeCount), blockSize >>> 0);
  },
});
