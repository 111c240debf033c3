// numbers-words: what the panel of numbers says, in one table, which comes with it. A host page replaces them
// as those in words.js.
export const numbersWords = {
  numbersLabel: 'The numbers of what is shown',
  numbersPosts: '{posts} posts',
  numbersOne: '1 post',
  numbersOf: 'of {all}',
  numbersRange: '{range}, beside all posts',
  numbersNone: 'There are no posts to count.',
  numbersBusy: 'Counting …',
  numbersDay: 'a day; most on {when} ({count})',
  numbersWeek: 'a week; most in that of {when} ({count})',
  numbersMonth: 'a month; most in {when} ({count})',
  numbersYear: 'a year; most in {when} ({count})',
  numbersUndated: '{count} have no date.',
  numbersOutside: '{count} are from long before or after all these.',
  numbersAbout: 'The dates of {count} are known to a longer span; they stand where the timeline shows them.',
  numbersBar: '{when}: {count} of {all}',
  numbersLikes: 'likes, median {median}',
  numbersReplies: 'replies, median {median}',
  numbersReposts: 'reposts, median {median}',
  numbersKnown: 'known of {count}',
  numbersUnknown: 'unknown',
  numbersUnknownLikes: 'likes',
  numbersUnknownReplies: 'replies',
  numbersUnknownReposts: 'reposts',
  numbersWhen: 'When',
  numbersClock: 'hour of the day, your clock',
  numbersHour: '{day}, {hour}: {count}',
  numbersMostHour: 'Most posts: {day}, {hour}',
  numbersUntimed: 'The hour is not known of any.',
  numbersKinds: 'Kinds',
  numbersAll: 'all {share}',
  numbersTop: 'Most liked',
  numbersTopLikes: '{count} likes',
  numbersWords: 'Words',
  numbersTags: 'Tags',
  numbersMentions: 'Mentions',
  numbersAnswered: 'Replies to',
  numbersSites: 'Linked sites',
  numbersLanguages: 'Languages',
  numbersCopy: 'Copy as text',
  numbersSave: 'Save as CSV',
};

/**
 * The same of one host page.
 * @param {import('../base/words.js').Words} words
 */
export const numbersWordsOf = (words) => (name, values) => words.of(name, values, numbersWords[name]);
