// find-words: what the search field and all that belongs to it say, in one table, which is no part of what a
// page loads at first. A host page replaces them as those in words.js.
export const findWords = {
  searchLabel: 'Search the posts',
  searchPlaceholder: 'Search',
  searchPlace: '{place} of {posts}',
  searchNext: 'Next post found',
  searchPrevious: 'Previous post found',
  searchClear: 'Clear the search',

  suggestLabel: 'Suggestions',
  suggestFinish: 'Finish the word',
  suggestHere: 'In this archive',
  suggestRecent: 'Searched before, on this computer',
  suggestForget: 'Forget these',
  suggestHelp: 'What can be searched for',
  suggestTrouble: 'Not understood',
  suggestNothing: 'Nothing is found',
  adviceNear: 'the nearest spelling here',
  adviceNone: 'no post has it: search without it',
  adviceOutside: 'in all of the time: {count}',

  helpPhrase: 'words that stand together',
  helpNot: 'posts without it',
  helpTag: 'a tag',
  helpMention: 'a name in the text',
  helpFrom: 'since then',
  helpTo: 'until then',
  helpOn: 'on a day, in a month or a year',
  helpAuthor: 'by somebody else, of reposts',
  helpReplyTo: 'replies to somebody',
  helpIs: 'also is:quote, is:repost, is:thread',
  helpHas: 'also has:video, has:link, has:alt',
  helpLanguage: 'in a language',
  helpLikes: 'also replies:, reposts:, likes:10..20',

  noteUnknownOperator: 'is looked for as it stands',
  noteOpenQuote: 'the quotation goes to the end',
  noteNoValue: 'wants something after it',
  noteUnknownValue: 'is not known',
  noteBadDate: 'wants a date, such as 2019 or 2019-03-31',
  noteBadNumber: 'wants a number, such as likes:>100',
  noteEmptyRange: 'nothing can be in it',
  noteTooManyTerms: 'is too much to look for at once',

  chipsLabel: 'Narrow the search',
  chipsClear: 'Clear all',
  chipLabel: '{name} {count}',
  chipNotLabel: 'not {name} {count}',
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
