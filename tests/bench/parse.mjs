// Measures how fast large archives are imported, beside JSON.parse of the same bytes in the same run: our own
// format by the fast core, an invented X archive by the import module. The whole import: bytes copied in,
// archive built, block and report copied out. Prints one JSON object.
//   node tests/bench/parse.mjs ARCHIVE.json     (needs dist/)
import { readFileSync } from 'node:fs';
import createFastCore from '../../dist/backscroll-core-fast.js';
import createImport from '../../dist/backscroll-import.js';
import { bytesOf } from '../../web/import/bytes.js';
import { CoreModule } from '../../web/import/core-module.js';
import { FilesReader } from '../../web/import/files-reader.js';
import { partOf } from './x-archive.mjs';

const RUNS = 5;
const X_POSTS = 50_000;

async function millisOf(work) {
  const begin = performance.now();
  const result = await work();
  return { millis: performance.now() - begin, result };
}

/** Modules are new each time, as in the worker of a page. */
async function readOwn(bytes) {
  const core = new CoreModule(await createFastCore());
  const { millis, result } = await millisOf(() => core.import(bytes));
  return { millis, posts: result.info.posts, heapBytes: core.heapBytes };
}

async function readX(bytes) {
  const core = new CoreModule(await createImport());
  const member = bytesOf(bytes.length, async (at, count) => bytes.subarray(at, at + count));
  const files = [{ path: 'tweets.js', isChosen: true, bytes: member }];
  const { millis, result } = await millisOf(() => new FilesReader(core).read(files));
  return { millis, posts: result.info.posts, heapBytes: core.heapBytes };
}

const parseOwn = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

function parseX(bytes) {
  const script = new TextDecoder().decode(bytes);
  return JSON.parse(script.slice(script.indexOf('=') + 1));
}

/** The best of some runs; ours and theirs take turns. */
async function compare(bytes, read, parse) {
  const found = { bytes: bytes.length, runs: RUNS, coreMillis: Infinity, jsonMillis: Infinity };
  for (let run = 0; run < RUNS; run++) {
    const { millis, ...rest } = await read(bytes);
    Object.assign(found, rest, { coreMillis: Math.min(found.coreMillis, millis) });
    found.jsonMillis = Math.min(found.jsonMillis, (await millisOf(() => parse(bytes))).millis);
  }
  const speed = (millis) => bytes.length / 1e6 / (millis / 1000);
  return { ...found, coreMBPerSecond: speed(found.coreMillis), jsonMBPerSecond: speed(found.jsonMillis) };
}

const own = await compare(new Uint8Array(readFileSync(process.argv[2])), readOwn, parseOwn);
const xBytes = new Uint8Array(await partOf(0, 0, X_POSTS).arrayBuffer());
const x = await compare(xBytes, readX, parseX);
process.stdout.write(`${JSON.stringify({ own, x })}\n`);
