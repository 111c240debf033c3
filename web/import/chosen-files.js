// chosen-files: what somebody chose, dropped or handed over, as a list of files with their paths.

/** @typedef {{path: string, isChosen: boolean, blob: Blob}} ChosenFile */

const isDirectoryHandle = (source) => source?.kind === 'directory' && typeof source.values === 'function';
const isFileHandle = (source) => source?.kind === 'file' && typeof source.getFile === 'function';
const isList = (source) => Array.isArray(source) ||
  (typeof FileList !== 'undefined' && source instanceof FileList);

/** Whether the source is files or folders, and no address, stream or bytes. */
export const isFiles = (source) => source instanceof Blob || isDirectoryHandle(source) ||
  isFileHandle(source) || isList(source);

/**
 * @param {Blob | FileSystemHandle | Iterable<Blob | FileSystemHandle>} source
 * @param {AbortSignal} signal
 * @returns {Promise<ChosenFile[] | null>} null: something in it is no file
 */
export async function chosenFiles(source, signal) {
  const files = [];
  for (const item of isList(source) ? source : [source]) {
    if (item instanceof Blob) files.push(fileOf(item));
    else if (isFileHandle(item)) files.push(fileOf(await item.getFile()));
    else if (isDirectoryHandle(item)) await addFolder(files, item, '', signal);
    else if (item?.blob instanceof Blob && typeof item.path === 'string') files.push(item);
    else return null;
  }
  return files;
}

/** A file of a folder knows its path there; its name is what a person chose. */
function fileOf(blob) {
  const path = blob.webkitRelativePath ?? '';
  return { path: path || (blob.name ?? 'the file'), isChosen: path === '', blob };
}

async function addFolder(files, folder, path, signal) {
  for await (const entry of folder.values()) {
    signal.throwIfAborted();
    const inner = `${path}${entry.name}`;
    if (entry.kind === 'directory') await addFolder(files, entry, `${inner}/`, signal);
    else files.push({ path: inner, isChosen: false, blob: await entry.getFile() });
  }
}
