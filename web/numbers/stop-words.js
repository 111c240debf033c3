// stop-words: the words of a language that say nothing about a text, which are not worth counting.
import {
  ara, dan, deu, eng, fra, heb, hin, ita, jpn, kor, nld, nob, pol, por, rus, spa, swe, tur, zho,
} from 'stopword';

const english = [...eng, ...(  // what the list leaves out
  'again cannot does doing done down during even few go going i\'m its just no nor not off once one own ' +
  'really shall so until us when why will').split(' ')];
const lists = {
  ar: ara, da: dan, de: deu, en: english, es: spa, fr: fra, he: heb, hi: hin, it: ita, ja: jpn, ko: kor,
  nb: nob, nl: nld, no: nob, pl: pol, pt: por, ru: rus, sv: swe, tr: tur, zh: zho,
};
const contracted = /(?:n't|'(?:s|m|d|re|ve|ll))$/;  // English: "don't" says as little as "do"
const elided = /^(?:[cdjlmnst]|qu)'/;               // French and Italian: "l'", "qu'"

/** As it is compared: in small letters, with a straight apostrophe. */
export const plainWord = (word) => word.toLowerCase().replaceAll('’', '\'');

/** @param {string[]} languages tags @returns {(word: string) => boolean} whether it is one of them */
export function stopWordsOf(languages) {
  const known = new Set(languages.flatMap((tag) => lists[tag.split('-')[0]] ?? []));
  return (word) => {
    const plain = plainWord(word);
    return [plain, plain.replace(contracted, ''), plain.replace(elided, '')].some(
      (form) => known.has(form)) || (known.has('not') && plain.endsWith('n\'t'));
  };
}
