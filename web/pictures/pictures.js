// pictures: fetches and decodes the pictures that the widget asks for, a few at a time, in the order in
// which they were asked for, and gives up what is not wanted any more. Knows no canvas; the widget
// decides what is worth asking for.
import { tooManyPixels } from './picture-decoder.js';
import { allowedAddress, fetchedPicture, PictureError, trouble } from './picture-file.js';

const isFilm = (path) => /\.(mp4|m4v|mov|webm|ogv)$/i.test(path);
const mostAtOnce = 4;
const firstRetryMillis = 5000;
const lastRetryMillis = 300_000;

function kindOf(error) {
  if (error.code === tooManyPixels) return trouble.tooLarge;
  return error instanceof PictureError ? error.kind : trouble.broken;
}

export class Pictures {
  #listeners;
  #base = null;
  #medium = null;  // of an archive out of files
  #isRemoteAllowed = false;
  #waiting = new Map();  // by ticket, in order
  #running = new Set();  // {ticket, controller}: another widget begins its tickets anew
  #retryTimer = 0;
  #retryMillis = firstRetryMillis;

  /**
   * @param {{decode: (blob: Blob, want: object) => Promise<{bitmap: ImageBitmap, natural: object}>,
   *   onReady: (ticket: number, bitmap: ImageBitmap, natural: object) => void,
   *   onFailure: (ticket: number, trouble: number) => void, onAgain: () => void}} listeners
   *   onAgain: what could not be reached may be asked for again
   */
  constructor(listeners) {
    this.#listeners = listeners;
  }

  /**
   * Another archive: nothing asked for is wanted any more.
   * @param {string | null} base its address
   * @param {((path: string) => Promise<Blob | null>) | null} medium a file of those that it came out of
   */
  restart(base, medium = null) {
    this.end();
    this.#retryMillis = firstRetryMillis;
    this.#base = base;
    this.#medium = medium;
  }

  /** @returns {boolean} whether that is news */
  allowRemote(isAllowed) {
    const isNews = this.#isRemoteAllowed !== isAllowed;
    this.#isRemoteAllowed = isAllowed;
    return isNews;
  }

  /** @param {string[]} fields of the widget's event: ticket, "cover" or "whole", width, height, address */
  request([ticket, use, width, height, address]) {
    const want = { use, width: Number(width), height: Number(height) };
    this.#waiting.set(Number(ticket), { want, address });
    this.#next();
  }

  /** @param {string[]} fields of the widget's event */
  drop([field]) {
    const ticket = Number(field);
    this.#waiting.delete(ticket);
    for (const run of this.#running) {
      if (run.ticket === ticket) run.controller.abort();
    }
  }

  /** Nothing that was asked for is on its way. */
  get isIdle() {
    return this.#waiting.size + this.#running.size === 0;
  }

  /** Gives up everything. */
  end() {
    this.#waiting.clear();
    clearTimeout(this.#retryTimer);
    this.#retryTimer = 0;
    for (const { controller } of this.#running) controller.abort();
  }

  /** The network may be back. @param {boolean} [isTold] by the browser: then patience begins anew */
  again(isTold = false) {
    if (isTold) this.#retryMillis = firstRetryMillis;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = 0;
    this.#listeners.onAgain();
  }

  /**
   * Later each time, so that a server in trouble is left alone, and not for ever: what a server or a policy
   * refuses looks the same.
   */
  #retryLater() {
    if (this.#retryTimer !== 0 || this.#retryMillis > lastRetryMillis) return;
    this.#retryTimer = setTimeout(() => this.again(), this.#retryMillis);
    this.#retryMillis *= 2;
  }

  /** The full address of a file of the archive, for opening it; null when it must not be opened. */
  addressOf(address) {
    try {
      const url = allowedAddress(address, this.#base, this.#isRemoteAllowed);
      return /^https?:/.test(url) ? url : null;
    } catch {
      return null;
    }
  }

  get hasFiles() {
    return this.#medium !== null;
  }

  /** A file that came with the archive. @returns {Promise<Blob | null>} null: there is none of that name */
  async fileOf(address) {
    const isPath = !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(address);
    return isPath ? await this.#medium?.(address) ?? null : null;
  }

  #next() {
    for (const [ticket, { want, address }] of this.#waiting) {
      if (this.#running.size >= mostAtOnce) return;
      this.#waiting.delete(ticket);
      this.#run(ticket, want, address);
    }
  }

  async #run(ticket, want, address) {
    const controller = new AbortController();
    const { signal } = controller;
    const run = { ticket, controller };
    this.#running.add(run);
    try {
      const { bitmap, natural } = await this.#decoded(want, address, signal);
      this.#retryMillis = firstRetryMillis;
      if (signal.aborted) bitmap.close();
      else this.#listeners.onReady(ticket, bitmap, natural);
    } catch (error) {
      if (signal.aborted) return;
      const kind = kindOf(error);
      this.#listeners.onFailure(ticket, kind);
      if (kind === trouble.unreachable) this.#retryLater();
    } finally {
      this.#running.delete(run);
      this.#next();
    }
  }

  async #decoded(want, address, signal) {
    await null;  // an answer never comes inside the call that asks
    const isRemoteAllowed = this.#isRemoteAllowed;
    const file = await this.fileOf(address);
    signal.throwIfAborted();
    if (file !== null) {
      if (!isFilm(address)) return this.#listeners.decode(file, want);
      const { frameOf } = await import('./backscroll-film.js');
      return frameOf(file, want, signal);
    }
    if (isFilm(address)) throw new PictureError(trouble.nowhere);  // a frame is taken of a file at hand only
    const url = allowedAddress(address, this.#base, isRemoteAllowed);
    const blob = await fetchedPicture(url, isRemoteAllowed, signal);
    signal.throwIfAborted();
    return this.#listeners.decode(blob, want);
  }
}
