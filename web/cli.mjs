// cli: imports, checks and searches archives under Node, with the same core as the page.
// Prints answers to stdout and one sentence to stderr when something is wrong.
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { mostSamplePosts, mostSeed } from './base/samples.js';
import { CoreModule } from './import/core-module.js';

const HELP = `Opens the archive of everything a person has posted.

  node cli.mjs info FILE              what the archive holds and what its import met, as one JSON object
  node cli.mjs import FILE -o OUT     writes the archive as a Backscroll archive (JSON)
  node cli.mjs search FILE QUERY      the posts that contain QUERY, newest first, one JSON object a line
  node cli.mjs sample --posts N [--seed S] [--brief] -o OUT
                                      writes an invented archive, the same each time for the same numbers
  node cli.mjs --help | --version

FILE may be "-" for standard input, OUT may be "-" for standard output. Case does not matter in QUERY.
Options and names that begin with "-" need "--" before them.

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
const pieceBytes = 1024 * 1024;

/** Splits what follows the command: {names, output}. */
function parsed(words) {
  const names = [];
  let output = null;
  for (let i = 0; i < words.length; ++i) {
    const word = words[i];
    if (word === '--') {
      names.push(...words.slice(i + 1));
      break;
    }
    if (word === '-o' || word === '--output') {
      i += 1;
      if (i === words.length) throw usageError(`${word} needs the name of a file`);
      output = words[i];
    } else if (word.startsWith('-') && word !== '-') {
      throw usageError(`There is no option ${word}`);
    } else {
      names.push(word);
    }
  }
  return { names, output };
}

function onlyFile(names) {
  if (names.length === 0) throw usageError('Which file?');
  if (names.length > 1) throw usageError('Give one file: several cannot be merged yet');
  return names[0];
}

function withoutOutput(output) {
  if (output !== null) throw usageError('Only import and sample write a file');
}

async function info(words) {
  const { names, output } = parsed(words);
  withoutOutput(output);
  const { core, info: { firstTime, lastTime, report, ...counts } } = await openedCore(onlyFile(names));
  const whole = { ...counts, threads: core.threadCount(), firstTime, lastTime, report };
  await print(`${JSON.stringify(whole, null, 2)}\n`);
}

async function search(words) {
  const { names, output } = parsed(words);
  withoutOutput(output);
  if (names.length < 2) throw usageError('search needs a file and what to look for');
  const text = names.pop();
  const { core } = await openedCore(onlyFile(names));
  const lines = core.queryLines({ text });
  await print(lines.map((line) => `${line}\n`).join(''));
}

async function importFile(words) {
  const { names, output } = parsed(words);
  if (output === null) throw usageError('import needs -o and the name of the file to write');
  const { core } = await openedCore(onlyFile(names));
  await writeTo(output, core.export());
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
  try {
    core.open(core.sample({ posts, seed, brief: isBrief }).archive);
  } catch (error) {
    throw fileError(error.message);
  }
  await writeTo(output, core.export());
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

async function writeTo(output, bytes) {
  if (output === '-') await print(bytes);
  else await writeWhole(output, bytes);
}

async function startedCore() {
  try {
    return await CoreModule.create('import');
  } catch {
    throw fileError('The core module beside this script cannot be loaded; build it again');
  }
}

/** The import module with the file's archive open in it, and what the import says. */
async function openedCore(file) {
  const core = await startedCore();
  const understood = (work) => {
    try {
      return work();
    } catch (error) {
      throw fileError(`${nameOf(file)}: ${error.message}`);
    }
  };
  understood(() => core.begin());
  for await (const piece of piecesOf(file)) understood(() => core.take(piece));
  const read = understood(() => core.finish());
  understood(() => core.open(read.archive));
  return { core, info: read.info };
}

const nameOf = (file) => (file === '-' ? 'standard input' : file);

const reasons = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
};
const reasonOf = (error) => reasons[error.code] ?? error.message;

/** The file as it is read: it is never held whole. */
async function* piecesOf(file) {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file, { highWaterMark: pieceBytes });
  } catch (error) {
    throw fileError(`${nameOf(file)} cannot be read: ${reasonOf(error)}`);
  }
}

/** Writes beside the wanted file and renames, so that a half-written file is never seen. */
async function writeWhole(file, bytes) {
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(bytes);
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
