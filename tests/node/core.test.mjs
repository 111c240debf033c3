// The core module as JavaScript sees it: what goes in and comes out, the sentences of its errors, its memory.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { CoreModule } from '../../web/import/core-module.js';

const dist = resolve(process.env.BACKSCROLL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const samples = fileURLToPath(new URL('../data/archives', import.meta.url));

const bytesOf = (text) => new TextEncoder().encode(text);
const textOf = (bytes) => new TextDecoder().decode(bytes);
const fileWith = (posts) => bytesOf(JSON.stringify({
  format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale' }, posts,
}));

async function startedCore(name = 'import') {
  const { default: createCore } = await import(pathToFileURL(join(dist, `backscroll-${name}.js`)).href);
  return new CoreModule(await createCore());
}

describe('the core module', () => {
  let core;
  before(async () => { core = await startedCore(); });
  after(() => core.reset());
  const read = (file) => core.open(core.import(file).archive);

  test('reads the bundled archive and says what is in it', async () => {
    const { archive, info } = core.import(await readFile(join(dist, 'archive.json')));
    assert.equal(textOf(archive.pieces[0].bytes.subarray(0, 7)), 'BSCROLL');
    assert.ok(archive.pieces.every(({ at, bytes }) => at + bytes.length <= archive.sizeBytes));
    assert.deepEqual([info.format, info.posts, info.quotes, info.media, info.hidden, info.skipped],
      ['backscroll', 90, 8, 11, 0, 0]);
    assert.deepEqual(info.report, []);
    assert.equal(info.profile.name, 'Matt Klein');
    assert.equal(info.firstTime, '2017-01-01T00:00:00Z');
  });

  test('finds posts and gives them back as the file has them', () => {
    const post = {
      id: 'b', kind: 'reply', time: '2020-01-01T00:00:00Z', text: 'Tea \u{1F375}', counts: { likes: 5 },
    };
    read(fileWith([{ id: 'a', text: 'coffee' }, post]));
    assert.deepEqual(core.query({ text: 'TEA' }), [post]);
    assert.deepEqual(core.query({ text: 'TEA', kinds: ['quote'] }), []);
    assert.deepEqual(core.query().map(({ id }) => id), ['b', 'a']);
    assert.deepEqual(core.queryLines({ limit: 1 }).map((line) => JSON.parse(line).id), ['b']);
    assert.deepEqual(core.queryLines({ text: 'nothing like it' }), []);
  });

  test('keeps numbers exact that JavaScript would round', () => {
    read(bytesOf(textOf(fileWith([{ id: 'a', seen: 'N' }])).replace('"N"', '9007199254740993')));
    assert.match(core.queryLines()[0], /"seen": 9007199254740993\}$/);
    assert.match(textOf(core.export()), /"seen": 9007199254740993\}$/m);
  });

  test('exports what it imported, and the export again', async () => {
    read(await readFile(join(samples, 'unknown-fields.json')));
    const first = core.export();
    read(first);
    assert.equal(textOf(core.export()), textOf(first));
    const original = JSON.parse(await readFile(join(samples, 'unknown-fields.json'), 'utf8'));
    const exported = JSON.parse(textOf(first));
    assert.deepEqual(exported.posts[0].counts, original.posts[0].counts);
    assert.deepEqual(exported.generator, original.generator);
  });

  test('refuses a broken file with the same sentence as natively', async () => {
    for (const name of ['bad-web-page', 'bad-cut-off', 'bad-newer-version', 'bad-latin-1', 'bad-empty']) {
      const expected = await readFile(join(samples, `${name}.expected.txt`), 'utf8');
      const [code, message] = expected.trim().split('\n');
      const file = await readFile(join(samples, `${name}.json`));
      assert.throws(() => core.import(file), { name: 'BackscrollError', code, message });
    }
    assert.equal(core.isCrashed, false);
  });

  test('says so when there is no archive, and when a query is wrong', () => {
    core.close();
    assert.throws(() => core.export(), { code: 'no_archive' });
    assert.throws(() => core.query(), { code: 'no_archive' });
    assert.equal(core.threadCount(), 0);
    read(fileWith([]));
    assert.throws(() => core.query({ sort: 'fame' }), { code: 'bad_query', message: /"sort" has to be/ });
  });

  test('counts odd posts instead of failing', () => {
    const posts = [{ id: 'a' }, { text: 'no id' }, { id: 'c', language: 5 }];
    const { info } = core.import(fileWith(posts));
    assert.deepEqual([info.posts, info.skipped, info.repaired], [2, 1, 1]);
    assert.deepEqual(info.report.map(({ action, reason, count }) => [action, reason, count]),
      [['skipped', 'no_id', 1], ['repaired', 'bad_field', 1]]);
    assert.deepEqual(info.report[0].places, [{ row: 2, line: 1 }]);
  });

  test('does not grow over 200 imports, nor over 200 failures', async () => {
    const file = await readFile(join(dist, 'archive.json'));
    const broken = file.subarray(0, file.length / 2);
    const once = () => {
      read(file);
      core.query({ text: 'envoy' });
      core.export();
      assert.throws(() => core.import(broken), { code: 'not_json' });
    };
    once();
    const heapBytes = core.heapBytes;
    for (let i = 0; i < 200; ++i) once();
    assert.equal(core.heapBytes, heapBytes);
  });
});

test('the fast core makes of every file what the small one makes of it', async () => {
  const cores = await Promise.all(['core', 'core-fast', 'import'].map(startedCore));
  const outcomeOf = (core, file) => {
    try {
      return core.import(file);
    } catch ({ code, message }) {
      return { code, message };
    }
  };
  const names = (await readdir(samples)).filter((name) => name.endsWith('.json'));
  assert.ok(names.length > 40);
  for (const name of names) {
    const file = await readFile(join(samples, name));
    const [small, ...fast] = cores.map((core) => outcomeOf(core, file));
    for (const outcome of fast) assert.deepEqual(outcome, small, name);
  }
});

describe('a core module that stops', () => {
  const stopped = { code: 'stopped' };

  test('says so from then on', () => {
    const module = {
      HEAPU8: new Uint8Array(64), HEAPU32: new Uint32Array(16), _malloc: () => 8, _free() {},
      _bs_core_begin() {}, _bs_core_space: () => 8,
      _bs_core_take() { throw new WebAssembly.RuntimeError('unreachable'); },
      _bs_core_version: () => 1,
    };
    const core = new CoreModule(module);
    assert.equal(core.version, 1);
    assert.throws(() => core.import(new Uint8Array(3)), stopped);
    assert.equal(core.isCrashed, true);
    assert.throws(() => core.version, stopped);
    assert.throws(() => core.query({}), stopped);
  });

  test('without room for the archive it is the archive that is too large, and the module goes on', () => {
    const core = new CoreModule({ _bs_import_space: () => 0, HEAPU8: new Uint8Array(64) });
    assert.throws(() => core.open({ sizeBytes: 8, pieces: [] }), { code: 'too_large' });
    assert.equal(core.isCrashed, false);
  });
});
