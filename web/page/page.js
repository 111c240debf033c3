// page: what index.html adds around the element: the view in the address, so that it can be kept, shared and
// gone back to, and the way to an invented archive and back. The element itself never touches the address of
// its host page.
import './backscroll.js';
import { placeOfState, stateFromText, textFromState } from '../element/view-state.js';

const settleMillis = 250;
const feedBegin = '0:';
const mostTitleLetters = 200;
const leastPasted = 100;  // letters: less is no page and no archive, and was pasted by mistake

/** Whether somebody is typing in the element's field, and both places are of a search: the same one, then. */
function isSameSearch(element, before, after) {
  const isTyping = element.shadowRoot.activeElement?.localName === 'input';
  return isTyping && [before, after].every((place) => JSON.parse(place)[0] !== '');
}

/**
 * Each search, view and picture that is opened is a step that the browser's button goes back from, and
 * closing it goes that step back. Another picture is the same step, and what else changes is kept in the step
 * that it belongs to. How far the feed is scrolled is no part of a link.
 */
function mirrorStateInAddress(element) {
  let timer = 0;
  let known = location.hash;
  let isClosing = false;
  const stateOf = () => ({ ...stateFromText(location.hash.slice(1)), at: history.state?.at ?? null });
  let place = placeOfState(stateOf());
  let isPictureStep = stateOf().picture !== null;
  element.state = stateOf();

  const addressOf = (state) => {
    const text = textFromState({ ...state, at: null });
    return text === '' ? location.pathname + location.search : `#${text}`;
  };
  const keep = () => {
    clearTimeout(timer);
    const { state } = element;
    history.replaceState({ ...history.state, at: state.at }, '', addressOf(state));
    known = location.hash;
  };
  element.addEventListener('backscroll-state', ({ detail: state }) => {
    clearTimeout(timer);
    const from = place;
    place = placeOfState(state);
    const isOtherPicture = isPictureStep && state.picture !== null;
    isPictureStep = state.picture !== null;
    if (place === from || isOtherPicture || isSameSearch(element, from, place)) {
      timer = setTimeout(keep, settleMillis);
    } else if (place === history.state?.from) {
      isClosing = true;
      history.back();
    } else {
      history.pushState({ at: state.at, from }, '', addressOf(state));
      known = location.hash;
    }
  });
  element.addEventListener('backscroll-ready', () => {  // another archive does not have what the last one had
    place = placeOfState(element.state);
    isPictureStep = element.state.picture !== null;
    keep();
  });
  addEventListener('pagehide', keep);
  const follow = () => {
    clearTimeout(timer);
    known = location.hash;
    const state = stateOf();
    element.state = { ...state, at: state.at ?? feedBegin };
    place = placeOfState(element.state);  // as the element took it
    isPictureStep = element.state.picture !== null;
  };
  addEventListener('popstate', () => {
    if (isClosing) keep();  // the reader is there already, and stays as far as the feed is
    else follow();
    isClosing = false;
  });
  addEventListener('hashchange', () => { if (location.hash !== known) follow(); });
}

/** The page is named after whoever wrote the posts. */
function takeTitle(element) {
  const title = document.title;
  element.addEventListener('backscroll-ready', ({ detail: { profile } }) => {
    const name = profile?.name?.slice(0, mostTitleLetters);
    document.title = name ? `${name} \u00b7 ${title}` : title;
  });
}

/** With "?sample=1000000" in its address the page shows that many invented posts. */
function takeSample(element) {
  const wanted = new URLSearchParams(location.search).get('sample');
  if (wanted === null) return;
  const link = document.querySelector('#sample');
  Object.assign(link, { textContent: 'Back to the archive', href: location.pathname });
  fetch('archive.json').catch(() => {});  // preloaded with the page: unused, the browser would complain
  element.load({ sample: Number(wanted) }).catch(() => {});  // told by the element itself
}

/**
 * A reader's own posts: by the button, dropped anywhere, or pasted. The script that does it comes when it is
 * needed.
 */
function offerOpening(element) {
  let loading = null;
  const opening = () => {
    loading ??= import('./open.js').then(({ startedOpening }) => (
      startedOpening(element, document.querySelector('#promise'))));
    loading.catch(() => { loading = null; });  // the next press tries again
    return loading;
  };
  const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;
  document.querySelector('#open').addEventListener('click', async () => (await opening()).show());
  let depth = 0;  // of the elements that it is held over
  const hover = async (step) => {
    depth = Math.max(0, depth + step);
    const isOver = depth > 0;
    (await opening()).hover(isOver);
  };
  addEventListener('dragenter', (event) => { if (hasFiles(event)) hover(1); });
  addEventListener('dragleave', (event) => { if (hasFiles(event)) hover(-1); });
  addEventListener('dragover', (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    takeLater(event.dataTransfer);
  });
  addEventListener('paste', (event) => {
    const { clipboardData } = event;
    if (clipboardData === null) return;
    const text = clipboardData.getData('text/plain');
    const [target] = event.composedPath();  // the field itself, also in the element
    const field = target instanceof Element ? target.closest('input, textarea') : null;
    if (clipboardData.files.length > 0) takeLater(clipboardData);
    else if (text.length >= leastPasted && field === null) opening().then((open) => open.takeText(text));
  });
  // The list is empty once the event is over, and the script may still be under way.
  const takeLater = ({ items, files }) => {
    const ofFiles = [...items].filter(({ kind }) => kind === 'file');
    const entries = ofFiles.map((item) => item.webkitGetAsEntry?.() ?? null);
    const plain = [...files];
    opening().then((open) => open.take(entries, plain));
  };
}

const element = document.querySelector('back-scroll');
mirrorStateInAddress(element);
takeTitle(element);
takeSample(element);
offerOpening(element);
