// Archives out of many files: zips, tars, folders and loose files, whole and damaged, as the page and the
// command read them.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import { packTar } from 'modern-tar';

import { piecesOfBlockFile } from '../../web/import/block-file.js';
import { bytesOf } from '../../web/import/bytes.js';
import { tidyPath } from '../../web/import/containers.js';
import { CoreModule } from '../../web/import/core-module.js';
import { FilesReader } from '../../web/import/files-reader.js';
import { inputsOf } from '../../web/import/node-files.js';

const dist = resolve(process.env.BACKSCROLL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
const data = fileURLToPath(new URL('../data', import.meta.url));
const packed = join(data, 'packed');
const mini = join(data, 'exports/x-archive-mini');
const mastodonFolder = join(data, 'exports/mastodon-export-mini');
const oddZips = [
  'descriptors-and-comment', 'false-end-mark', 'junk-before', 'media-in-inner-zip', 'small-zip64',
];

const bytesOfBuffer = (buffer) => bytesOf(buffer.length, async (at, length) => buffer.slice(at, at + length));
const chosen = (path, buffer) => ({ path, isChosen: true, bytes: bytesOfBuffer(new Uint8Array(buffer)) });

async function filesOf(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return Promise.all(files.map(async (entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return { name: path.slice(folder.length + 1), bytes: await readFile(path) };
  }));
}

/** `more` bytes of white space stand at the end of each file. */
async function tarOf(folder, more = 0) {
  const read = await filesOf(folder);
  const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc(more, 10)]);
  const files = read.map(({ name, bytes }) => ({ name, bytes: padded(bytes) }));
  return packTar(files.map(({ name, bytes }) => ({
    header: { name: `./export/${name}`, size: bytes.length, type: 'file' },
    body: new Uint8Array(bytes),
  })));
}

describe('archives of many files', () => {
  let module;
  before(async () => {
    const { default: createCore } = await import(pathToFileURL(join(dist, 'backscroll-import.js')).href);
    module = new CoreModule(await createCore());
  });

  async function read(inputs, options = {}) {
    const reader = new FilesReader(module);
    const { archive, info } = await reader.read(inputs, { options });
    module.open(archive);
    return { reader, info, posts: module.query() };
  }
  const idsOf = ({ posts }) => posts.map(({ id }) => id);

  test('a zip, a folder, a tar and a tar.gz of the same files are the same archive', async () => {
    const zip = await read(await inputsOf(join(packed, 'x-archive-mini.zip')));
    assert.equal(zip.info.posts, 12);
    assert.equal(zip.info.media, 5);
    const tar = await tarOf(mini);
    for (const inputs of [
      await inputsOf(mini), [chosen('a.tar', tar)], [chosen('a.tar.gz', gzipSync(tar))],
      [chosen('of any name', gzipSync(tar))],
    ]) {
      const other = await read(inputs);
      assert.deepEqual(idsOf(other), idsOf(zip));
      assert.ok(other.reader.hasMedia);
    }
  });

  test('pictures are found by the paths that the posts give them', async () => {
    for (const inputs of [await inputsOf(join(packed, 'x-archive-mini.zip')), await inputsOf(mini),
      [chosen('a.tar.gz', gzipSync(await tarOf(mini)))]]) {
      const { reader, posts } = await read(inputs);
      const media = posts.flatMap((post) => post.media ?? []);
      assert.equal(media.length, 5);
      for (const { source } of media) {
        const blob = await reader.medium(source);
        assert.match(await blob.text(), /SYNTHETIC/);
      }
      assert.equal(await reader.medium('data/account.js'), null, 'nothing but pictures and films');
    }
  });

  test('loose files are an archive, whatever they are called and in any order', async () => {
    const files = await filesOf(join(mini, 'data'));
    const scripts = files.filter(({ name }) => name.endsWith('.js'));
    const whole = await read(scripts.map(({ name, bytes }) => chosen(name, bytes)));
    const renamed = await read(scripts.reverse().map(({ bytes }, i) => chosen(`${i}.bin`, bytes)));
    assert.equal(whole.info.posts, 12);
    assert.deepEqual(idsOf(renamed), idsOf(whole));
    const alone = await read([chosen('tweets.js', files.find(({ name }) => name === 'tweets.js').bytes)]);
    assert.equal(alone.info.posts, 9);
  });

  test('a Mastodon export is the same packed, as a plain tar and as a folder', async () => {
    const tarball = await readFile(join(packed, 'mastodon-mini.tar.gz'));
    const wanted = await read([chosen('archive.tar.gz', tarball)]);
    assert.deepEqual([wanted.info.posts, wanted.info.hidden, wanted.info.format], [7, 2, 'mastodon']);
    const [picture] = wanted.posts.flatMap(({ media }) => media ?? []);
    assert.equal((await wanted.reader.medium(picture.source)).size, 13);
    assert.ok(await wanted.reader.medium(wanted.info.profile.avatar) !== null);
    for (const inputs of [[chosen('x.bin', gunzipSync(tarball))], await inputsOf(mastodonFolder)]) {
      assert.deepEqual((await read(inputs)).posts, wanted.posts);
    }
    assert.doesNotMatch(JSON.stringify([wanted.info, wanted.posts]), /CANARY/);
    const include = ['followers', 'direct', 'deleted'];
    const all = await read([chosen('archive.tar.gz', tarball)], { include });
    assert.deepEqual(JSON.stringify(all.posts).match(/CANARY-\w+(-\w+)?/g), ['CANARY-FOLLOWERS-ONLY']);
  });

  test('a tar that is cut off says so', async () => {
    const tarball = gunzipSync(await readFile(join(packed, 'mastodon-mini.tar.gz')));
    const body = tarball.indexOf('orderedItems');
    for (const size of [body, body + 3000]) {
      const cut = [chosen('archive.tar', tarball.subarray(0, size))];
      await assert.rejects(read(cut), { code: 'damaged_file' });
    }
  });

  test('a tar is walked once, and once more for each large text that is read', async () => {
    for (const [more, walks] of [[0, 1], [2 << 20, 3]]) {
      let begun = 0;
      const bytes = bytesOfBuffer(new Uint8Array(await tarOf(mastodonFolder, more)));
      const pieces = bytes.pieces.bind(bytes);
      bytes.pieces = () => {
        begun += 1;
        return pieces();
      };
      const { info } = await read([{ path: 'archive.tar', isChosen: true, bytes }]);
      assert.deepEqual([info.posts, begun], [7, walks]);
    }
  });

  test('zips as odd programs write them', async () => {
    for (const name of oddZips) {
      const { info, posts } = await read(await inputsOf(join(packed, `${name}.zip`)));
      assert.equal(info.posts, 1, name);
      assert.doesNotMatch(JSON.stringify([info, posts]), /CANARY/);
    }
  });

  test('the picture in a zip in a zip is found', async () => {
    const { reader, posts } = await read(await inputsOf(join(packed, 'media-in-inner-zip.zip')));
    assert.ok((await reader.medium(posts[0].media[0].source)).size > 0);
  });

  test('a Backscroll archive may be in a zip or gzipped, and alone as it comes', async () => {
    const archive = await readFile(join(dist, 'archive.json'));
    assert.equal((await read([chosen('archive.json', archive)])).info.posts, 90);
    assert.equal((await read([chosen('archive.json.gz', gzipSync(archive))])).info.posts, 90);
    async function* pieces(...all) { yield* all; }
    for (const stream of [pieces(archive.subarray(0, 7), archive.subarray(7)), pieces(gzipSync(archive))]) {
      assert.equal((await read([{ path: 'standard input', isChosen: true, stream }])).info.posts, 90);
    }
  });

  test('what was packed before it was put into a container opens, too', async () => {
    const inTar = async (name, body) => (
      chosen('mine.tar', await packTar([{ header: { name, size: body.length, type: 'file' }, body }])));
    const json = await readFile(join(dist, 'archive.json'));
    assert.equal((await read([await inTar('archive.json.gz', gzipSync(json))])).info.posts, 90);
    const made = await new FilesReader(module).read([chosen('archive.json', json)]);
    const block = gzipSync(Buffer.concat([...piecesOfBlockFile(made)]));
    assert.equal((await read([await inTar('mine.backscroll', block)])).info.posts, 90);
    await assert.rejects(read([await inTar('cut.backscroll', block.subarray(0, 900))]), {
      code: 'damaged_file', message: /^cut\.backscroll is cut off or damaged/,
    });
  });

  test('posts that are left out come when they are asked for, and nothing else does', async () => {
    const inputs = await inputsOf(mini);
    assert.doesNotMatch(JSON.stringify((await read(inputs)).posts), /CANARY/);
    const { posts } = await read(inputs, { include: ['deleted', 'circle'] });
    const told = JSON.stringify(posts).match(/CANARY-\w+/g).sort();
    assert.deepEqual(told, ['CANARY-CIRCLE', 'CANARY-DELETED']);
  });

  test('a zip that is cut off, or has any byte changed, is read or refused in a sentence', async () => {
    const zip = new Uint8Array(await readFile(join(packed, 'small-zip64.zip')));
    const outcome = async (bytes) => {
      try {
        return (await read([chosen('my.zip', bytes)])).info.posts;
      } catch (error) {
        assert.match(error.code ?? error.stack, /^(damaged_file|not_an_archive|not_json|too_large)$/);
        assert.match(error.message, /^[\p{Lu}a-z].{20,}[^.]$/su);
        return error.code;
      }
    };
    const outcomes = new Set();
    for (let size = 0; size < zip.length; size += 3) outcomes.add(await outcome(zip.slice(0, size)));
    for (let at = 0; at < zip.length; at += 2) {
      const changed = zip.slice();
      changed[at] ^= 0x41;
      outcomes.add(await outcome(changed));
    }
    assert.ok(outcomes.has('damaged_file') && outcomes.has(1), [...outcomes].join());
  });

  test('a tar.gz that is cut off is refused in a sentence', async () => {
    const whole = gzipSync(await tarOf(mini));
    await assert.rejects(read([chosen('a.tar.gz', whole.subarray(0, whole.length / 2))]),
      { code: 'damaged_file', message: /cut off or damaged; download or copy it again$/ });
  });

  test('what is no archive is said to be none', async () => {
    await assert.rejects(read([chosen('a.txt', Buffer.from('words'))]), {
      code: 'not_an_archive',
      message: /: it is not an X archive, a Mastodon export, a saved profile page or a Backscroll archive$/,
    });
    await assert.rejects(read([chosen('a.html', Buffer.from('<html>'))]), { code: 'not_json' });
    await assert.rejects(read([]), { code: 'not_an_archive', message: /there are no files in it$/ });
    const inFolder = { ...chosen('mine/posts_1.json', Buffer.from('[{"posts": 1}]')), isChosen: false };
    await assert.rejects(read([inFolder]), { code: 'not_an_archive', message: /: it is not an X archive/ });
    await assert.rejects(read([chosen('a.js', Buffer.from('window.YTD.like.part0 = [ ]'))]), /./);
    await assert.rejects(read([chosen('account.js', Buffer.from('window.YTD.account.part0 = [ ]'))]),
      { code: 'not_an_archive', message: /an X archive without tweets\.js/ });
  });

  test('two zips are two archives, and the first one is read', async () => {
    const zip = await readFile(join(packed, 'x-archive-mini.zip'));
    const small = await readFile(join(packed, 'small-zip64.zip'));
    const { info } = await read([chosen('b.zip', small), chosen('a.zip', zip)]);
    assert.equal(info.posts, 12);
    const other = info.report.find(({ reason }) => reason === 'other_archive');
    assert.match(other.places[0].file, /^b\.zip\/data\//);
  });

  test('a broken zip in a folder does not keep the rest from being read', async () => {
    const inputs = await inputsOf(mini);
    const broken = { ...chosen('broken.zip', Buffer.from('PK\x03\x04 and no more')), isChosen: false };
    assert.equal((await read([...inputs, broken])).info.posts, 12);
  });

  test('an archive that comes while another one is read is not disturbed by it', async () => {
    const tweets = (await filesOf(join(mini, 'data'))).find(({ name }) => name === 'tweets.js').bytes;
    let go;
    const waiting = new Promise((done) => { go = done; });
    async function* slow() {
      yield tweets;
      await waiting;
    }
    let isWanted = true;
    const assertWanted = () => { if (!isWanted) throw new Error('superseded'); };
    const first = new FilesReader(module).read([{ path: 'a.js', isChosen: true, stream: slow() }],
      { assertWanted });
    first.catch(() => {});
    await new Promise((done) => { setTimeout(done, 50); });
    isWanted = false;
    const second = read([chosen('tweets.js', tweets)]);
    go();
    assert.equal((await second).info.posts, 9);
    await assert.rejects(first, /superseded/);
  });

  test('an error says which of the files it is in', async () => {
    await assert.rejects(read([
      chosen('account.js', Buffer.from('window.YTD.account.part0 = [ ]')),
      chosen('tweets.js', Buffer.from('window.YTD.tweets.part0 = [\n{"tweet": {"id": 1,}}]')),
    ]), { code: 'not_json', message: /: tweets\.js, line 2, column 20: / });
  });

  test('a path that leads out of its folder, or is litter, is no path', () => {
    assert.equal(tidyPath('a\\data\\tweets.js'), 'a/data/tweets.js');
    assert.equal(tidyPath('./data//tweets.js'), 'data/tweets.js');
    for (const path of ['../a.js', 'a/../../b', '__MACOSX/data/._tweets.js', 'data/.DS_Store', '', '/']) {
      assert.equal(tidyPath(path), null, path);
    }
  });
});

describe('folders', () => {
  let folder;
  before(async () => { folder = await mkdtemp(join(tmpdir(), 'backscroll-files-')); });
  after(() => rm(folder, { recursive: true }));

  test('are walked to the last file, with paths as everywhere', async () => {
    for (const name of ['b/c/d.js', 'a.js']) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), 'x');
    }
    const paths = (await inputsOf(folder)).map(({ path, isChosen }) => [path, isChosen]);
    assert.deepEqual(paths.sort(), [['a.js', false], ['b/c/d.js', false]]);
  });
});
