// pictures.lib.js: hands decoded pictures to WebGL. web/ puts an ImageBitmap here under the number of its
// request, and closes none itself from then on: a bitmap is closed when it is uploaded or not wanted any
// more.
addToLibrary({
  $pictureBitmaps: 'new Map()',

  // Some versions of WebKit take no bitmap from a worker as a texture, but paint it on a canvas. Asking for
  // errors waits for the graphics process, so it is done for the first picture only.
  $pictureWay: '({ isKnown: false, isDirect: true })',
  $pictureOnCanvas: (bitmap) => {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas;
  },

  picture_upload__deps: ['$pictureBitmaps', '$pictureWay', '$pictureOnCanvas', '$GL'],
  picture_upload: (ticket, texture, levels) => {
    const bitmap = pictureBitmaps.get(ticket);
    pictureBitmaps.delete(ticket);
    const put = (source) => GLctx.texSubImage2D(
      GLctx.TEXTURE_2D, 0, 0, 0, GLctx.RGBA, GLctx.UNSIGNED_BYTE, source);
    GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
    GLctx.texStorage2D(GLctx.TEXTURE_2D, levels, GLctx.RGBA8, bitmap.width, bitmap.height);
    const isFirst = !pictureWay.isKnown;
    if (isFirst) GLctx.getError();  // of something before
    if (pictureWay.isDirect) put(bitmap);
    if (isFirst) {
      pictureWay.isKnown = true;
      pictureWay.isDirect = GLctx.getError() !== GLctx.INVALID_VALUE;
    }
    if (!pictureWay.isDirect) put(pictureOnCanvas(bitmap));
    bitmap.close();
  },

  picture_drop__deps: ['$pictureBitmaps'],
  picture_drop: (ticket) => {
    pictureBitmaps.get(ticket)?.close();
    pictureBitmaps.delete(ticket);
  },
});
