// Types of backscroll.js, the module that defines <back-scroll>.

/** Time in milliseconds since 1970, UTC. */
export type UtcMillis = number;

export type PostKind = 'original' | 'reply' | 'repost' | 'quote';
/** `relevance`: what fits the words of a search best; where there are none, `time`. */
export type Sort = 'time' | 'oldest' | 'likes' | 'replies' | 'reposts' | 'relevance';

/** An invented archive, to try the widget with: the same numbers always make the same posts. */
export interface SampleSource {
  /** How many posts, from 1 to 20,000,000. */
  sample: number;
  seed?: number;
  /** Short texts: more posts fit into the memory. */
  brief?: boolean;
}

/** A file with its place in a folder, where a `File` does not know it. */
export interface PlacedFile {
  path: string;
  /** A person chose this very file, and not the folder it is in: then it is looked at, whatever its name. */
  isChosen: boolean;
  blob: Blob;
}

/**
 * What an archive can be read from, in any of the formats: a file, or the files that are one archive together,
 * zipped, packed or as they are. A `Response` or a stream can be read once only.
 */
export type ArchiveSource =
  string | URL | Blob | Response | ReadableStream<Uint8Array> | ArrayBuffer | ArrayBufferView | SampleSource |
  FileList | FileSystemHandle | (Blob | FileSystemHandle | PlacedFile)[];

export interface LoadOptions {
  /** Posts that are left out else. */
  include?: ('deleted' | 'circle' | 'followers')[];
  /** When the source was saved, where it does not say: "2025-03-01", "2025-03" or "2025". */
  captured?: string;
  /** Gives the load up, which rejects with the code `cancelled`. */
  signal?: AbortSignal;
  /** What is on screen stays until the new archive is there, also if it never comes; what was on its way comes then. */
  keep?: boolean;
  /**
   * Keeps the archive in the browser's own storage for this site, for the page's list of what was opened before. Off
   * unless asked for.
   */
  remember?: boolean;
  /** A few times a second. `rows`: entries read so far, and `path`: the file they are in, where there are several. */
  onProgress?: (progress: { loaded: number; total: number; rows?: number; path?: string }) => void;
}

/**
 * What is on screen. Plain data: it survives JSON and can be set on any other element with the same archive.
 */
export interface ViewState {
  /** The range of time shown; both null: all of it. */
  from: UtcMillis | null;
  to: UtcMillis | null;
  sort: Sort;
  /** What the feed is about: the posts, the top of each year, one day of all years, a thread, or numbers. */
  view: 'posts' | 'years' | 'day' | 'thread' | 'numbers';
  /** The day of the view of a day, "11-23"; null: today. */
  day: string | null;
  /** The id of any post of the thread of that view. */
  thread: string | null;
  /** What the reader looks for; empty: nothing. */
  search: string;
  /** Id of the selected post. */
  post: string | null;
  /** The picture that is looked at: which one of a post's, counted from 1, and the id, "2:p04". */
  picture: string | null;
  /**
   * The first post in view in the feed, and how many CSS pixels it is scrolled past, "120:p04"; null where the feed
   * begins. Set to null it leaves the feed where it is, to "0:" it brings it to its begin.
   */
  at: string | null;
}

/** What the element and its canvas say. */
export type WordName =
  | 'adviceNear' | 'adviceNone' | 'adviceOutside' | 'allOfYear' | 'alt' | 'audio' | 'backToPosts' | 'beginsThread'
  | 'between' | 'byLikes' | 'byRelevance' | 'byReplies' | 'byReposts' | 'byYear' | 'canvasKeys' | 'canvasLabel'
  | 'canvasLabelOf' | 'canvasRole' | 'chipAlt' | 'chipAudio' | 'chipChoose' | 'chipGif' | 'chipLabel'
  | 'chipLiked' | 'chipLink' | 'chipMedia' | 'chipNotLabel' | 'chipPhoto' | 'chipPoll' | 'chipPosts'
  | 'chipQuotes' | 'chipReplies' | 'chipReposts' | 'chipSensitive' | 'chipTake' | 'chipThread' | 'chipTurn'
  | 'chipVideo' | 'chipsClear' | 'chipsLabel' | 'closeLightbox' | 'closePlayer' | 'contentWarning' | 'copyLink'
  | 'copyText' | 'dateGo' | 'dateLabel' | 'dateUnknown' | 'datesToDay' | 'datesToMonth' | 'datesToYear'
  | 'dayBefore' | 'emptyDay' | 'emptySentence' | 'emptyTitle' | 'endSearch' | 'errorAction' | 'errorTitle'
  | 'feedLabel' | 'filmLabel' | 'finalResults' | 'gap' | 'gif' | 'goToDate' | 'helpAuthor' | 'helpFrom'
  | 'helpHas' | 'helpIs' | 'helpLanguage' | 'helpLikes' | 'helpMention' | 'helpNot' | 'helpOn' | 'helpPhrase'
  | 'helpReplyTo' | 'helpTag' | 'helpTo' | 'hide' | 'hintLong' | 'hintShort' | 'hintShortest' | 'idleSentence'
  | 'idleTitle' | 'image' | 'inThread' | 'joined' | 'keysAll' | 'keysByCount' | 'keysByFit' | 'keysByTime'
  | 'keysCopy' | 'keysDate' | 'keysDay' | 'keysEnds' | 'keysFeed' | 'keysFind' | 'keysFound' | 'keysHide'
  | 'keysLeave' | 'keysLink' | 'keysMove' | 'keysNumbers' | 'keysOpen' | 'keysOriginal' | 'keysPlain'
  | 'keysPosts' | 'keysSearch' | 'keysSheet' | 'keysStep' | 'keysThread' | 'keysTime' | 'keysTitle'
  | 'keysWarning' | 'keysYears' | 'keysZoom' | 'kindInterval' | 'kindPost' | 'kindQuote' | 'kindReply'
  | 'kindRepost' | 'labelCircle' | 'labelCommunity' | 'labelDeleted' | 'labelFollowers' | 'labelUnlisted'
  | 'likesUnknown' | 'linkCopied' | 'loadingAction' | 'loadingImport' | 'loadingOrder' | 'loadingPart'
  | 'loadingQuiet' | 'loadingSample' | 'loadingStarted' | 'loadingTitle' | 'lostAction' | 'lostSentence'
  | 'lostTitle' | 'loud' | 'loudHint' | 'media' | 'moreOptions' | 'newest' | 'nextDay' | 'nextPicture' | 'noDates'
  | 'noDays' | 'noFile' | 'noLink' | 'noPosts' | 'notCopied' | 'notDescribed' | 'notPlayed' | 'noteBadDate'
  | 'noteBadNumber' | 'noteEmptyRange' | 'noteNoValue' | 'noteOpenQuote' | 'noteTooManyTerms'
  | 'noteUnknownOperator' | 'noteUnknownValue' | 'nothingFound' | 'numbers' | 'numbersAbout' | 'numbersAll'
  | 'numbersAnswered' | 'numbersBar' | 'numbersBusy' | 'numbersClock' | 'numbersCopy' | 'numbersDay'
  | 'numbersHour' | 'numbersKinds' | 'numbersKnown' | 'numbersLabel' | 'numbersLanguages' | 'numbersLikes'
  | 'numbersMentions' | 'numbersMonth' | 'numbersMostHour' | 'numbersNone' | 'numbersOf' | 'numbersOne'
  | 'numbersOutside' | 'numbersPosts' | 'numbersRange' | 'numbersReplies' | 'numbersReposts' | 'numbersSave'
  | 'numbersSites' | 'numbersTags' | 'numbersTop' | 'numbersTopLikes' | 'numbersUndated' | 'numbersUnknown'
  | 'numbersUnknownLikes' | 'numbersUnknownReplies' | 'numbersUnknownReposts' | 'numbersUntimed' | 'numbersWeek'
  | 'numbersWhen' | 'numbersWords' | 'numbersYear' | 'oldest' | 'onThisDay' | 'openOriginal' | 'openSound'
  | 'openVideo' | 'over' | 'pictureBroken' | 'pictureNowhere' | 'pictureOf' | 'pictureOutside' | 'pictureRemote'
  | 'pictureTooLarge' | 'posted' | 'postedAge' | 'postedWithin' | 'previousPicture' | 'quietHint'
  | 'repliesUnknown' | 'reply' | 'replyingTo' | 'reposted' | 'repostsUnknown' | 'rounded' | 'searchClear'
  | 'searchLabel' | 'searchNext' | 'searchPlace' | 'searchPlaceholder' | 'searchPrevious' | 'searchedFor'
  | 'sensitive' | 'show' | 'showAll' | 'showDay' | 'showMore' | 'showPostsWith' | 'showQuote' | 'showThread'
  | 'someDatesUnknown' | 'someUnknown' | 'soundLabel' | 'stoppedAction' | 'stoppedSentence' | 'stoppedTitle'
  | 'suggestFinish' | 'suggestForget' | 'suggestHelp' | 'suggestHere' | 'suggestLabel' | 'suggestNothing'
  | 'suggestRecent' | 'suggestTrouble' | 'summaries' | 'textCopied' | 'thread' | 'threadPart' | 'threadPosition'
  | 'unknownAuthor' | 'unsupportedAction' | 'unsupportedSentence' | 'unsupportedTitle' | 'video' | 'votesUnknown'
  | 'votingUntil' | 'yearPosts' | 'zoomAll' | 'zoomHint' | 'zoomIn' | 'zoomOut';

/** What has a form for each kind of number that the language tells apart. */
export type PluralName =
  | 'followersBeside' | 'followingBeside' | 'gapOf' | 'likes' | 'mediaBeside' | 'partOfPosts' | 'posts'
  | 'postsBeside' | 'postsInDays' | 'postsOutside' | 'quietDays' | 'quietMonths' | 'quietYears' | 'replies' | 'reposts'
  | 'threadMissing' | 'threadOf' | 'threadOpen' | 'unreadable' | 'voters' | 'votes';

/**
 * Sentences in the place of the English ones. Words in braces are filled in and may stand anywhere:
 * `{ replyingTo: 'Antwort an {handle}', 'likes.one': '{count} Herz', 'likes.other': '{count} Herzen' }`.
 * An error is told by its code: `'error.not_found'`.
 */
export type Words = {
  [name in WordName | `${PluralName}.${Intl.LDMLPluralRule}` | `error.${string}`]?: string;
};

/** Every field is optional; an empty query finds everything. */
export interface Query {
  /** Words that all have to be in a post, `"words together"`, a whole `#tag`, `@name` or `$tag`; in any case. */
  text?: string;
  kinds?: PostKind[];
  /** Milliseconds, or a date or time in RFC 3339. */
  from?: UtcMillis | string;
  to?: UtcMillis | string;
  sort?: Sort;
  limit?: number;
}

/** Exact, known to an interval (the end is exclusive), or unknown. RFC 3339. */
export type Time = string | { from: string; to: string; age?: string } | null;

/** Exact, rounded by the source, or unknown. */
export type Count = number | { about: number } | null;

export interface Entity {
  kind: 'link' | 'mention' | 'hashtag' | 'cashtag';
  /** Positions count Unicode code points of the text; the end is exclusive. */
  start: number;
  end: number;
  target: string;
  /** What is shown in place of that part of the text. */
  display?: string;
}

export interface Media {
  kind: 'image' | 'video' | 'gif' | 'audio' | 'unknown';
  alt?: string | null;
  width?: number;
  height?: number;
  source?: string;
  /** Address of a still picture of a video or GIF. */
  poster?: string;
  /** Seconds. */
  duration?: number;
}

export interface Author {
  name?: string;
  handle?: string;
  badge?: string;
  avatar?: string;
}

export interface Poll {
  options: { text: string; votes?: Count }[];
  ends?: Time;
  voters?: Count;
}

/** The preview of a page that a post links to. */
export interface LinkCard {
  url?: string;
  title?: string;
  description?: string;
  site?: string;
  picture?: string;
  width?: number;
  height?: number;
}

/** A post as the archive format describes it. */
export interface Post {
  id?: string;
  kind?: PostKind;
  /** Left out: the owner of the archive. */
  author?: Author | null;
  time?: Time;
  text?: string;
  textKind?: 'original' | 'summary';
  entities?: Entity[];
  media?: Media[];
  quote?: Post;
  replyTo?: { id?: string; handle?: string };
  thread?: { id?: string; position?: number; size?: number; marked?: boolean };
  counts?: { replies?: Count; reposts?: Count; likes?: Count };
  language?: string;
  source?: { url?: string; line?: number };
  /** What the post is about; it stays closed until the reader opens it. */
  warning?: string;
  sensitive?: boolean;
  /** Left out: public. */
  visibility?: 'unlisted' | 'followers' | 'circle' | 'deleted' | 'community';
  poll?: Poll;
  card?: LinkCard;
}

export interface Profile {
  name?: string;
  handle?: string;
  badge?: string;
  bio?: { text: string; textKind?: 'original' | 'summary'; entities?: Entity[] };
  place?: string;
  joined?: Time;
  counts?: { followers?: Count; following?: Count; media?: Count; posts?: Count };
  avatar?: string;
  banner?: string;
  source?: { name?: string; url?: string; format?: string };
  captured?: Time;
}

export interface Metrics {
  /** Posts of the archive shown. */
  posts: number;
  /** Rows of its file that could not be read and are no posts here; the `backscroll-ready` event says why. */
  skipped: number;
  /** Frames drawn since the start. An element that nobody touches draws none. */
  frames: number;
  /** Time that the last frame took on the processor. */
  lastFrameMillis: number;
  /** The part of it before the graphics card's turn: layout, and everything in draw lists. */
  lastLayoutMillis: number;
  /** Size of the widget's WebAssembly memory. */
  heapBytes: number;
  /** What the text takes on the graphics card. */
  textTextureBytes: number;
  /** The most frames in a row in which some text had to wait for room. */
  textLateFrames: number;
  /** No frame is due and no picture on its way: what is on screen stays as it is. Out of view no frame is. */
  idle: boolean;
}

/** What the import of an archive met. */
export interface ImportNote {
  /**
   * A skipped row is no post; of a repaired one something was left out, or read as what it was meant for; a hidden one
   * is a post that is not shown; a remark is about the whole.
   */
  action: 'skipped' | 'repaired' | 'hidden' | 'remark';
  /** Short and stable, for programs: `no_id`, `bad_time`. */
  reason: string;
  /** The reason in a sentence, in English. */
  sentence: string;
  /** 0 where the posts were not looked at, and nobody says how many there are. */
  count: number;
  /** What to include to see them, see LoadOptions. */
  option?: 'deleted' | 'circle' | 'followers';
  /** The first few; `row` counts the entries from 1 and is left out for the profile and for whole files. */
  places: { file?: string; row?: number; line?: number; id?: string }[];
}

/** A short, stable code for programs and a sentence for people. */
export class BackscrollError extends Error {
  readonly code: string;
}

/**
 * The events of the element. All bubble and cross shadow roots. Except for ready and error they are sent only
 * for what the reader did, never for what a program set.
 */
export interface BackScrollEventMap {
  /** The archive is on screen; out of view: is read. */
  'backscroll-ready': CustomEvent<{
    /** "backscroll", "x", "profile_page"; "sample" for an invented one. */
    format: string;
    posts: number; profile: Profile; skipped: number; hidden: number; report: ImportNote[];
    /** What was asked of the network while files were read: 0. */
    requests?: number;
    /** It was imported before, and this is the block file of it. */
    isImported?: boolean;
    /** Why it could not be remembered, in a sentence. */
    notKept?: string;
  }>;
  /** The archive or the widget failed; the sentence is shown in the element as well. */
  'backscroll-error': CustomEvent<{ code: string; message: string }>;
  /** A post was selected, or none any more. */
  'backscroll-select': CustomEvent<{ post: string | null }>;
  /** Another search, with the number of posts it found. */
  'backscroll-search': CustomEvent<{ text: string; posts: number }>;
  /** Another range of time is shown now. */
  'backscroll-range': CustomEvent<{ from: UtcMillis; to: UtcMillis }>;
  /** Anything of the state has changed and come to rest: the moment to keep it. */
  'backscroll-state': CustomEvent<ViewState>;
  /** A link is about to be opened in a new tab; preventDefault() keeps it closed. */
  'backscroll-open': CustomEvent<{ href: string }>;
}

/**
 * ```html
 * <script type="module" src="backscroll.js"></script>
 * <back-scroll src="archive.json" theme="auto" label="Posts of Robin Vale"></back-scroll>
 * ```
 *
 * Attributes:
 * - `src`: address of the archive;
 * - `gestures`: `cooperative` (default) leaves the plain wheel and vertical swipes over the timeline to the
 *   page, `greedy` takes them all, for a page that is nothing but the element;
 * - `remote-media`: allows files of other places than the archive's own folder, which must send CORS headers;
 *   without it only files beside the archive and below and pictures inside it are shown. No picture is asked
 *   for with cookies or a referrer, or by a redirect that leaves the folder;
 * - `same-origin`: refuses archives of other origins than the page's, wherever a redirect leads;
 * - `recent-searches`: remembers what was searched for, in the browser's own storage, and offers it again;
 * - `post-links`: the page shows the post that its address names, `#post=ID`, by setting `state`: the link
 *   of a post without an address of its own leads there. Without it such a post has no link to copy;
 * - `theme`: `auto` (default), `light`, `dark`, `contrast` or `contrast-dark` (high contrast). A reader who
 *   asks the system for more contrast, or for colours of its own, gets them in every theme;
 * - `label`: what the element is called for screen readers.
 *
 * CSS: give it any size of at least 320 x 240 (default height 480px). The custom properties
 * `--backscroll-background`, `-surface`, `-ink`, `-soft`, `-faint`, `-line`, `-band`, `-chip`, `-accent`,
 * `-on-accent`, `-reply`, `-quote`, `-repost`, `-highlight`, `-on-highlight` and `-hit` take any CSS colour,
 * except in high contrast; those not given are mixed to fit the given ones. `-font` takes font families.
 * Changes are seen when an attribute of the element or of anything above it changes; else call `refresh()`.
 */
export class BackScrollElement extends HTMLElement {
  /**
   * Settled when the archive asked for last is on screen, or cannot be shown (a `BackscrollError`). Out of
   * view it is settled when the archive is read, which is drawn when it comes into view. An archive named by
   * `src` is loaded when it comes near the view, or as soon as somebody looks at `ready` or calls `query()`.
   */
  readonly ready: Promise<BackScrollElement>;

  /**
   * Shows another archive; loads it at once, in view or not. Rejects with a `BackscrollError`, or with an
   * `AbortError` when a later load took its place. Codes that are nobody's fault: `ended`, the element was
   * removed or destroyed; `cancelled`, by the reader; `stalled`, nothing arrived for a minute. In an element
   * that is in no page yet, loading begins when it is put into one; `destroy()` ends that wait too.
   */
  load(source: ArchiveSource, options?: LoadOptions): Promise<BackScrollElement>;

  /**
   * Searches the archive, in many short tasks. Waits for `ready`, and fails as it does; an element that is out
   * of view is drawn for it. With an `AbortError` when another archive takes the place of the one asked.
   */
  query(query?: Query): Promise<Post[]>;

  /** Missing fields of what is set take their defaults. */
  get state(): ViewState;
  set state(state: Partial<ViewState>);

  /** Looks at the page's styles again, after a change that no attribute tells of. */
  refresh(): void;

  /**
   * The words of the interface; what is left out stays English. Dates and numbers need no words: they follow
   * the `lang` of the element or of the page around it, else the reader's own settings.
   */
  get words(): Words;
  set words(words: Words);

  metrics(): Metrics;

  /** Frees everything at once, as removing the element does; an element put back starts again. */
  destroy(): void;

  addEventListener<K extends keyof BackScrollEventMap>(
    type: K, listener: (this: BackScrollElement, event: BackScrollEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'back-scroll': BackScrollElement;
  }
}
