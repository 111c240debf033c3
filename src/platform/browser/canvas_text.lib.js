// canvas_text.lib.js: measures and draws text with the browser's 2D canvas. Knows nothing of ImGui.
// Texts are UTF-8 in the heap. A canvas forgets its state when it is resized, so what draws sets all of it.
addToLibrary({
  $canvasText: {
    family: 'system-ui, sans-serif',
    ink: '#000',
    measuring: null,
    measuringFont: '',
    reading: null,
    segmenter: null,

    make(width, height) {
      const canvas = typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(width, height)
                                                           : document.createElement('canvas');
      Object.assign(canvas, { width, height });
      return canvas.getContext('2d', { willReadFrequently: true });  // kept in the processor's memory
    },
    font: (fontPx, weight) => `${weight} ${fontPx}px ${canvasText.family}`,
    // A page has no hints on a fine screen. A canvas has, in Chromium, once any SVG image was laid out.
    rendering: () => (devicePixelRatio > 1 ? 'geometricPrecision' : 'auto'),
    style(context, fontPx, weight, isRtl) {
      context.font = canvasText.font(fontPx, weight);
      context.textRendering = canvasText.rendering();
      context.textBaseline = 'alphabetic';
      context.textAlign = 'left';
      context.direction = isRtl ? 'rtl' : 'ltr';
      return context;
    },
    // Never resized, so it keeps its font: parsing one takes as long as measuring a word.
    measure(text, fontPx, weight, isRtl) {
      const context = canvasText.measuring ??= canvasText.make(1, 1);
      const font = canvasText.font(fontPx, weight);
      if (font !== canvasText.measuringFont) context.font = canvasText.measuringFont = font;
      context.textRendering = canvasText.rendering();
      context.direction = isRtl ? 'rtl' : 'ltr';
      return context.measureText(text);
    },
    toRead(width, height) {
      const context = canvasText.reading ??= canvasText.make(256, 64);
      if (context.canvas.width < width) context.canvas.width = width;
      if (context.canvas.height < height) context.canvas.height = height;
      context.clearRect(0, 0, width, height);
      return context;
    },
    color: (rgb) => `#${rgb.toString(16).padStart(6, '0')}`,
  },

  canvas_text_family__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_family: (family, size) => {
    canvasText.family = UTF8ToString(family, size);
    canvasText.measuringFont = '';  // the same words can mean another font by now
  },

  canvas_text_ink__deps: ['$canvasText'],
  canvas_text_ink: (rgb) => { canvasText.ink = canvasText.color(rgb); },

  canvas_text_read_back__deps: ['$canvasText'],
  canvas_text_read_back: () => {
    try {
      const context = canvasText.toRead(32, 32);
      context.fillStyle = '#c86432';
      context.fillRect(0, 0, 16, 32);
      const got = context.getImageData(0, 0, 32, 32).data;
      const ink = [0xc8, 0x64, 0x32, 255];
      let worst = 0;
      for (let i = 0; i < got.length; i++) {
        worst = Math.max(worst, Math.abs(got[i] - ((i >> 2) % 32 < 16 ? ink[i & 3] : 0)));
      }
      return worst === 0 ? 0 : worst <= 8 ? 1 : 2;
    } catch {
      return 2;
    }
  },

  canvas_text_width__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_width: (text, size, fontPx, weight) =>
    canvasText.measure(UTF8ToString(text, size), fontPx, weight, false).width,

  canvas_text_measure__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_measure: (text, size, fontPx, weight, isRtl, out) => {
    const m = canvasText.measure(UTF8ToString(text, size), fontPx, weight, isRtl);
    let box = [-m.actualBoundingBoxLeft, m.actualBoundingBoxRight,
      m.actualBoundingBoxAscent, m.actualBoundingBoxDescent];
    if (box[2] + box[3] < 1 && m.width > fontPx * 0.4) {  // an empty box for emoji has been reported on Linux
      box = [0, m.width, fontPx, fontPx * 0.3];
    }
    HEAPF32.set([m.width, ...box, m.fontBoundingBoxAscent, m.fontBoundingBoxDescent], out >>> 2);
  },

  canvas_text_draw__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_draw: (text, size, fontPx, weight, width, height, originX, baselineY, out) => {
    const context = canvasText.style(canvasText.toRead(width, height), fontPx, weight, false);
    context.fillStyle = canvasText.ink;  // only its alpha is taken, but it decides how bold letters are
    context.fillText(UTF8ToString(text, size), originX, baselineY);
    const rgba = context.getImageData(0, 0, width, height).data;
    let hasInk = 0;
    for (let i = 3; i < rgba.length; i += 4) {
      hasInk |= rgba[i];
      HEAPU8[out++] = rgba[i];
    }
    return Number(hasInk > 0);
  },

  // Where both directions meet, only the browser's own layout knows the order: a line of the page, unseen.
  canvas_text_extents__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_extents: (line, size, fontPx, weight, isRtl, begin, end, out, most) => {
    const probe = document.createElement('div');
    probe.textContent = UTF8ToString(line, size);
    probe.dir = isRtl ? 'rtl' : 'ltr';
    Object.assign(probe.style, {
      position: 'absolute', visibility: 'hidden', whiteSpace: 'pre', width: 'max-content',
      font: canvasText.font(fontPx, weight), textRendering: canvasText.rendering(),
    });
    (Module['canvas']?.parentNode ?? document.body).append(probe);
    const range = document.createRange();
    range.setStart(probe.firstChild, UTF8ToString(line, begin).length);
    range.setEnd(probe.firstChild, UTF8ToString(line, end).length);
    const { left } = probe.getBoundingClientRect();
    const pairs = [...range.getClientRects()].map((box) => [box.left - left, box.right - left])
      .sort((a, b) => a[0] - b[0]).slice(0, most);
    probe.remove();
    HEAPF32.set(pairs.flat(), out >>> 2);
    return pairs.length;
  },

  canvas_text_word_ends__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_word_ends: (text, size, out, most) => {
    if (typeof Intl.Segmenter !== 'function') return 0;
    canvasText.segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    const encoder = new TextEncoder();
    let bytes = 0;
    let count = 0;
    let isAfterWord = false;
    for (const { segment, isWordLike } of canvasText.segmenter.segment(UTF8ToString(text, size))) {
      if (isAfterWord && isWordLike && count < most) HEAPU32[(out >>> 2) + count++] = bytes;
      isAfterWord = isWordLike;
      bytes += encoder.encode(segment).length;
    }
    return count;
  },

  // What is new in a row goes to its page in one upload. No pixel is read back, so nothing can spoil it.
  $canvasRows: [],

  canvas_row_open__deps: ['$canvasText', '$canvasRows'],
  canvas_row_open: (row, width, height) => {
    const context = canvasRows[row];
    if (context && context.canvas.width === width && context.canvas.height === height) {
      context.clearRect(0, 0, width, height);
    } else {
      canvasRows[row] = canvasText.make(width, height);
    }
  },

  canvas_row_draw__deps: ['$canvasText', '$canvasRows', '$UTF8ToString'],
  canvas_row_draw: (
    row, text, size, fontPx, weight, isRtl, rgb, isMask, x, baselineY, clipLeft, clipRight,
  ) => {
    const context = canvasText.style(canvasRows[row], fontPx, weight, isRtl);
    const { height } = context.canvas;
    context.save();
    context.beginPath();
    context.rect(clipLeft, 0, clipRight - clipLeft, height);
    context.clip();
    context.clearRect(clipLeft, 0, clipRight - clipLeft, height);
    context.fillStyle = canvasText.color(rgb);
    context.fillText(UTF8ToString(text, size), x, baselineY);
    if (isMask && rgb !== 0xffffff) {
      context.globalCompositeOperation = 'source-in';  // the same letters in white
      context.fillStyle = '#fff';
      context.fillRect(clipLeft, 0, clipRight - clipLeft, height);
    }
    context.restore();
  },

  canvas_row_upload__deps: ['$canvasRows', '$GL'],
  canvas_row_upload: (row, texture, isColored, x, pageY, width, height) => {
    const format = isColored ? GLctx.RGBA : GLctx.LUMINANCE_ALPHA;
    GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
    GLctx.pixelStorei(GLctx.UNPACK_SKIP_PIXELS, x);
    GLctx.texSubImage2D(GLctx.TEXTURE_2D, 0, x, pageY, width, height, format, GLctx.UNSIGNED_BYTE,
      canvasRows[row].canvas);
    GLctx.pixelStorei(GLctx.UNPACK_SKIP_PIXELS, 0);
  },
});
