// language: which language the widget speaks: that of the page around it, told more exactly by the reader's
// own settings where these know the same language.
import { lineage } from './surroundings.js';

function isTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const languageOf = (tag) => tag.split('-')[0].toLowerCase();

/** The `lang` of the nearest element that has one; empty when the page does not say. */
function languageOfPage(element) {
  for (const node of lineage(element)) {
    const tag = node.getAttribute('lang');
    if (tag !== null) return tag.trim();
  }
  return '';
}

/**
 * Tags in the order of preference. A page in "en" is read by someone from Dublin in "en-IE".
 * @param {string} pageTag @param {readonly string[]} readerTags
 */
export function preferredTags(pageTag, readerTags) {
  const ownTags = readerTags.filter(isTag);
  if (pageTag === '' || !isTag(pageTag)) return ownTags;
  const isPlain = !pageTag.includes('-');
  const nearer = isPlain ? ownTags.find((tag) => languageOf(tag) === languageOf(pageTag)) : undefined;
  return nearer === undefined ? [pageTag] : [nearer, pageTag];
}

/** Whether the page around the element, or the element itself, begins its lines at the right. */
export const isRightToLeft = (element) => getComputedStyle(element).direction === 'rtl';

/** As the core takes them: "en-IE,en". */
export function languageText(element) {
  return preferredTags(languageOfPage(element), navigator.languages).join(',');
}
