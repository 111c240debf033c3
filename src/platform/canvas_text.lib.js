// canvas_text.lib.js: measures and rasterises text with the browser's 2D canvas. Knows nothing of ImGui.
// A canvas forgets its state when it is resized, so each call sets all of it.
addToLibrary({
  $canvasText: {
    context: null,
    family: 'system-ui, sans-serif',
    prepare(fontPx, weight, width, height) {
      if (!canvasText.context) {
        const canvas = typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(256, 64)
                                                             : document.createElement('canvas');
        canvasText.context = canvas.getContext('2d', { willReadFrequently: true });
      }
      const context = canvasText.context;
      if (context.canvas.width < width) context.canvas.width = width;
      if (context.canvas.height < height) context.canvas.height = height;
      context.font = `${weight} ${fontPx}px ${canvasText.family}`;
      context.textBaseline = 'alphabetic';
      context.textAlign = 'left';
      return context;
    },
  },

  canvas_text_measure__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_measure: (text, size, fontPx, weight, out) => {
    const m = canvasText.prepare(fontPx, weight, 1, 1).measureText(UTF8ToString(text, size));
    let box = [-m.actualBoundingBoxLeft, m.actualBoundingBoxRight,
      m.actualBoundingBoxAscent, m.actualBoundingBoxDescent];
    if (box[2] + box[3] < 1 && m.width > fontPx * 0.4) {  // an empty box for emoji has been reported on Linux
      box = [0, m.width, fontPx, fontPx * 0.3];
    }
    HEAPF32.set([m.width, ...box, m.fontBoundingBoxAscent, m.fontBoundingBoxDescent], out >> 2);
  },

  canvas_text_draw__deps: ['$canvasText', '$UTF8ToString'],
  canvas_text_draw: (text, size, fontPx, weight, width, height, originX, baselineY, out) => {
    const context = canvasText.prepare(fontPx, weight, width, height);
    context.clearRect(0, 0, width, height);
    context.fillStyle = '#fff';
    context.fillText(UTF8ToString(text, size), originX, baselineY);
    const rgba = context.getImageData(0, 0, width, height).data;
    let ink = 0;
    for (let i = 0; i < rgba.length && ink < 2; i += 4) {
      if (rgba[i + 3] <= 32) continue;  // at low alpha the un-premultiplied colour is unreliable
      // 56: above any noise that privacy modes add, below any real colour.
      ink = 255 - Math.min(rgba[i], rgba[i + 1], rgba[i + 2]) > 56 ? 2 : 1;
    }
    if (ink === 2) HEAPU8.set(rgba, out);
    else if (ink) for (let i = 3; i < rgba.length; i += 4) HEAPU8[out++] = rgba[i];
    return ink;
  },
});
