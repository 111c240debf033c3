// find-words: what the search field and all that belongs to it say, in one table, which is no part of what a
// page loads at first. A host page replaces them as those in words.js.
export const findWords = {
  searchLabel: 'Search the posts',
  searchPlaceholder: 'Search',
  searchPlace: '{place} of {posts}',
  searchNext: 'Next post found',
  searchPrevious: 'Previous post found',
  searchClear: 'Clear the search',

  chipsLabel: 'Narrow the search',
  chipsClear: 'Clear all',
  chipLabel: '{name}, {count}',
  chipNotLabel: 'not {name}, {count} of them',
  chipChoose: 'Only these',
  chipTurn: 'All but these',
  chipTake: 'Take this away',
  chipPosts: 'posts',
  chipReplies: 'replies',
  chipQuotes: 'quotes',
  chipReposts: 'reposts',
  chipMedia: 'with media',
  chipPhoto: 'photos',
  chipVideo: 'videos',
  chipGif: 'GIFs',
  chipAudio: 'sounds',
  chipAlt: 'described media',
  chipLink: 'with a link',
  chipThread: 'in a thread',
  chipPoll: 'with a poll',
  chipSensitive: 'sensitive',
  chipLiked: 'liked over {count}',
};

/**
 * The same of one host page.
 * @param {import('../base/words.js').Words} words
 */
export const findWordsOf = (words) => (name, values) => words.of(name, values, findWords[name]);
