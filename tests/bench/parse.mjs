// Measures how fast the core imports a large archive, beside JSON.parse of the same bytes in the same run.
// The whole import: bytes copied in, archive built, block and report copied out. Prints one JSON object.
//   node tests/bench/parse.mjs ARCHIVE.json     (needs dist/)
import { readFileSync } from 'node:fs';
import createCore from '../../dist/backscroll-core.js';
import { CoreModule } from '../../web/import/core-module.js';

const RUNS = 5;

const bytes = new Uint8Array(readFileSync(process.argv[2]));

function millisOf(work) {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

async function importOnce() {
  const core = new CoreModule(await createCore());  // a new one each time, as in the worker of a page
  let posts = 0;
  const millis = millisOf(() => { posts = core.import(bytes).info.posts; });
  return { millis, posts, heapBytes: core.heapBytes };
}

let posts = 0;
let heapBytes = 0;
let coreMillis = Infinity;
let jsonMillis = Infinity;
for (let run = 0; run < RUNS; run++) {
  const imported = await importOnce();
  ({ posts, heapBytes } = imported);
  coreMillis = Math.min(coreMillis, imported.millis);
  jsonMillis = Math.min(jsonMillis, millisOf(() => JSON.parse(new TextDecoder().decode(bytes))));
}
const speed = (millis) => bytes.length / 1e6 / (millis / 1000);
process.stdout.write(`${JSON.stringify({
  bytes: bytes.length, posts, runs: RUNS, coreMillis, jsonMillis, heapBytes,
  coreMBPerSecond: speed(coreMillis), jsonMBPerSecond: speed(jsonMillis),
})}\n`);
