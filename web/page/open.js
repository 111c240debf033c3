// open: everything on the page that opens a reader's own posts: the dialog, dropping and pasting, progress,
// and what came of it. Loaded when somebody asks for it.
import { chosenFiles } from '../import/chosen-files.js';
import { sizeText } from '../base/words.js';
import { droppedFiles } from './dropped-files.js';
import { h } from '../base/h.js';
import { OpenedBefore } from './opened-before.js';
import { ReportPanel } from './report-panel.js';
import { inFull } from './wording.js';

const kinds = [
  ['X / Twitter', 'the zip as it came, the folder, or tweets.js'],
  ['Mastodon, Pixelfed', 'zip, tar.gz, folder, or outbox.json'],
  ['Saved profile page', 'its text, as a .txt file'],
  ['Backscroll', '.json, also gzipped, or .backscroll'],
];
const mostCounted = 100_000;  // requests
const noHurryMillis = 800;  // before anybody guesses how long it takes

function timeLeft({ loaded, total }, startedMillis) {
  const spent = performance.now() - startedMillis;
  if (spent < noHurryMillis || loaded === 0 || total <= loaded) return '';
  const seconds = Math.ceil(spent * (total - loaded) / loaded / 1000);
  return seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}

/** Counts what this page asks the network for, from now on. */
class RequestCount {
  #before = RequestCount.#all();
  #workers = 0;
  since = new Date();

  static #all() {
    return performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('blob:')).length;
  }

  addWorkers(count) { this.#workers += count; }

  /** To be read by whoever opens files. */
  get words() {
    const count = RequestCount.#all() - this.#before + this.#workers;
    const time = this.since.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const requests = count === 1 ? '1 request' : `${count} requests`;
    const since = h('span', { className: 'since' }, ` since ${time}`);
    return [`Your files never leave this computer \u00b7 ${requests}`, since];
  }
}

/** Browsers ask for the icon anew with every address of the page: from here on the page has it itself. */
async function keepIcon() {
  const icon = document.querySelector('link[rel=icon]');
  const answer = await fetch(icon.href);
  if (answer.ok) icon.href = URL.createObjectURL(await answer.blob());
}

/**
 * Everything that opens files, with its style sheet, what plays films and what shows numbers: the last that
 * the page itself asks for.
 * @param {HTMLElement} element the <back-scroll> @param {HTMLElement} promise where the count is shown
 */
export async function startedOpening(element, promise) {
  const sheet = h('link', { rel: 'stylesheet', href: 'open.css' });
  await new Promise((done) => {
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
  const rest = [
    import('./backscroll-film.js'), import('./backscroll-numbers.js'), import('./backscroll-keys.js'),
  ];
  await Promise.allSettled(rest);  // who needs them asks again
  await keepIcon().catch(() => {});
  return new Opening(element, promise);
}

class Opening {
  #element;
  #dialog = null;
  #card = null;
  #drop = null;
  #report;
  #before = new OpenedBefore((file, name) => this.#openAgain(file, name));
  #observer = null;
  #promise;  // of the page, about what leaves this computer
  #controller = null;

  constructor(element, promise) {
    this.#element = element;
    this.#promise = promise;
    this.#report = new ReportPanel((...again) => this.open(...again));
    element.shadowRoot.addEventListener('focusin', ({ target }) => {
      if (target.type === 'search') this.#report.close();  // it may lie over the field
    });
    performance.setResourceTimingBufferSize(mostCounted);
  }

  /** The dialog. */
  show() {
    this.#dialog ??= this.#madeDialog();
    this.#before.refresh();
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #madeDialog() {
    const files = h('input', { type: 'file', multiple: true, hidden: true, 'aria-label': 'Files' });
    const folder = h('input', {
      type: 'file', webkitdirectory: true, hidden: true, 'aria-label': 'A folder',
    });
    const take = ({ target }) => {
      const list = [...target.files];
      target.value = '';
      dialog.close();
      if (list.length > 0) this.open(list);
    };
    for (const input of [files, folder]) input.addEventListener('change', take);
    const button = (text, input, className) => (
      h('button', { type: 'button', className, autofocus: true, onclick: () => input.click() }, text));
    const close = h('button', { type: 'button', className: 'close', 'aria-label': 'Close' }, '\u00d7');
    close.addEventListener('click', () => dialog.close());
    const dialog = h('dialog', { className: 'open', 'aria-labelledby': 'open-title' }, close,
      h('h2', { id: 'open-title' }, 'Open your own posts'),
      h('p', {}, 'Drop files or a folder anywhere on this page, paste them, or choose them. They never ' +
        'leave this computer.'),
      h('div', { className: 'choices' }, button('Choose files', files, 'main'),
        button('Choose a folder', folder, ''), files, folder),
      h('ul', { className: 'kinds' }, ...kinds.map(([name, form]) => h('li', {}, h('b', {}, name), form))),
      this.#before.section, h('p', { className: 'small' }, 'No archive at hand? ',
        h('a', { href: '?sample=1000000' }, 'Try with a million posts')));
    dialog.addEventListener('click', ({ target, detail }) => {
      if (target === dialog && detail < 2) dialog.close();  // not by the second half of a double-click
    });
    document.body.append(dialog);
    return dialog;
  }

  /** Something is held over the page. @param {boolean} isOver */
  hover(isOver) {
    this.#drop ??= document.body.appendChild(h('div', { className: 'drop' },
      h('div', {}, h('b', {}, 'Drop it anywhere'), h('span', {}, 'Your files never leave this computer'))));
    this.#drop.hidden = !isOver;
  }

  /** The text of a saved page or of an archive. */
  takeText(text) {
    return this.open([{ path: 'pasted text', isChosen: true, blob: new Blob([text]) }]);
  }

  /** What was dropped or pasted; see droppedFiles(). */
  async take(entries, plain) {
    this.hover(false);
    if (entries.length === 0) return;
    const name = 'What was dropped';
    const controller = this.#begin();
    this.#shownCard(name, controller);
    try {
      const files = await droppedFiles(entries, plain, controller.signal);
      if (this.#controller !== controller) return;  // something else was asked for meanwhile
      this.#card.remove();
      if (files.length > 0) await this.open(files);
    } catch (error) {
      this.#failed(name, error, controller);
    }
  }

  /** What was under way makes way. */
  #begin() {
    this.#controller?.abort();
    this.#dialog?.close();
    this.#report.close();
    return this.#controller = new AbortController();
  }

  /**
   * @param {(File | object)[]} list files, or what droppedFiles() makes of them
   * @param {string[]} [include] kinds of posts that are left out else
   * @param {string} [captured] when the source was saved, where it does not say
   */
  async open(list, include = [], captured = undefined) {
    const controller = this.#begin();
    const files = list[0] instanceof Blob ? await chosenFiles(list, controller.signal) : list;
    const name = files.length === 1 ? files[0].path : `${inFull(files.length)} files`;
    const opened = await this.#load(name, files, { include, captured, remember: true }, controller);
    if (opened === null) return;
    this.#report.show(opened.info, { name, files, include, millis: opened.millis });
  }

  /** What the browser kept: what was read of it then is known. */
  async #openAgain(file, name) {
    const controller = this.#begin();
    await this.#load(name, [{ path: file.name, isChosen: true, blob: file }], {}, controller);
  }

  /** @returns {Promise<{info: object, millis: number} | null>} null: what came instead was told */
  async #load(name, files, how, controller) {
    const count = new RequestCount();
    const started = performance.now();
    const onProgress = this.#shownCard(name, controller);
    try {
      let info = null;
      const listen = ({ detail }) => { info = detail; };
      const { signal } = controller;
      this.#element.addEventListener('backscroll-ready', listen, { once: true, signal });
      await this.#element.load(files, { keep: true, signal, onProgress, ...how });
      count.addWorkers(info.requests ?? 0);
      this.#card.remove();
      this.#keep(count);
      return { info, millis: performance.now() - started };
    } catch (error) {
      this.#failed(name, error, controller);
      return null;
    }
  }

  #failed(name, error, controller) {
    if (this.#controller !== controller) return;
    if (controller.signal.aborted) this.#card.remove();
    else this.#fail(name, error);
  }

  #keep(count) {
    const tell = () => { this.#promise.replaceChildren(...count.words); };
    tell();
    this.#observer?.disconnect();
    this.#observer = new PerformanceObserver(tell);
    this.#observer.observe({ type: 'resource' });
  }

  #freshCard(...parts) {
    this.#card?.remove();
    this.#card = h('section', { className: 'card', 'aria-live': 'polite' }, ...parts);
    document.body.append(this.#card);
  }

  #shownCard(name, controller) {
    let started = 0;  // with the first bytes
    const what = h('p', {}, 'Looking at it');
    const bar = h('progress', { max: 1, 'aria-label': 'Read' });
    const posts = h('span', {});
    const left = h('span', { className: 'left' });
    const cancel = h('button', { type: 'button', onclick: () => controller.abort() }, 'Cancel');
    this.#freshCard(h('header', {}, h('b', {}, name), cancel), what, bar,
      h('footer', { 'aria-live': 'off' }, posts, left));
    return ({ loaded, total, rows, path }) => {
      started ||= performance.now();
      if (path !== undefined) what.textContent = `Reading ${path.split('/').at(-1)}`;
      if (total > 0) bar.value = loaded / total;
      const part = total > loaded ? `${sizeText(loaded)} of ${sizeText(total)}` : sizeText(loaded);
      posts.textContent = rows === undefined ? part : `${inFull(rows)} posts \u00b7 ${part}`;
      left.textContent = timeLeft({ loaded, total }, started);
    };
  }

  #fail(name, { message }) {
    const isLeft = this.#element.metrics().posts > 0;
    const told = message.startsWith(name) ? message : `${name}: ${message}`;
    const close = h('button', { type: 'button', onclick: () => this.#card.remove() }, 'Close');
    const again = () => {
      this.#card.remove();
      this.show();
    };
    this.#freshCard(h('header', {}, h('b', {}, 'This could not be opened'), close),
      h('p', { className: 'sentence', role: 'alert' }, told),
      h('footer', {}, h('span', {}, isLeft ? 'What was on screen before is still there.' : ''),
        h('button', { type: 'button', onclick: again }, 'Choose others')));
  }
}
