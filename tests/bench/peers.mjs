// peers: programs that ours is measured beside and that no test needs. They are brought from npm when the
// benchmark asks for them, each in one version, and kept in build/bench/peers.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';

const FOLDER = fileURLToPath(new URL('../../build/bench/peers', import.meta.url));

/** What a page loads of each before it has anything to show. */
const PEERS = {
  'vis-timeline': {
    from: 'vis-timeline@8.5.4',
    files: ['standalone/umd/vis-timeline-graph2d.min.js', 'styles/vis-timeline-graph2d.min.css'],
  },
  TimelineJS3: {
    from: '@knight-lab/timelinejs@3.9.11', files: ['dist/js/timeline.js', 'dist/css/timeline.css'],
  },
  'bsky-embed': { from: 'bsky-embed@0.2.7', files: ['dist/bsky-embed.umd.js'] },
  'Rerun web viewer': {
    from: '@rerun-io/web-viewer@0.33.0', files: ['index.js', 're_viewer.js', 're_viewer_bg.wasm'],
  },
};

/** @returns {Promise<Uint8Array[]>} the files of that peer, in their order */
export async function filesOfPeer(name) {
  const { from, files } = PEERS[name];
  await mkdir(FOLDER, { recursive: true });
  const packed = join(FOLDER, `${from.replace(/^@/, '').replaceAll(/[/@]/g, '-')}.tgz`);
  const tarball = await readFile(packed).catch(async () => {
    await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', FOLDER, from]);
    return readFile(packed);
  });
  const entries = await unpackTar(gunzipSync(tarball), {
    filter: (header) => files.includes(header.name.replace(/^package\//, '')),
  });
  const bytesOf = (file) => entries.find(({ header }) => header.name === `package/${file}`).data;
  return files.map(bytesOf);
}

/** Compressed as our own files are. The largest takes minutes, and the same each time: it is remembered. */
async function brotliBytes(name) {
  const { from } = PEERS[name];
  const kept = join(FOLDER, 'sizes.json');
  const sizes = JSON.parse(await readFile(kept, 'utf8').catch(() => '{}'));
  if (sizes[from] !== undefined) return sizes[from];
  const compress = promisify(brotliCompress);
  let size = 0;
  for (const bytes of await filesOfPeer(name)) {
    const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants;
    size += (await compress(bytes, { params: { [quality]: 11, [hint]: bytes.length } })).length;
  }
  await writeFile(kept, JSON.stringify({ ...sizes, [from]: size }));
  return size;
}

/** @returns {Promise<{name: string, from: string, brotli: number}[]>} */
export async function payloadsOfPeers() {
  const found = [];
  for (const [name, { from }] of Object.entries(PEERS)) {
    found.push({ name, from, brotli: await brotliBytes(name) });
  }
  return found;
}
