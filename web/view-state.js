// view-state: what is on screen, as an object for programs and as a short text for the widget and for
// addresses.

const sorts = ['time', 'oldest', 'likes', 'replies', 'reposts'];

export const defaultState = Object.freeze({ from: null, to: null, sort: 'time', post: null });

/** "from=0&to=1000&sort=likes&post=p1" becomes an object; what is missing or senseless takes its default. */
export function stateFromText(text) {
  const fields = new URLSearchParams(text);
  return normalState({
    from: numberOrNull(fields.get('from')),
    to: numberOrNull(fields.get('to')),
    sort: fields.get('sort'),
    post: fields.get('post'),
  });
}

/** The text of a state: defaults are left out, so an untouched view is an empty text. */
export function textFromState(state) {
  const { from, to, sort, post } = normalState(state);
  const fields = new URLSearchParams();
  if (from !== null && to !== null) {
    fields.set('from', String(Math.round(from)));
    fields.set('to', String(Math.round(to)));
  }
  if (sort !== defaultState.sort) fields.set('sort', sort);
  if (post !== null) fields.set('post', post);
  return String(fields).replaceAll('+', '%20');  // a plus is a plus for the core
}

function normalState({ from = null, to = null, sort = null, post = null } = {}) {
  const isRange = Number.isFinite(from) && Number.isFinite(to) && from < to;
  return {
    from: isRange ? from : null,
    to: isRange ? to : null,
    sort: sorts.includes(sort) ? sort : defaultState.sort,
    post: post === null || post === '' ? null : String(post),
  };
}

function numberOrNull(text) {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
