// pictures.lib.js: hands decoded pictures to WebGL. web/ puts an ImageBitmap here under the number of its
// request, and closes none itself from then on: a bitmap is closed when it is uploaded or not wanted any
// more.
addToLibrary({
  $pictureBitmaps: 'new Map()',

  picture_upload__deps: ['$pictureBitmaps', '$GL'],
  picture_upload: (ticket, texture, levels) => {
    const bitmap = pictureBitmaps.get(ticket);
    pictureBitmaps.delete(ticket);
    GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
    GLctx.texStorage2D(GLctx.TEXTURE_2D, levels, GLctx.RGBA8, bitmap.width, bitmap.height);
    GLctx.texSubImage2D(GLctx.TEXTURE_2D, 0, 0, 0, GLctx.RGBA, GLctx.UNSIGNED_BYTE, bitmap);
    bitmap.close();
  },

  picture_drop__deps: ['$pictureBitmaps'],
  picture_drop: (ticket) => {
    pictureBitmaps.get(ticket)?.close();
    pictureBitmaps.delete(ticket);
  },
});
