// dropped-files: what is dropped or pasted, folders with all that is in them.

const mostFiles = 500_000;

/**
 * @param {(FileSystemEntry | null)[]} entries null: the browser has none for that one
 * @param {File[]} plain the same as files, which folders are not
 * @param {AbortSignal} signal
 * @returns {Promise<import('../import/chosen-files.js').ChosenFile[]>}
 */
export async function droppedFiles(entries, plain, signal) {
  const files = [];
  for (const [i, entry] of entries.entries()) {
    if (entry?.isDirectory) await addFolder(files, entry, '', signal);
    else if (entry !== null) files.push({ path: entry.name, isChosen: true, blob: await fileOf(entry) });
    else if (plain[i]) files.push({ path: plain[i].name, isChosen: true, blob: plain[i] });
  }
  return files;
}

const fileOf = (entry) => new Promise((resolve, reject) => { entry.file(resolve, reject); });

/** A folder tells of a hundred at a time, until there are no more. */
async function addFolder(files, folder, path, signal) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    signal.throwIfAborted();
    if (entries.length === 0) return;
    for (const entry of entries) {
      const inner = `${path}${entry.name}`;
      if (entry.isDirectory) await addFolder(files, entry, `${inner}/`, signal);
      else if (files.length < mostFiles) {
        files.push({ path: inner, isChosen: false, blob: await fileOf(entry) });
      }
    }
  }
}
