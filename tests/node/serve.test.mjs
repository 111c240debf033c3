// The command serve.py as a user runs it, over the real dist/: the page and its parts arrive, --archive shows
// another archive without touching dist/, and its ends are quiet.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = process.env.BACKSCROLL_PYTHON ?? 'python3';
const own = {
  format: 'backscroll',
  version: 1,
  profile: { name: 'Robin Vale', handle: 'robin' },
  posts: [{ id: '1', kind: 'original', time: '2020-03-01T12:00:00Z', text: 'one' }],
};

function start(options) {
  const command = ['serve.py', '--no-build', '--no-open', '--port', '0', ...options];
  const server = spawn(python, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  server.stdout.on('data', (chunk) => { said.out += chunk; });
  server.stderr.on('data', (chunk) => { said.err += chunk; });
  return { server, said, ended: once(server, 'close') };
}

/** Runs `use` with the address of a server and ends it as Ctrl-C does. */
async function withServer(options, use) {
  const { server, said, ended } = start(options);
  try {
    while (!/^Serving \S+$/m.test(said.out)) {
      await Promise.race([once(server.stdout, 'data'), ended.then(() => assert.fail(said.err))]);
    }
    await use(/^Serving (\S+)$/m.exec(said.out)[1]);
  } finally {
    server.kill('SIGINT');
  }
  const [code] = await ended;
  assert.deepEqual([code, said.err], [0, '']);
}

async function inTemporaryFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'backscroll-serve-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('every part of the page arrives, packed and with its type', async () => {
  await withServer([], async (url) => {
    const types = {
      '': 'text/html', 'embed.html': 'text/html', 'page.css': 'text/css', 'page.js': 'text/javascript',
      'backscroll.js': 'text/javascript', 'backscroll-worker.js': 'text/javascript',
      'archive.json': 'application/json',
      'backscroll-core.js': 'text/javascript', 'backscroll-core.wasm': 'application/wasm',
      'backscroll-core-fast.js': 'text/javascript', 'backscroll-core-fast.wasm': 'application/wasm',
      'backscroll-import.js': 'text/javascript', 'backscroll-import.wasm': 'application/wasm',
      'backscroll-widget.js': 'text/javascript', 'backscroll-widget.wasm': 'application/wasm',
    };
    for (const [path, type] of Object.entries(types)) {
      const answer = await fetch(url + path, { headers: { 'accept-encoding': 'br, gzip' } });
      const body = new Uint8Array(await answer.arrayBuffer());
      assert.equal(answer.status, 200, path);
      assert.equal(answer.headers.get('content-type').split(';')[0], type, path);
      const isPacked = answer.headers.get('content-encoding') === 'br';
      assert.equal(isPacked, body.length > 1024, path);
    }
  });
});

test('--archive shows the given file or folder and leaves the bundled one alone', async () => {
  await inTemporaryFolder(async (folder) => {
    const inner = join(folder, 'own folder');
    const file = join(inner, 'own file.json');
    await mkdir(inner);
    await writeFile(file, JSON.stringify(own));
    const bundled = await readFile(join(root, 'dist/archive.json'), 'utf8');
    for (const given of [file, inner]) {
      await withServer(['--archive', given], async (url) => {
        const block = gunzipSync(await (await fetch(`${url}archive.json`)).arrayBuffer());
        const told = JSON.parse(block.subarray(block.readUInt32LE(12)).toString());  // behind the block
        assert.deepEqual([told.profile.name, told.posts], ['Robin Vale', 1]);
      });
    }
    assert.equal(await readFile(join(root, 'dist/archive.json'), 'utf8'), bundled);
  });
});

test('an archive that cannot be read is one sentence and exit code 1', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'bad.json');
    await writeFile(file, '{"format": ');
    const { said, ended } = start(['--archive', file]);
    const [code] = await ended;
    assert.equal(code, 1);
    assert.match(said.err, /^[^\n]+\n$/);
    assert.doesNotMatch(said.err, /Traceback/);
  });
});

test('a file that is not there is said before anything else', async () => {
  const { said, ended } = start(['--archive', 'nowhere.json']);
  const [code] = await ended;
  assert.deepEqual([code, said.err], [1, 'There is no file or folder nowhere.json.\n']);
});
