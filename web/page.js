// page: what index.html adds around the element: the view in the address, so that it can be kept, shared and
// gone back to, and the way to an invented archive and back. The element itself never touches the address of
// its host page.
import './backscroll.js';
import { stateFromText, textFromState } from './view-state.js';

const settleMillis = 250;

function mirrorStateInHash(element) {
  let timer = 0;
  let known = location.hash;
  if (known !== '') element.state = stateFromText(known.slice(1));

  element.addEventListener('backscroll-state', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = textFromState(element.state);
      history.replaceState(history.state, '', text === '' ? location.pathname + location.search : `#${text}`);
      known = location.hash;
    }, settleMillis);
  });
  addEventListener('hashchange', () => {
    if (location.hash !== known) element.state = stateFromText(location.hash.slice(1));
    known = location.hash;
  });
}

/** The page is named after whoever wrote the posts. */
function takeTitle(element) {
  const title = document.title;
  element.addEventListener('backscroll-ready', ({ detail: { profile } }) => {
    document.title = profile?.name ? `${profile.name} \u00b7 ${title}` : title;
  });
}

/** With "?sample=1000000" in its address the page shows that many invented posts. */
function takeSample(element) {
  const wanted = new URLSearchParams(location.search).get('sample');
  if (wanted === null) return;
  const link = document.querySelector('#sample');
  Object.assign(link, { textContent: 'Back to the archive', href: location.pathname });
  element.load({ sample: Number(wanted) }).catch(() => {});  // told by the element itself
}

const element = document.querySelector('back-scroll');
mirrorStateInHash(element);
takeTitle(element);
takeSample(element);
