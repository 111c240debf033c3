// cli: imports, checks and searches archives under Node, with the same core as the page.
// Prints answers to stdout and one sentence to stderr when something is wrong.
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { mostSamplePosts, mostSeed } from './base/samples.js';
import { BackscrollError } from './base/errors.js';
import { reportText } from './base/report.js';
import { sizeText } from './base/words.js';
import { piecesOfBlockFile } from './import/block-file.js';
import { CoreModule } from './import/core-module.js';
import { FilesReader } from './import/files-reader.js';
import { inputsOf } from './import/node-files.js';

const HELP = `Opens the archive of everything a person has posted.

  node cli.mjs info FILE...           what the archive holds and what its import met, as one JSON object
  node cli.mjs import FILE... -o OUT  writes the archive as a Backscroll archive: as JSON, or if OUT ends in
                                      .backscroll as a block, which opens at once
  node cli.mjs search FILE... QUERY   the posts that contain QUERY, newest first, one JSON object a line
  node cli.mjs sample --posts N [--seed S] [--brief] -o OUT
                                      writes an invented archive, the same each time for the same numbers
  node cli.mjs --help | --version

FILE is a Backscroll archive or what a platform gave you: an X archive or a Mastodon export, as a
zip, a folder or its files. Several FILEs are one archive. FILE may be "-" for standard input, OUT may be
"-" for standard output. Case does not matter in QUERY. Names that begin with "-" need "--" before them.

  --include KINDS    posts that are left out else: deleted, circle, followers; several with commas
  --captured DATE    when the source was saved, where it does not say: 2025-03-01, 2025-03 or 2025
  --report FILE      writes what the import met: JSON, or text if the name ends in .txt

Exit codes: 0 done, 1 the file cannot be read, opened or written, 2 the command was not understood.
`;

/** Something a person can put right, with the exit code that says whose it is. */
class CommandError extends Error {
  constructor(sentence, exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

const usageError = (sentence) => new CommandError(`${sentence}; see --help`, 2);
const fileError = (sentence) => new CommandError(sentence, 1);

const commands = { info, import: importFile, search, sample };
const includable = ['deleted', 'circle', 'followers'];
const progressMillis = 100;
const dateForm = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What takes a value, and what comes of it. */
const takingValue = {
  '-o': (value) => ({ output: value }),
  '--output': (value) => ({ output: value }),
  '--report': (value) => ({ report: value }),
  '--include': (value) => ({ include: kindsOf(value) }),
  '--captured': (value) => {
    if (!dateForm.test(value)) throw usageError('--captured needs a date such as 2025-03');
    return { captured: value };
  },
};

function kindsOf(value) {
  const kinds = value.split(',').filter((kind) => kind !== '');
  const unknown = kinds.find((kind) => !includable.includes(kind));
  if (unknown !== undefined) throw usageError(`--include knows ${includable.join(', ')}, but not ${unknown}`);
  return kinds;
}

/** Splits what follows the command: {names, output, report, include, captured}. */
function parsed(words) {
  const names = [];
  const chosen = { output: null, report: null };
  for (let i = 0; i < words.length; ++i) {
    const word = words[i];
    if (word === '--') {
      names.push(...words.slice(i + 1));
      break;
    }
    if (Object.hasOwn(takingValue, word)) {
      i += 1;
      if (i === words.length) throw usageError(`${word} needs a value behind it`);
      Object.assign(chosen, takingValue[word](words[i]));
    } else if (word.startsWith('-') && word !== '-') {
      throw usageError(`There is no option ${word}`);
    } else {
      names.push(word);
    }
  }
  return { names, ...chosen };
}

function withoutOutput({ output }) {
  if (output !== null) throw usageError('Only import and sample write a file');
}

async function info(words) {
  const chosen = parsed(words);
  withoutOutput(chosen);
  const { core, info: { firstTime, lastTime, report, ...counts } } = await openedCore(chosen.names, chosen);
  delete counts.isImported;  // a block file says what its source said
  const whole = { ...counts, threads: core.threadCount(), firstTime, lastTime, report };
  await print(`${JSON.stringify(whole, null, 2)}\n`);
}

async function search(words) {
  const chosen = parsed(words);
  withoutOutput(chosen);
  if (chosen.names.length < 2) throw usageError('search needs a file and what to look for');
  const text = chosen.names.pop();
  const { core } = await openedCore(chosen.names, chosen);
  const lines = core.queryLines({ text });
  await print(lines.map((line) => `${line}\n`).join(''));
}

async function importFile(words) {
  const chosen = parsed(words);
  if (chosen.output === null) throw usageError('import needs -o and the name of the file to write');
  const { core, read } = await readArchive(chosen.names, chosen);
  await writeArchive(chosen.output, core, read);
}

async function sample(words) {
  const isBrief = words.includes('--brief');
  const { numbers, rest } = withNumbers(words.filter((word) => word !== '--brief'), ['--posts', '--seed']);
  const { names, output } = parsed(rest);
  const posts = numbers['--posts'];
  const seed = numbers['--seed'] ?? 1;
  if (names.length > 0) throw usageError('sample reads no file');
  if (output === null) throw usageError('sample needs -o and the name of the file to write');
  if (!(posts >= 1 && posts <= mostSamplePosts)) {
    throw usageError(`--posts needs a number from 1 to ${mostSamplePosts}`);
  }
  if (seed > mostSeed) throw usageError(`--seed needs a number from 0 to ${mostSeed}`);
  const core = await startedCore();
  let read;
  try {
    read = core.sample({ posts, seed, brief: isBrief });
  } catch (error) {
    throw fileError(error.message);
  }
  await writeArchive(output, core, read);
}

/** Takes the options that are followed by a whole number out of the words. */
function withNumbers(words, options) {
  const numbers = {};
  const rest = [];
  for (let i = 0; i < words.length; ++i) {
    if (!options.includes(words[i])) {
      rest.push(words[i]);
      continue;
    }
    const option = words[i];
    i += 1;
    if (!/^\d+$/.test(words[i] ?? '')) throw usageError(`${option} needs a number`);
    numbers[option] = Number(words[i]);
  }
  return { numbers, rest };
}

/** As JSON, or as a block file if its name says so. @param {{archive: object, info: object}} read is taken */
async function writeArchive(output, core, read) {
  if (/\.backscroll$/i.test(output)) {
    const pieces = Readable.from(piecesOfBlockFile(read), { objectMode: false });
    return writeWhole(output, (handle) => pipeline(pieces, createGzip(), handle.createWriteStream()));
  }
  openArchive(core, read, 'The archive');
  const bytes = withReport(core.export(), read.info);
  return output === '-' ? print(bytes) : writeWhole(output, (handle) => handle.writeFile(bytes));
}

/**
 * The archive with what was met when it came out of another format, as its last member; without the places,
 * which name posts that are hidden.
 */
function withReport(json, { format, posts, hidden, skipped, repaired, report }) {
  if (format === 'backscroll' || format === 'sample') return json;
  const notes = report.map((note) => ({ ...note, places: undefined }));
  const met = JSON.stringify({ format, posts, hidden, skipped, repaired, report: notes });
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.length);
  const unclosed = bytes.subarray(0, bytes.lastIndexOf('\n}'));
  return Buffer.concat([unclosed, Buffer.from(`,\n  "import": ${met}\n}\n`)]);
}

async function startedCore() {
  try {
    return await CoreModule.create('import');
  } catch {
    throw fileError('The core module beside this script cannot be loaded; build it again');
  }
}

/** Reads the archive of these files with the import module. */
async function readArchive(names, { include, captured, report }) {
  if (names.length === 0) throw usageError('Which file?');
  const core = await startedCore();
  const inputs = (await Promise.all(names.map(readable))).flat();
  const showProgress = progressLine();
  let read;
  try {
    const options = { include, captured };
    read = await new FilesReader(core).read(inputs, { options, onProgress: showProgress });
  } catch (error) {
    const about = aboutFiles(names);
    throw fileError(error.code === undefined || error instanceof BackscrollError
      ? `${about}: ${error.message}` : `${about} cannot be read: ${reasonOf(error)}`);
  } finally {
    showProgress(null);
  }
  if (report !== null) {
    const isText = report.endsWith('.txt');
    const text = isText ? reportText(read.info) : `${JSON.stringify(read.info, null, 2)}\n`;
    await writeWhole(report, (handle) => handle.writeFile(text));
  }
  return { core, read };
}

/** The same, and opens it there. */
async function openedCore(names, options) {
  const { core, read } = await readArchive(names, options);
  openArchive(core, read, aboutFiles(names));
  return { core, info: read.info };
}

function openArchive(core, { archive }, about) {
  try {
    core.open(archive);
  } catch (error) {
    throw fileError(`${about}: ${error.message}`);
  }
}

const aboutFiles = (names) => (names.length === 1 ? nameOf(names[0]) : `${names.length} files`);
const nameOf = (file) => (file === '-' ? 'standard input' : file);

async function readable(name) {
  try {
    return await inputsOf(name);
  } catch (error) {
    throw fileError(`${nameOf(name)} cannot be read: ${reasonOf(error)}`);
  }
}

/** Says how far it is, on a terminal only. Null: it is over. */
function progressLine() {
  const { stderr } = process;
  let last = 0;
  return (progress) => {
    if (!stderr.isTTY || (progress === null && last === 0)) return;
    const now = performance.now();
    if (progress !== null && now - last < progressMillis) return;
    last = now;
    stderr.write('\r\x1b[K');
    if (progress === null) return;
    const { loaded, total, rows, path } = progress;
    const part = total > 0 ? `${Math.floor(loaded / total * 100)} %` : sizeText(loaded);
    stderr.write(`${part}, ${rows.toLocaleString('en')} entries, ${path}`);
  };
}

const reasons = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
};
const reasonOf = (error) => reasons[error.code] ?? error.message;

/**
 * Writes beside the wanted file and renames, so that a half-written file is never seen.
 * @param {(handle: import('node:fs/promises').FileHandle) => Promise<void>} write
 */
async function writeWhole(file, write) {
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await write(handle);
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw fileError(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/** Resolves when everything is written. A reader that went away, as in "| head", is no error. */
function print(content) {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    process.stdout.write(content, () => resolve());
  });
}

async function run([name, ...words]) {
  if (name === '--help' || name === '-h' || (Object.hasOwn(commands, name ?? '') && words[0] === '--help')) {
    return print(HELP);
  }
  if (name === '--version') {
    const { version } = await CoreModule.create('core');
    return print(`Backscroll, archive format ${version}\n`);
  }
  if (name === undefined) throw usageError('Say what to do: info, import, search or sample');
  if (!Object.hasOwn(commands, name)) throw usageError(`There is no command ${name}`);
  return commands[name](words);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof CommandError ? error.exitCode : 1;
}
