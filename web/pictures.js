// pictures: fetches and decodes the pictures that the widget asks for, a few at a time, in the order in
// which they were asked for, and gives up what is not wanted any more. Knows no canvas; the widget
// decides what is worth asking for.
import { fetchedPicture, PictureError, resolvedAddress, trouble } from './picture-file.js';

const mostAtOnce = 4;

export class Pictures {
  #listeners;
  #base = null;
  #isRemoteAllowed = false;
  #waiting = new Map();  // by ticket, in order
  #running = new Map();  // AbortController by ticket

  /**
   * @param {{decode: (blob: Blob, want: object) => Promise<{bitmap: ImageBitmap, natural: object}>,
   *   onReady: (ticket: number, bitmap: ImageBitmap, natural: object) => void,
   *   onFailure: (ticket: number, trouble: number) => void}} listeners
   */
  constructor(listeners) {
    this.#listeners = listeners;
  }

  /** Another archive: nothing asked for is wanted any more. @param {string | null} base its address */
  restart(base) {
    this.end();
    this.#base = base;
  }

  /** @returns {boolean} whether that is news */
  allowRemote(isAllowed) {
    const isNews = this.#isRemoteAllowed !== isAllowed;
    this.#isRemoteAllowed = isAllowed;
    return isNews;
  }

  /** @param {number} ticket @param {{use: 'cover' | 'whole', width: number, height: number}} want */
  request(ticket, want, address) {
    this.#waiting.set(ticket, { want, address });
    this.#next();
  }

  drop(ticket) {
    this.#waiting.delete(ticket);
    this.#running.get(ticket)?.abort();
  }

  /** Gives up everything. */
  end() {
    this.#waiting.clear();
    for (const controller of this.#running.values()) controller.abort();
  }

  /** The full address of a file of the archive, for opening it; null when there is none. */
  addressOf(address) {
    try {
      const { url } = resolvedAddress(address, this.#base);
      return /^https?:/.test(url) ? url : null;
    } catch {
      return null;
    }
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
    this.#running.set(ticket, controller);
    try {
      const { bitmap, natural } = await this.#decoded(want, address, signal);
      if (signal.aborted) bitmap.close();
      else this.#listeners.onReady(ticket, bitmap, natural);
    } catch (error) {
      const kind = error instanceof PictureError ? error.kind : trouble.broken;
      if (!signal.aborted) this.#listeners.onFailure(ticket, kind);
    } finally {
      this.#running.delete(ticket);
      this.#next();
    }
  }

  async #decoded(want, address, signal) {
    await null;  // an answer never comes inside the call that asks
    const place = resolvedAddress(address, this.#base);
    if (place.isRemote && !this.#isRemoteAllowed) throw new PictureError(trouble.remote);
    const blob = await fetchedPicture(place, signal);
    signal.throwIfAborted();
    return this.#listeners.decode(blob, want);
  }
}
