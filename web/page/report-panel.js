// report-panel: what an import met, beside the posts: one sum that adds up, what is not shown and how to see
// it, what was repaired or skipped, and what this kind of archive cannot know.
import { placeText, reportSections } from '../base/report.js';
import { h } from '../base/h.js';
import { formatName, inFull } from './wording.js';

const manyNotes = 3;

/** "118,204 rows = 117,880 posts + 12 older versions + 298 hidden + 14 skipped" */
function sumOf({ posts, hidden, skipped, report }) {
  const older = report.find(({ reason }) => reason === 'older_version')?.count ?? 0;
  const terms = [
    [posts, posts === 1 ? 'post' : 'posts'], [older, older === 1 ? 'older version' : 'older versions'],
    [hidden - older, 'hidden'], [skipped, 'skipped'],
  ];
  return { rows: posts + hidden + skipped, terms: terms.filter(([count], i) => i === 0 || count > 0) };
}

export class ReportPanel {
  #panel = null;
  #onInclude;

  /** @param {(files: object[], include: string[], captured?: string) => void} onInclude the same again */
  constructor(onInclude) {
    this.#onInclude = onInclude;
  }

  close() {
    this.#panel?.remove();
    this.#panel = null;
  }

  /**
   * @param {object} info what the element says when it is ready
   * @param {{name: string, files: object[], include: string[], millis: number}} opened
   */
  show(info, opened) {
    this.close();
    const close = h('button', { type: 'button', className: 'close', 'aria-label': 'Close' }, '\u00d7');
    close.addEventListener('click', () => this.close());
    const save = h('button', { type: 'button', onclick: () => this.#save(info) }, 'Save');
    this.#panel = h('aside', { className: 'report', 'aria-labelledby': 'report-title', tabIndex: -1 },
      h('header', {}, h('h2', { id: 'report-title' }, 'What was read'), save, close),
      this.#about(info, opened), ...this.#notKept(info), this.#sum(info), ...this.#captured(info, opened),
      ...this.#sections(info, opened));
    this.#panel.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      this.close();
      document.querySelector('#open').focus();
    });
    document.body.append(this.#panel);
    this.#panel.focus();
  }

  #about({ format, profile }, { name, millis }) {
    const owner = profile?.handle ? ` of @${profile.handle}` : '';
    const seconds = millis < 1000 ? 'in less than a second' : `in ${(millis / 1000).toFixed(1)} s`;
    return h('p', { className: 'small' }, `${name} \u00b7 ${formatName(format)}${owner}, read ${seconds}`);
  }

  #notKept({ notKept }) {
    return notKept === undefined ? [] : [h('p', { className: 'small' }, notKept)];
  }

  #sum(info) {
    const { rows, terms } = sumOf(info);
    const term = ([count, name], sign) => (
      h('div', {}, h('i', {}, sign), h('b', {}, inFull(count)), h('span', {}, name)));
    return h('div', { className: 'sum' }, term([rows, rows === 1 ? 'row' : 'rows'], ''),
      ...terms.map((part, i) => term(part, i === 0 ? '=' : '+')));
  }

  /** Ages become spans of time when somebody knows when the page was saved. */
  #captured({ report, isImported }, { files, include }) {
    if (isImported || !report.some(({ reason }) => reason === 'no_capture_date')) return [];
    const looks = { type: 'month', required: true, placeholder: '2025-03', pattern: '\\d{4}-\\d{2}' };
    const month = h('input', looks);
    const form = h('form', { className: 'captured' },
      h('label', {}, 'When was this page saved?', month), h('button', {}, 'Date the posts'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#onInclude(files, include, month.value);
    });
    return [form];
  }

  #sections(info, opened) {
    return reportSections(info).map(({ action, heading, notes }) => (
      h('section', {}, h('h3', {}, heading),
        ...notes.flatMap((note) => this.#note(action, note, info, opened)))));
  }

  #note(action, { sentence, count, option, places }, { isImported }, { files, include }) {
    const told = places.map(placeText).filter(Boolean).slice(0, manyNotes);
    const rest = count > told.length ? ` and ${inFull(count - told.length)} more` : '';
    const isCounted = count > 0 && (count > 1 || action !== 'remark');
    const number = isCounted ? inFull(count) : count === 0 ? 'not opened' : '';
    const line = h('div', { className: 'note' }, h('span', {}, sentence),
      h('span', { className: 'number' }, number));
    if (option && !isImported) {  // else it would have to be read again from what it was made of
      const add = () => this.#onInclude(files, [...include, option]);
      line.append(h('button', { type: 'button', onclick: add }, 'Show them'));
    }
    return told.length === 0 ? [line] : [line, h('p', { className: 'small' }, told.join('; ') + rest)];
  }

  #save(info) {
    const text = `${JSON.stringify(info, null, 2)}\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    h('a', { href: url, download: 'import-report.json' }).click();
    URL.revokeObjectURL(url);
  }
}
