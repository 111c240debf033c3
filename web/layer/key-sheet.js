// key-sheet: what each key does, over the canvas, until it is closed. Comes when it is first asked for.
import { h, part } from '../base/h.js';

/** A host page replaces these as those in words.js. */
export const keyWords = {
  keysTitle: 'Keys',
  keysHide: 'Close',
  keysTime: 'Through time',
  keysMove: 'back and forth',
  keysZoom: 'nearer and farther',
  keysAll: 'everything',
  keysDate: 'go to a date',
  keysPosts: 'Posts',
  keysStep: 'the next one, the one before',
  keysEnds: 'the first and the last of all',
  keysOpen: 'its pictures, or what a warning covers',
  keysWarning: 'what a warning covers',
  keysThread: 'its thread',
  keysCopy: 'copy its text',
  keysLink: 'copy its link',
  keysOriginal: 'open the original',
  keysFeed: 'The feed',
  keysByTime: 'newest first, oldest first',
  keysByCount: 'most likes, replies, reposts',
  keysByFit: 'what fits a search best',
  keysPlain: 'all posts',
  keysYears: 'the top of each year',
  keysDay: 'this day in all years',
  keysNumbers: 'the numbers',
  keysSearch: 'Search',
  keysFind: 'search',
  keysFound: 'the next post found, with Shift the one before',
  keysLeave: 'close what is open, then leave',
  keysSheet: 'these keys',
};

const groups = [
  ['keysTime', [
    ['\u2190 \u2192', 'keysMove'], ['+ \u2212', 'keysZoom'], ['0', 'keysAll'], ['G', 'keysDate'],
  ]],
  ['keysPosts', [
    ['J K', 'keysStep'], ['Home End', 'keysEnds'], ['Enter', 'keysOpen'], ['O', 'keysWarning'],
    ['T', 'keysThread'], ['C', 'keysCopy'], ['L', 'keysLink'], ['V', 'keysOriginal'],
  ]],
  ['keysFeed', [
    ['1 2', 'keysByTime'], ['3 4 5', 'keysByCount'], ['R', 'keysByFit'], ['6', 'keysPlain'],
    ['7', 'keysYears'], ['8', 'keysDay'], ['9', 'keysNumbers'],
  ]],
  ['keysSearch', [['/', 'keysFind'], ['N', 'keysFound'], ['Esc', 'keysLeave'], ['?', 'keysSheet']]],
];

const styles = `
.keys { position: absolute; inset: 0; display: grid; place-items: center; padding: 12px; }
.keys { background: color-mix(in srgb, var(--background) 60%, transparent); }
.stage[data-tall] .keys { place-items: start center; }
.keys > div { position: sticky; inset-block: 12px; box-sizing: border-box; inline-size: min(720px, 100%); }
.keys > div { max-block-size: min(100%, 100vh - 24px); overflow: auto; padding: 20px 24px; outline: none; }
.keys > div { border: 1px solid var(--line); border-radius: 14px; background: var(--surface); }
.keys > div { box-shadow: 0 16px 48px -16px rgb(0 0 0 / 50%); }
.keys header { display: flex; justify-content: space-between; align-items: center; margin-block-end: 8px; }
.keys h2 { margin: 0; font-size: 20px; }
.keys h3 { margin: 0 0 6px; font-size: 15px; }
.keys header button { inline-size: 36px; block-size: 36px; padding: 0; border: 0; border-radius: 50%; }
.keys header button { background: none; color: var(--soft); font: inherit; font-size: 22px; cursor: pointer; }
.keys header button:hover { background: var(--line); }
.keys button:focus-visible { outline: 2px solid var(--accent); }
.keys .columns { columns: 2 260px; column-gap: 32px; }
.keys section { break-inside: avoid; margin-block-end: 18px; }
.keys dl { margin: 0; }
.keys dl div { display: grid; grid-template-columns: 100px 1fr; gap: 8px; align-items: baseline; }
.keys dl div { padding-block: 3px; }
.keys dt { display: flex; flex-wrap: wrap; gap: 4px; direction: ltr; }
.keys dd { margin: 0; color: var(--soft); font-size: 14px; }
.keys kbd { min-inline-size: 12px; padding: 1px 6px; border: 1px solid var(--line); border-radius: 5px; }
.keys kbd { font: inherit; font-size: 13px; text-align: center; }
`;

/** @param {(name: string) => string} say */
function sectionOf([title, rows], say) {
  const row = ([keys, word]) => h('div', {},
    h('dt', {}, ...keys.split(' ').map((key) => h('kbd', {}, key))), h('dd', {}, say(word)));
  return h('section', {}, h('h3', {}, say(title)), h('dl', {}, ...rows.map(row)));
}

/**
 * Shows it, once, over what the stage shows.
 * @param {import('../element/stage.js').Stage} stage
 * @param {AbortSignal} signal takes it away
 */
export function showKeys(stage, signal) {
  const { box, words } = stage;
  if (signal.aborted || box.querySelector('.keys') !== null) return;
  stage.addStyles(styles);
  const before = box.getRootNode().activeElement;
  const say = (name) => words.of(name, {}, keyWords[name]);
  const button = h('button', { type: 'button', 'aria-label': say('keysHide') }, '\u00d7');
  const panel = h('div', { role: 'dialog', 'aria-label': say('keysTitle'), tabIndex: -1 },
    h('header', {}, h('h2', {}, say('keysTitle')), button),
    part('div', 'columns', ...groups.map((group) => sectionOf(group, say))));
  const sheet = part('div', 'keys', panel);
  const clear = () => {
    signal.removeEventListener('abort', clear);
    sheet.remove();
  };
  const close = () => {
    clear();
    before?.focus({ preventScroll: true });
  };
  button.addEventListener('click', close);
  sheet.addEventListener('click', ({ target }) => { if (target === sheet) close(); });
  sheet.addEventListener('keydown', (event) => {
    event.stopPropagation();  // none of them is for what lies below
    if (event.key !== 'Escape' && event.key !== '?') return;
    event.preventDefault();
    close();
  });
  sheet.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== null && !sheet.contains(relatedTarget)) clear();
  });
  signal.addEventListener('abort', clear);
  box.append(sheet);
  panel.focus();
}
