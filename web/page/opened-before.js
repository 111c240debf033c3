// opened-before: the archives that the browser keeps for this page, in the dialog: open or forget one.
import { forget, keptArchives } from '../import/shelf.js';
import { formatName, inFull } from './wording.js';
import { h } from '../base/h.js';

export class OpenedBefore {
  /** For the dialog; empty and hidden while nothing is kept. */
  section = h('section', { className: 'before', hidden: true, 'aria-labelledby': 'before-title' });
  #onOpen;

  /** @param {(file: File, title: string) => void} onOpen */
  constructor(onOpen) {
    this.#onOpen = onOpen;
  }

  /** Looks at what is there: other pages of this site keep and forget, too. */
  async refresh() {
    const kept = await keptArchives();
    const all = h('button', { type: 'button', className: 'quiet' }, 'Forget all');
    all.addEventListener('click', () => this.#forget(kept.map(({ name }) => name)));
    this.section.hidden = kept.length === 0;
    const title = h('h3', { id: 'before-title' }, 'Opened before, without pictures');
    this.section.replaceChildren(
      h('header', {}, title, ...kept.length > 1 ? [all] : []),
      h('ul', {}, ...kept.map((archive) => this.#row(archive))));
  }

  #row({ name, file, info: { format, posts, profile } }) {
    const owner = profile.handle ? `@${profile.handle}` : profile.name || 'Nobody';
    const month = new Date(file.lastModified).toLocaleDateString([], { month: 'short', year: 'numeric' });
    const about = `${formatName(format)} \u00b7 ${inFull(posts)} posts \u00b7 ${month}`;
    const open = h('button', { type: 'button', className: 'again' }, h('b', {}, owner), ` ${about}`);
    open.addEventListener('click', () => this.#onOpen(file, owner));
    const label = `Forget ${owner}, ${about}`;
    const gone = h('button', { type: 'button', className: 'quiet', 'aria-label': label }, 'Forget');
    gone.addEventListener('click', () => this.#forget([name]));
    return h('li', {}, open, gone);
  }

  async #forget(names) {
    await forget(names);
    await this.refresh();
    this.section.closest('dialog')?.querySelector('button.main').focus();  // the button it was on is gone
  }
}
