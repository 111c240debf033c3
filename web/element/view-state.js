// view-state: what is on screen, as an object for programs and as a short text for the widget and for
// addresses.

const sorts = ['time', 'oldest', 'likes', 'replies', 'reposts', 'relevance'];
const views = ['posts', 'years', 'day', 'thread', 'numbers'];

export const defaultState = Object.freeze({
  from: null, to: null, sort: 'time', view: 'posts', day: null, thread: null, search: '', post: null,
  picture: null, at: null,
});

/** "from=0&to=1000&sort=likes&post=p1" becomes an object; what is missing or senseless takes its default. */
export function stateFromText(text) {
  const fields = new URLSearchParams(text);
  return normalState({
    from: numberOrNull(fields.get('from')),
    to: numberOrNull(fields.get('to')),
    sort: fields.get('sort'),
    view: fields.get('view'),
    day: fields.get('day'),
    thread: fields.get('thread'),
    search: fields.get('search'),
    post: fields.get('post'),
    picture: fields.get('picture'),
    at: fields.get('at'),
  });
}

/** What the reader has gone into, and wants to come back from with the browser's button. */
export function placeOfState({ search, view, day, thread, picture }) {
  return JSON.stringify([search, view, view === 'day' ? day : null, thread, picture]);
}

/** The text of a state: defaults are left out, so an untouched view is an empty text. */
export function textFromState(state) {
  const { from, to, sort, view, day, thread, search, post, picture, at } = normalState(state);
  const fields = new URLSearchParams();
  if (from !== null && to !== null) {
    fields.set('from', String(Math.round(from)));
    fields.set('to', String(Math.round(to)));
  }
  if (sort !== defaultState.sort) fields.set('sort', sort);
  if (view !== defaultState.view) fields.set('view', view);
  if (day !== null) fields.set('day', day);
  if (thread !== null) fields.set('thread', thread);
  if (search !== '') fields.set('search', search);
  if (post !== null) fields.set('post', post);
  if (picture !== null) fields.set('picture', picture);
  if (at !== null) fields.set('at', at);
  return String(fields).replaceAll('+', '%20');  // a plus is a plus for the core
}

function normalState({
  from = null, to = null, sort = null, view = null, day = null, thread = null, search = '', post = null,
  picture = null, at = null,
} = {}) {
  const isRange = Number.isFinite(from) && Number.isFinite(to) && from < to;
  return {
    from: isRange ? from : null,
    to: isRange ? to : null,
    sort: oneOf(sorts, sort),
    view: oneOf(views, view),
    day: /^\d{1,2}-\d{1,2}$/.test(day ?? '') ? day : null,
    thread: textOrNull(thread),
    search: textOrNull(search) ?? '',
    post: textOrNull(post),
    picture: /^\d+:./.test(picture ?? '') ? picture : null,
    at: /^-?\d+:/.test(at ?? '') ? at : null,
  };
}

function oneOf(values, value) {
  return values.includes(value) ? value : values[0];
}

function textOrNull(value) {
  return value === null || value === '' ? null : String(value);
}

function numberOrNull(text) {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/**
 * The post's own address; else that of a page that shows the post named in its address; else null.
 * @param {[string, string]} post its address and its id
 */
export function linkOf([address, id], isPageLinked) {
  if (address !== '') return address;
  return isPageLinked ? `${location.href.split('#', 1)[0]}#post=${encodeURIComponent(id)}` : null;
}
