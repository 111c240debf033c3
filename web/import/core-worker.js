// core-worker: reads archives and decodes pictures away from the page, so that the page never waits. Holds a
// CoreReader.
//
//   in:  {id, type: 'start'}        is it alive?
//        {id, type: 'prepare'}      the core will be needed
//        {id, type: 'begin', number, way}    a file comes, to be read that way; the last archive is gone,
//                                       finished or not
//        {id, type: 'take', number, piece}    a Uint8Array, handed over
//        {id, type: 'finish', number, isKept}    isKept: for the next time, see shelf.js
//        {id, type: 'abandon', number}
//        {id, type: 'files', number, files, options}    see files-reader.js; answered like 'finish'
//        {id, type: 'medium', number, path}    a picture or film of those files
//        {id, type: 'sample', number, posts, seed, brief}    answered like 'finish'
//        {id, type: 'picture', blob, want}    see picture-decoder.js
//        {id, type: 'zone'}   see time-zone.js
//   out: {id, ok: true, archive, info}        archive: a Block, see block-parts.js, its bytes handed over
//        {number, pieces, sizeBytes}    of the block in that file, as it is read; handed over
//        {id, progress}      while it reads files
//        {id, ok: true, blob}     null: there is no such file
//        {id, ok: true, zone}
//        {id, ok: true, bitmap, natural}      bitmap: an ImageBitmap, handed over
//        {id, ok: false, error: {code, message}}
import { CoreReader } from './core-reader.js';
import { asBackscrollError, isBackscrollError } from '../base/errors.js';
import { decodedPicture } from '../pictures/picture-decoder.js';
import { timeZoneText } from './time-zone.js';

const reader = new CoreReader();

addEventListener('message', async ({ data: { id, type, ...request } }) => {
  try {
    const { transfer = [], ...fields } = await handlers[type](request, id);
    postMessage({ id, ok: true, ...fields }, transfer);
  } catch (error) {
    const { message } = asBackscrollError(error);
    const code = isBackscrollError(error) ? error.code : 'failed';
    postMessage({ id, ok: false, error: { code, message } });
  }
});

const handedOver = ({ archive, info }) => (
  { archive, info, transfer: archive.pieces.map(({ bytes }) => bytes.buffer) });

const handlers = {
  start: () => ({}),
  async prepare() {
    await reader.prepare();
    return {};
  },
  async begin({ number, way }) {
    await reader.begin(number, way, (pieces, sizeBytes) => {
      postMessage({ number, pieces, sizeBytes }, pieces.map(({ bytes }) => bytes.buffer));
    });
    return {};
  },
  async take({ number, piece }) {
    await reader.take(number, piece);
    return {};
  },
  finish: async ({ number, isKept }) => handedOver(await reader.finish(number, isKept)),
  abandon({ number }) {
    reader.abandon(number);
    return {};
  },
  async files({ number, files, options }, id) {
    const onProgress = (progress) => postMessage({ id, progress });
    return handedOver(await reader.files(number, files, options, onProgress));
  },
  medium: async ({ number, path }) => ({ blob: await reader.medium(number, path) }),
  sample: async ({ number, ...wanted }) => handedOver(await reader.sample(number, wanted)),
  zone: async () => ({ zone: timeZoneText() }),
  async picture({ blob, want }) {
    const { bitmap, natural } = await decodedPicture(blob, want);
    return { bitmap, natural, transfer: [bitmap] };
  },
};
