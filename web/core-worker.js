// core-worker: reads archives away from the page, so that the page never waits. Holds one CoreModule.
//
//   in:  {id, type: 'import', bytes | url}
//        {id, type: 'sample', posts, seed, brief}    answered like an import
//        {id, type: 'query', query}
//        {id, type: 'info'}   {id, type: 'export'}
//        {id, type: 'picture', blob, want}    see picture-decoder.js
//        {id, type: 'abort'}   gives up the request of that id; it is answered with code "aborted"
//   out: {id, ok: true, archive, info}        archive: an ArrayBuffer, handed over
//        {id, ok: true, posts | info | bytes}
//        {id, ok: true, bitmap, natural}      bitmap: an ImageBitmap, handed over
//        {id, ok: false, error: {code, message}}
//        {id, progress: {bytes, total}}       while a url is downloaded; total is 0 while unknown
import { bytesOf } from './archive-source.js';
import { CoreModule } from './core-module.js';
import { BackscrollError, isAbandoned } from './errors.js';
import { decodedPicture } from './picture-decoder.js';
import { words } from './words.js';

const running = new Map();  // id to AbortController
let core = null;

addEventListener('message', ({ data }) => {
  if (data.type === 'abort') running.get(data.id)?.abort();
  else answer(data);
});

async function answer(request) {
  const { id } = request;
  const aborter = new AbortController();
  running.set(id, aborter);
  try {
    const { transfer = [], ...fields } = await handlers[request.type](request, aborter.signal);
    postMessage({ id, ok: true, ...fields }, transfer);
  } catch (error) {
    postMessage({ id, ok: false, error: plainError(error) });
  } finally {
    running.delete(id);
  }
}

const handlers = {
  async import({ id, bytes, url }, signal) {
    const [module, file] = await Promise.all([startedCore(), bytes ?? download(id, url, signal)]);
    signal.throwIfAborted();
    const { archive, info } = module.import(file);
    return { archive: archive.buffer, info, transfer: [archive.buffer] };
  },
  async sample(wanted, signal) {
    const module = await startedCore();
    signal.throwIfAborted();
    const { archive, info } = module.sample(wanted);
    return { archive: archive.buffer, info, transfer: [archive.buffer] };
  },
  async query({ query }) {
    return { posts: (await startedCore()).query(query) };
  },
  async info() {
    return { info: (await startedCore()).info() };
  },
  async picture({ blob, want }) {
    const { bitmap, natural } = await decodedPicture(blob, want);
    return { bitmap, natural, transfer: [bitmap] };
  },
  async export() {
    const bytes = (await startedCore()).export();
    return { bytes, transfer: [bytes.buffer] };
  },
};

/** The module, started by the first request. One that crashed is replaced, and so is one that never came. */
function startedCore() {
  core ??= CoreModule.create();
  return core.then((module) => {
    if (!module.isCrashed) return module;
    core = CoreModule.create();
    return core;
  }, (error) => {
    core = null;
    throw error;
  });
}

async function download(id, url, signal) {
  const onProgress = ({ loaded, total }) => postMessage({ id, progress: { bytes: loaded, total } });
  try {
    return await bytesOf(await fetch(url, { signal }), onProgress, signal);
  } catch (error) {
    if (isAbandoned(error) || error instanceof BackscrollError) throw error;
    throw new BackscrollError('network', words.fetchFailed(url), { cause: error });
  }
}

function plainError(error) {
  if (isAbandoned(error)) return { code: 'aborted', message: words.superseded };
  return { code: error instanceof BackscrollError ? error.code : 'failed', message: error.message };
}
