// The Arabic words of the page that runs from right to left: a translation as a host page would bring it.
import { arabicWords } from './arabic-words.js';

document.querySelector('back-scroll').words = arabicWords;
