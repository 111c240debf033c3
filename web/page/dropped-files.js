// dropped-files: what is dropped or pasted, folders with all that is in them. The list of what was dropped is
// empty once its event is over, so everything is taken out of it at once.

const mostFiles = 500_000;

/** @param {DataTransfer} transfer @returns {Promise<import('../import/chosen-files.js').ChosenFile[]>} */
export async function droppedFiles(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  const files = [];
  for (const [i, entry] of entries.entries()) {
    if (entry?.isDirectory) await addFolder(files, entry, '');
    else if (entry !== null) files.push({ path: entry.name, isChosen: true, blob: await fileOf(entry) });
    else if (plain[i]) files.push({ path: plain[i].name, isChosen: true, blob: plain[i] });
  }
  return files;
}

const fileOf = (entry) => new Promise((resolve, reject) => { entry.file(resolve, reject); });

/** A folder tells of a hundred at a time, until there are no more. */
async function addFolder(files, folder, path) {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (entries.length === 0) return;
    for (const entry of entries) {
      const inner = `${path}${entry.name}`;
      if (entry.isDirectory) await addFolder(files, entry, `${inner}/`);
      else if (files.length < mostFiles) {
        files.push({ path: inner, isChosen: false, blob: await fileOf(entry) });
      }
    }
  }
}
