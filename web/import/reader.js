// reader: makes an archive's block of whatever load() was given, with the worker that does the work, and says
// how far it is. The worker decodes pictures too.
import { baseOf, openedSource, piecesOf, sampleOf } from './archive-source.js';
import { CoreClient } from './core-client.js';
import { BackscrollError } from '../base/errors.js';
import { Patience } from '../base/patience.js';
import { progressText, words } from '../base/words.js';

/** How long the slowest machines may take to read or make an archive. */
const millisPerMegabyte = 2000;
const millisPerPost = 0.05;

/** Tells the reader of a load that takes its time, and ends it when nothing comes any more. */
export function patienceOf(stage, load) {
  return new Patience({
    onLong: () => stage.offerAction(),
    onQuiet: () => stage.showProgress(stage.words.of('loadingQuiet'), null),
    onEnd: () => load.abort(new BackscrollError('stalled', words.stalled)),
  });
}

/** @typedef {import('../base/block-parts.js').Block} Block */

export class Reader {
  #stage;
  #client = null;

  /** @param {import('../element/stage.js').Stage} stage where progress is shown */
  constructor(stage) {
    this.#stage = stage;
  }

  get #core() {
    this.#client ??= new CoreClient();
    return this.#client;
  }

  /**
   * @param {{isOwnOnly: boolean, signal: AbortSignal,
   *   patience: import('../base/patience.js').Patience}} options
   * @returns {Promise<{archive: Block, info: object, base: string | null}>} base: where it came from
   */
  async read(source, { isOwnOnly, signal, patience }) {
    const core = this.#core;
    const sample = sampleOf(source);
    if (sample !== null) {
      this.#say('loadingSample');
      patience.heard(sample.posts * millisPerPost);
      return { ...await core.sample(sample), base: null };
    }
    let loadedBytes = 0;
    const onProgress = (progress) => {
      loadedBytes = progress.loaded;
      patience.heard();
      this.#showProgress(progress);
    };
    const opened = await openedSource(source, signal, isOwnOnly);
    const onEnd = () => {
      this.#say('loadingImport');
      patience.heard(loadedBytes / 1e6 * millisPerMegabyte);
    };
    const pieces = piecesOf(opened, onProgress, signal);
    const read = await core.open(pieces, { onTaken: () => patience.heard(), onEnd, signal });
    return { ...read, base: baseOf(opened) };
  }

  /** The reader's time zone, for the widget. */
  zone() {
    return this.#core.zone();
  }

  picture(blob, want) {
    return this.#core.picture(blob, want);
  }

  /** Ends the worker; whatever is asked for next gets a new one. */
  close() {
    this.#client?.close();
    this.#client = null;
  }

  #say(word) {
    this.#stage.showProgress(this.#stage.words.of(word), null);
  }

  #showProgress({ loaded, total }) {
    const share = total > 0 ? Math.min(1, loaded / total) : null;
    this.#stage.showProgress(progressText({ loaded, total }, this.#stage.words), share);
  }
}
