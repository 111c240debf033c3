// recent-searches: what was searched before, in this browser's own storage, and nowhere else. Where nothing
// may be kept there is nothing to remember.
const key = 'backscroll-searches';
const most = 6;

function stored() {
  try {
    const texts = JSON.parse(localStorage.getItem(key));
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

function store(texts) {
  try {
    if (texts.length > 0) localStorage.setItem(key, JSON.stringify(texts));
    else localStorage.removeItem(key);
  } catch {
    // The reader does not want anything to be kept.
  }
}

/** @param {boolean} isKept false: nothing is, as in somebody else's page */
export function recentSearches(isKept) {
  return {
    /** The last one first. */
    all: () => (isKept ? stored() : []),
    add(text) {
      const words = text.trim();
      if (!isKept || words === '') return;
      store([words, ...stored().filter((known) => known !== words)].slice(0, most));
    },
    forget: () => store([]),
  };
}
