// Fills one folder with everything that dist/ holds: the modules with their glue minified, the page's
// scripts bundled, pages and data copied, .br and .gz beside each text or wasm file, and sizes.json.
// tools/build.py calls it and swaps the folder in when it is complete.
//   node tools/bundle.mjs --web build/web --out FOLDER --cache build/compressed
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const esbuild = createRequire(import.meta.url)('esbuild');
const root = fileURLToPath(new URL('..', import.meta.url));

const MODULES = ['backscroll-core', 'backscroll-core-fast', 'backscroll-import', 'backscroll-widget'];
// Kept as relative addresses in what we bundle, so that each file is loaded once, whoever asks for it.
const EXTERNAL = [
  './backscroll.js', './backscroll-core.js', './backscroll-core-fast.js', './backscroll-files.js',
  './backscroll-import.js', './backscroll-film.js', './backscroll-find.js', './backscroll-keys.js',
  './backscroll-layer.js',
  './backscroll-local.js', './backscroll-numbers.js', './open.js', './backscroll-widget.js',
  './backscroll-worker.js', 'node:*',
];
const BUNDLES = [
  { from: 'element/back-scroll.js', to: 'backscroll.js', platform: 'browser' },
  { from: 'import/core-worker.js', to: 'backscroll-worker.js', platform: 'browser' },
  { from: 'import/files-reader.js', to: 'backscroll-files.js', platform: 'browser' },
  { from: 'element/film.js', to: 'backscroll-film.js', platform: 'browser' },
  { from: 'numbers/numbers-panel.js', to: 'backscroll-numbers.js', platform: 'browser' },
  { from: 'find/search-field.js', to: 'backscroll-find.js', platform: 'browser' },
  { from: 'layer/feed-layer.js', to: 'backscroll-layer.js', platform: 'browser' },
  { from: 'layer/key-sheet.js', to: 'backscroll-keys.js', platform: 'browser' },
  { from: 'import/core-local.js', to: 'backscroll-local.js', platform: 'browser' },
  { from: 'page/page.js', to: 'page.js', platform: 'browser' },
  { from: 'page/open.js', to: 'open.js', platform: 'browser' },
  { from: 'page/embed.js', to: 'embed.js', platform: 'browser' },
  { from: 'cli.mjs', to: 'cli.mjs', platform: 'node' },
];
const COPIED = new Set(['.html', '.svg', '.png', '.ico', '.webmanifest']);
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.ts', '.txt', '.wasm']);
const COMPRESS_FROM_BYTES = 1024;
const TARGET = 'es2022';

async function addModules(web, out) {
  for (const name of MODULES) {
    const glue = await readFile(join(web, `${name}.js`), 'utf8');
    const options = { minify: true, format: 'esm', target: TARGET, legalComments: 'none' };
    const small = await esbuild.transform(glue, options);
    await writeFile(join(out, `${name}.js`), small.code);
    await copyFile(join(web, `${name}.wasm`), join(out, `${name}.wasm`));
  }
}

async function addBundles(out) {
  for (const { from, to, platform } of BUNDLES) {
    await esbuild.build({
      entryPoints: [join(root, 'web', from)],
      outfile: join(out, to),
      bundle: true,
      minify: platform === 'browser',
      format: 'esm',
      platform,
      target: platform === 'node' ? 'node18' : TARGET,
      external: EXTERNAL,
      legalComments: 'none',
      logLevel: 'silent',
    });
  }
}

async function addPages(out) {
  for (const name of (await readdir(join(root, 'web/page'))).sort()) {
    const from = join(root, 'web/page', name);
    if (extname(name) === '.css') {
      const small = await esbuild.transform(await readFile(from, 'utf8'), { loader: 'css', minify: true });
      await writeFile(join(out, name), small.code);
    } else if (COPIED.has(extname(name))) {
      await copyFile(from, join(out, name));
    }
  }
  await copyFile(join(root, 'web/backscroll.d.ts'), join(out, 'backscroll.d.ts'));
  await copyFile(join(root, 'data/archive.json'), join(out, 'archive.json'));
  await writeFile(join(out, 'package.json'), '{"type": "module"}\n');  // Node runs cli.mjs from anywhere
}

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

// Compressing a module at the highest level takes seconds, so results are kept by content.
async function compressed(bytes, suffix, compress, cache) {
  const file = join(cache, createHash('sha256').update(bytes).digest('hex') + suffix);
  try {
    return await readFile(file);
  } catch {
    const result = compress(bytes);
    await writeFile(file, result);
    return result;
  }
}

async function compressAll(out, cache) {
  await mkdir(cache, { recursive: true });
  const sizes = {};
  for (const name of (await readdir(out)).sort()) {
    const bytes = await readFile(join(out, name));
    const size = { raw: bytes.length, gzip: bytes.length, brotli: bytes.length };
    if (COMPRESSED.has(extname(name)) && bytes.length > COMPRESS_FROM_BYTES) {
      const br = await compressed(bytes, '.br', brotli, cache);
      const gz = await compressed(bytes, '.gz', gzip, cache);
      await Promise.all([writeFile(join(out, `${name}.br`), br), writeFile(join(out, `${name}.gz`), gz)]);
      Object.assign(size, { gzip: gz.length, brotli: br.length });
    }
    sizes[name] = size;
  }
  await writeFile(join(out, 'sizes.json'), `${JSON.stringify(sizes, null, 1)}\n`);
}

const text = { type: 'string' };
const { values } = parseArgs({ options: { web: text, out: text, cache: text } });
try {
  await addModules(values.web, values.out);
  await addBundles(values.out);
  await addPages(values.out);
  await compressAll(values.out, values.cache);
} catch (error) {
  const details = error.errors?.map(({ location, text: what }) => location
    ? `${location.file}:${location.line}:${location.column}: ${what}` : what);
  process.stderr.write(`${basename(process.argv[1])}: ${details?.join('\n') || error.message}\n`);
  process.exitCode = 1;
}
