// report: what an import met, in words that anybody can read.

const inFull = (number) => number.toLocaleString('en');

const headings = {
  hidden: 'Not shown',
  skipped: 'Could not be read',
  repaired: 'Read as what was meant, or left out',
  remark: 'Good to know',
};

/** "data/tweets.js, line 613" @param {{file?: string, row?: number, line?: number, id?: string}} place */
export function placeText({ file, row, line, id }) {
  const parts = [file, line === undefined ? row && `row ${row}` : `line ${line}`, id && `post ${id}`];
  return parts.filter(Boolean).join(', ');
}

/** The notes of a report under their headings, empty ones left out. */
export function reportSections({ report }) {
  return Object.entries(headings)
    .map(([action, heading]) => ({ action, heading, notes: report.filter((note) => note.action === action) }))
    .filter(({ notes }) => notes.length > 0);
}

/** @param {object} info of an import @returns {string} */
export function reportText(info) {
  const lines = [`${inFull(info.posts)} posts were read.`];
  for (const { heading, notes } of reportSections(info)) {
    lines.push('', `${heading}:`);
    for (const { sentence, count, option, places } of notes) {
      const times = count > 1 ? ` (${inFull(count)} times)` : '';
      lines.push(`- ${sentence}${times}${option ? `; shown with --include ${option}` : ''}`);
      lines.push(...places.map((place) => `    ${placeText(place)}`));
    }
  }
  return `${lines.map((line) => line.replaceAll(/\p{Cc}/gu, '\ufffd')).join('\n')}\n`;
}
