// numbers-table: what the widget has counted, as the panel shows it and as it is copied and saved.
import { plainWord, stopWordsOf } from './stop-words.js';

const mostRows = 8;
const leastShare = 0.02;  // of the posts: a language whose frequent words are not counted

const numberFields = (fields) => fields.map(Number);

/**
 * @param {string} lines of the event: what it is, then its fields
 * @param {string} pageLanguage where the archive does not say in which languages it is
 */
export function tableOf(lines, pageLanguage) {
  const rows = lines.split('\n').slice(0, -1).map((line) => line.split('\t'));
  const of = (name) => rows.filter(([kind]) => kind === name).map(([, ...fields]) => fields);
  const one = (name) => of(name)[0] ?? [];
  const ranking = (name, term) => of(name).map(([what, posts]) => (
    { name: what, term: term(what), posts: Number(posts) }));
  const [posts, all] = numberFields(one('posts'));
  const [period, ...dates] = one('period');
  const [dated, about, outside] = numberFields(dates);
  const shares = of('share').map(([term, here, everywhere]) => (
    { term, posts: Number(here), all: Number(everywhere) }));
  const languages = shares.filter(({ term }) => /^lang:(?!und$)/.test(term));
  const spoken = languages.filter((row) => row.all >= leastShare * all).map(({ term }) => term.slice(5));
  const isStopWord = stopWordsOf(spoken.length > 0 ? spoken : ['en', pageLanguage]);
  const sum = (name) => {
    const [known, total, median] = numberFields(one(name));
    return { known, total, median };
  };
  return {
    posts, all, period, dated, about, outside, range: one('range')[0] ?? '',
    bars: of('bar').map(numberFields).map(([begin, end, here, everywhere]) => (
      { begin, end, posts: here, all: everywhere })),
    timed: Number(one('timed')[0]),
    hours: new Map(of('hour').map(numberFields)),
    likes: sum('likes'), replies: sum('replies'), reposts: sum('reposts'),
    kinds: shares.filter(({ term }) => /^(is|has):/.test(term)),
    languages,
    words: ranking('word', plainWord).filter(({ name }) => !isStopWord(name))
      .map((row) => ({ ...row, name: plainWord(row.name) })).slice(0, mostRows),
    tags: ranking('tag', (tag) => tag).slice(0, mostRows),
    mentions: ranking('mention', (name) => name).slice(0, mostRows),
    answered: ranking('answered', (name) => `to:${name}`).slice(0, mostRows),
    sites: ranking('site', (site) => site).slice(0, mostRows),
    top: of('top').map(([id, likes, text]) => ({ id, likes: Number(likes), text })),
  };
}

const dayOf = (millis) => new Date(millis).toISOString().slice(0, 10);

/**
 * All of it as lines of what, name, posts, posts of all (where that is known).
 * @returns {(string | number)[][]}
 */
export function linesOf(table) {
  const lines = [['what', 'name', 'posts', 'all'], ['posts', table.range, table.posts, table.all]];
  for (const name of ['likes', 'replies', 'reposts']) {
    const { known, total, median } = table[name];
    lines.push([name, 'known of', known, '']);
    if (known > 0) lines.push([name, 'sum', total, ''], [name, 'median', median, '']);
  }
  for (const { term, posts, all } of [...table.kinds, ...table.languages]) {
    lines.push(['share', term, posts, all]);
  }
  for (const { begin, posts, all } of table.bars) lines.push([table.period, dayOf(begin), posts, all]);
  for (const [hour, posts] of table.hours) {
    lines.push(['hour', `weekday ${Math.floor(hour / 24) + 1}, ${hour % 24}:00`, posts, '']);
  }
  for (const kind of ['words', 'tags', 'mentions', 'answered', 'sites']) {
    for (const { name, posts } of table[kind]) lines.push([kind, name, posts, '']);
  }
  for (const { id, likes, text } of table.top) lines.push(['likes of', `${text} (${id})`, likes, '']);
  return lines;
}

export const textOf = (table) => linesOf(table).slice(1)
  .map((line) => line.filter((field) => field !== '').join('\t')).join('\n');

/** No field is taken for a formula by the program that opens it. */
function csvField(value) {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 */
export const csvOf = (table) => linesOf(table).map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
