// frames: the one owner of requestAnimationFrame. Draws on demand only: an untouched widget has no frame, no
// timer. Does not know what a frame draws.

const longestWaitMillis = 2 ** 31 - 1;  // setTimeout turns anything longer into 1

export class FrameLoop {
  #draw;
  #onIdle;
  #view;
  #pauses = new Set();
  #handle = 0;
  #timer = 0;
  #owedFrames = 0;
  #isWanted = false;
  #isStopped = false;

  /**
   * @param {() => number} draw draws one frame; milliseconds until the next wanted one, negative: never
   * @param {() => void} onIdle called when no further frame is due
   * @param {Window} view whose frames they are
   */
  constructor(draw, onIdle, view = globalThis) {
    this.#draw = draw;
    this.#onIdle = onIdle;
    this.#view = view;
  }

  /** At least `count` more frames: Dear ImGui needs one to settle hover and one to settle layout. */
  request(count = 1) {
    this.#owedFrames = Math.max(this.#owedFrames, count);
    this.#isWanted = true;
    this.#schedule();
  }

  /** Frames run only while there is no reason to pause; what was asked for meanwhile is drawn afterwards. */
  setPaused(reason, isPaused) {
    if (isPaused) this.#pauses.add(reason);
    else this.#pauses.delete(reason);
    if (this.#pauses.size > 0) this.#cancel();
    else if (this.#isWanted) this.#schedule();
  }

  /** A frame at once, inside the caller's task: for a canvas that was just cleared by a new size. */
  drawNow() {
    if (this.#isStopped || this.#pauses.size > 0) {
      this.#isWanted = true;
      return;
    }
    this.#run();
  }

  /** No frame is due. */
  get isIdle() {
    return !this.#isWanted || this.#isStopped || this.#pauses.size > 0;
  }

  stop() {
    this.#isStopped = true;
    this.#cancel();
  }

  #schedule() {
    if (this.#isStopped || this.#pauses.size > 0 || this.#handle !== 0) return;
    clearTimeout(this.#timer);
    this.#handle = this.#view.requestAnimationFrame(() => {
      this.#handle = 0;
      this.#run();
    });
  }

  #cancel() {
    this.#view.cancelAnimationFrame(this.#handle);
    clearTimeout(this.#timer);
    this.#handle = 0;
  }

  #run() {
    this.#owedFrames = Math.max(0, this.#owedFrames - 1);
    this.#isWanted = false;
    const waitMillis = this.#draw();
    if (this.#isStopped) return;
    if (waitMillis === 0 || this.#owedFrames > 0) {
      this.#isWanted = true;
      this.#schedule();
      return;
    }
    if (this.#handle !== 0) return;  // drawn out of turn, the next one is under way
    clearTimeout(this.#timer);
    if (waitMillis > 0 && Number.isFinite(waitMillis)) {
      this.#isWanted = true;
      this.#timer = setTimeout(() => this.#schedule(), Math.min(waitMillis, longestWaitMillis));
      return;
    }
    this.#onIdle();
  }
}
