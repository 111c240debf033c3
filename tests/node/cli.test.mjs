// The command under Node, run as a person runs it: what it prints, its exit codes, and the files it leaves.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const dist = resolve(process.env.BACKSCROLL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const samples = fileURLToPath(new URL('../data/archives', import.meta.url));
const bundled = join(dist, 'archive.json');

function cli(words, { input = '', flags = [], ...options } = {}) {
  return new Promise((done) => {
    const child = execFile(process.execPath, [...flags, join(dist, 'cli.mjs'), ...words], options,
      (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
    child.stdin.on('error', () => {});  // a command that does not read it has ended
    child.stdin.end(input);
  });
}

describe('cli.mjs', () => {
  let folder;
  before(async () => { folder = await mkdtemp(join(tmpdir(), 'backscroll-cli-')); });
  after(() => rm(folder, { recursive: true }));

  async function fails(words, exitCode, sentence) {
    const { code, stdout, stderr } = await cli(words, { cwd: folder });
    assert.equal(code, exitCode, stderr);
    assert.equal(stdout, '');
    assert.equal(stderr.split('\n').length, 2, 'one sentence');
    assert.match(stderr, sentence);
  }

  test('info prints one JSON object about the file', async () => {
    const { code, stdout, stderr } = await cli(['info', bundled]);
    assert.deepEqual([code, stderr], [0, '']);
    const info = JSON.parse(stdout);
    assert.deepEqual([info.posts, info.quotes, info.media, info.threads], [90, 8, 11, 0]);
    assert.deepEqual([info.hidden, info.skipped], [0, 0]);
    assert.deepEqual(Object.keys(info), ['format', 'profile', 'posts', 'hidden', 'skipped', 'repaired',
      'quotes', 'media', 'threads', 'firstTime', 'lastTime', 'report']);
  });

  test('import writes an archive that says the same', async () => {
    const out = join(folder, 'out.json');
    assert.deepEqual(await cli(['import', bundled, '-o', out]), { code: 0, stdout: '', stderr: '' });
    const again = join(folder, 'again.json');
    await cli(['import', out, '-o', again]);
    assert.equal(await readFile(again, 'utf8'), await readFile(out, 'utf8'));
    assert.equal((await cli(['info', out])).stdout, (await cli(['info', bundled])).stdout);
  });

  test('a block that is not packed is read from a pipe, also where its memory is taken away', async () => {
    const out = join(folder, 'piped.backscroll');
    await cli(['import', bundled, '-o', out]);
    const input = gunzipSync(await readFile(out));
    const transfer = `ArrayBuffer.prototype.transfer ??= function () {
      return structuredClone(this, { transfer: [this] });
    }`;  // older versions of Node have none
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(transfer)}`];
    assert.deepEqual(await cli(['info', '-'], { input, flags }), await cli(['info', out]));
  });

  test('a block file says the same as what it was made of, and answers the same', async () => {
    const out = join(folder, 'out.backscroll');
    assert.deepEqual(await cli(['import', bundled, '-o', out]), { code: 0, stdout: '', stderr: '' });
    for (const words of [['info'], ['search', 'ENVOY'], ['import', '-o', '-']]) {
      const of = (file) => cli([words[0], file, ...words.slice(1)]);
      assert.deepEqual(await of(out), await of(bundled));
    }
    const cut = join(folder, 'cut.backscroll');
    await writeFile(cut, (await readFile(out)).subarray(0, 5000));
    await fails(['info', cut], 1, /^\S+cut\.backscroll: cut\.backscroll is cut off or damaged/);
    await fails(['import', cut, '-o', join(folder, 'none.backscroll')], 1, /is cut off or damaged/);
    assert.ok(!(await readdir(folder)).some((name) => name.includes('none')));
  });

  test('sample writes an invented archive, the same each time', async () => {
    const out = join(folder, 'sample.json');
    assert.deepEqual(await cli(['sample', '--posts', '300', '-o', out]), { code: 0, stdout: '', stderr: '' });
    assert.equal(JSON.parse((await cli(['info', out])).stdout).posts, 300);
    const again = await cli(['sample', '--posts', '300', '-o', '-']);
    assert.equal(again.stdout, await readFile(out, 'utf8'));
    const other = await cli(['sample', '--posts', '300', '--seed', '2', '--brief', '-o', '-']);
    assert.ok(other.stdout.length < again.stdout.length);
    await fails(['sample', '-o', out], 2, /^--posts needs a number from 1 to 20000000; see --help/);
    await fails(['sample', '--posts', 'many', '-o', out], 2, /^--posts needs a number; see --help/);
    await fails(['sample', '--posts', '3'], 2, /^sample needs -o and the name of the file to write/);
  });

  test('search prints the posts that match, one a line, newest first', async () => {
    const { code, stdout } = await cli(['search', bundled, 'ENVOY']);
    assert.equal(code, 0);
    const posts = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.ok(posts.length > 5);
    assert.ok(posts.every((post) => /envoy/i.test(JSON.stringify(post))));
    const begins = posts.map(({ time }) => Date.parse(time.from));
    assert.deepEqual(begins, begins.toSorted?.((a, b) => b - a) ?? begins);
    const none = await cli(['search', bundled, 'nothing like zyzzyva']);
    assert.deepEqual(none, { code: 0, stdout: '', stderr: '' });
  });

  test('"-" is standard input and standard output', async () => {
    const input = await readFile(join(samples, 'number-ids.json'));
    const { code, stdout } = await cli(['import', '-', '-o', '-'], { input });
    assert.equal(code, 0);
    assert.match(stdout, /"id": "123456789012345678901234567890"/);
    const { stderr } = await cli(['info', '-'], { input: '[]' });
    assert.match(stderr, /^standard input: This is not an archive that can be opened: line 1, column 1/);
  });

  test('what a platform gave is read like any archive, and its report is written', async () => {
    const zip = fileURLToPath(new URL('../data/packed/x-archive-mini.zip', import.meta.url));
    const text = join(folder, 'report.txt');
    const { stdout } = await cli(['info', zip, '--include', 'circle', '--report', text]);
    const about = JSON.parse(stdout);
    assert.deepEqual([about.format, about.posts, about.hidden], ['x', 13, 1]);
    assert.match(await readFile(text, 'utf8'), /^13 posts were read\.\n\nNot shown:\n- An earlier version/);
    const json = join(folder, 'report.json');
    assert.equal((await cli(['import', zip, '--report', json, '-o', join(folder, 'x.json')])).code, 0);
    assert.equal(JSON.parse(await readFile(json, 'utf8')).posts, 12);
    assert.equal((await cli(['search', zip, 'Four pictures'])).stdout.split('\n').length, 2);
  });

  test('what an import met stays in the archive, also when that is imported again', async () => {
    const zip = fileURLToPath(new URL('../data/packed/x-archive-mini.zip', import.meta.url));
    const { report, hidden, skipped } = JSON.parse((await cli(['info', zip])).stdout);
    const [out, again] = [join(folder, 'kept.json'), join(folder, 'kept-again.json')];
    await cli(['import', zip, '-o', out]);
    const archive = JSON.parse(await readFile(out, 'utf8'));
    assert.equal(archive.import.format, 'x');
    const notes = report.map((note) => ({ ...note, places: undefined }));
    const expected = { ...archive.import, report: notes, hidden, skipped };
    assert.deepEqual(archive.import, JSON.parse(JSON.stringify(expected)));
    assert.doesNotMatch(JSON.stringify(archive.import), /places|tweets\.js/);
    await cli(['import', out, '-o', again]);
    assert.deepEqual(JSON.parse(await readFile(again, 'utf8')), archive);
  });

  test('a file is known by its bytes and not by its name', async () => {
    const odd = join(folder, 'holiday.jpeg');
    await writeFile(odd, await readFile(bundled));
    assert.equal(JSON.parse((await cli(['info', odd])).stdout).posts, 90);
  });

  test('a name that begins with a minus goes after "--"', async () => {
    await writeFile(join(folder, '-odd.json'), await readFile(bundled));
    assert.equal((await cli(['info', '--', '-odd.json'], { cwd: folder })).code, 0);
    await fails(['info', '-odd.json'], 2, /^There is no option -odd\.json; see --help\n$/);
  });

  test('a file that is no archive is one sentence with line and column, and exit code 1', async () => {
    await writeFile(join(folder, 'page.html'), '<!doctype html>\n');
    await fails(['info', 'page.html'], 1, /^page\.html: This file is not valid JSON: line 1, column 1: /);
    await fails(['info', 'page.html'], 1, /this looks like a web page/);
    await fails(['search', 'page.html', 'x'], 1, /line 1, column 1/);
    await fails(['info', 'missing.json'], 1, /^missing\.json cannot be read: there is no such file/);
    const empty = await mkdtemp(join(folder, 'empty-'));
    await fails(['info', empty], 1, /there are no files in it/);
    await fails(['info', join(samples, 'bad-newer-version.json')], 1, /newer version of Backscroll/);
  });

  test('a failed import leaves no file behind, and an older one alone', async () => {
    const place = await mkdtemp(join(folder, 'out-'));
    await writeFile(join(place, 'old.json'), 'as it was');
    const broken = join(samples, 'bad-cut-off.json');
    for (const name of ['new.json', 'old.json']) {
      await fails(['import', broken, '-o', join(place, name)], 1, /the file ends in the middle/);
    }
    await fails(['import', bundled, '-o', join(place, 'no', 'where.json')], 1, /cannot be written: there/);
    await fails(['import', bundled, '-o', place], 1, /cannot be written/);
    assert.deepEqual(await readdir(place), ['old.json']);
    assert.equal(await readFile(join(place, 'old.json'), 'utf8'), 'as it was');
    assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.part')), []);
  });

  test('what is not understood is exit code 2 and points to the help', async () => {
    await fails([], 2, /^Say what to do: info, import, search or sample; see --help\n$/);
    await fails(['view', 'a'], 2, /^There is no command view; see --help\n$/);
    await fails(['info'], 2, /^Which file\?; see --help\n$/);
    await fails(['info', 'a', '--include', 'likes'], 2, /^--include knows deleted, circle, followers, but/);
    await fails(['info', 'a', '--captured', 'May'], 2, /^--captured needs a date such as 2025-03; see/);
    await fails(['info', 'a', '--report'], 2, /^--report needs a value behind it; see --help\n$/);
    await fails(['info', 'a', '-o', 'b'], 2, /^Only import and sample write a file/);
    await fails(['import', 'a'], 2, /^import needs -o/);
    await fails(['import', 'a', '-o'], 2, /^-o needs a value behind it/);
    await fails(['search', 'a'], 2, /^search needs a file and what to look for/);
    await fails(['toString'], 2, /^There is no command toString/);
  });

  test('--help and --version answer', async () => {
    const help = await cli(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /node cli\.mjs search FILE\.\.\. QUERY/);
    assert.equal((await cli(['info', '--help'])).stdout, help.stdout);
    assert.match((await cli(['--version'])).stdout, /^Backscroll, archive format 1\n$/);
  });
});
