// session: one life of a widget on the page, from the moment it comes into view until it is taken away. Wires
// the module, the worker, the canvas and the input together; the public face is in element.js.
import { isRepeatable } from '../import/archive-source.js';
import { ContextKeeper, startedWithContext } from '../draw/context-keeper.js';
import { abandoned, asBackscrollError, ended, isAbandoned, noArchive } from '../base/errors.js';
import { FrameLoop } from '../draw/frames.js';
import { Input } from '../input/input.js';
import { Load } from './load.js';
import { Look } from '../look/look.js';
import { unlessAborted } from '../base/patience.js';
import { Pictures } from '../pictures/pictures.js';
import { patienceOf, Reader } from '../import/reader.js';
import { Requests } from './requests.js';
import { Surface } from '../draw/surface.js';
import { Touch } from '../input/touch.js';
import { stateFromText } from './view-state.js';
import { compileWidget, forgetWidget } from '../draw/widget-code.js';
import { noMetrics, WidgetModule } from '../draw/widget-module.js';

const mostNameLetters = 200;  // in the label

export class Session {
  #stage;
  #host;
  #ended = new AbortController();
  #load = new Load({}, false);
  #surface;
  #look;
  #frames;
  #reader;
  #canvas = null;
  #widget = null;
  #widgetStarted = null;
  #context = null;
  #pictures = new Pictures({
    decode: (blob, want) => this.#reader.picture(blob, want),
    onReady: (...picture) => this.#change((widget) => widget.pictureReady(...picture)),
    onFailure: (...failure) => this.#change((widget) => widget.pictureFailed(...failure)),
    onAgain: () => this.#change((widget) => widget.retryPictures()),
  });
  #requests;
  #whenVisible;
  #becameVisible;
  #whenWanted;
  /** Loads at once, and not only when it comes into view: somebody waits for it. */
  want;
  #isRead = false;    // and so there is #shown
  #shown = null;      // a promise: it is on screen
  #isLoaded = false;  // is on screen
  #hadInput = false;
  #stateText;
  #toldState = '';  // what the host was told last, or set itself
  #shownSize = '';
  #ownerName = '';
  #skipped = 0;  // rows of the archive's file that could not be read

  /**
   * @param {import('./stage.js').Stage} stage
   * @param {object} host what the element says and wants to hear:
   *   attribute(name), onEvent(name, fields), onFailure(error), onState(state)
   * @param {string} stateText the view to begin with
   */
  constructor(stage, host, stateText) {
    this.#stage = stage;
    this.#reader = new Reader(stage);
    this.#host = host;
    this.#stateText = stateText;
    this.#whenVisible = new Promise((resolve) => { this.#becameVisible = resolve; });
    const view = stage.box.ownerDocument.defaultView;
    this.#whenWanted = new Promise((resolve) => { this.want = resolve; });
    addEventListener('online', () => this.#pictures.again(true), { signal: this.#ended.signal });
    this.#frames = new FrameLoop(() => this.#draw(), () => this.#rested(), view);
    this.#surface = new Surface(stage.box, {
      onSize: () => this.#resized(),
      onVisibility: () => this.#visibilityChanged(),
    }, this.#ended.signal);
    this.#look = new Look(stage, host.attribute, () => this.#frames.request(), this.#ended.signal);
    this.#requests = new Requests({
      stage,
      host,
      pictures: this.#pictures,
      onCommand: (...command) => this.#command(...command),
      onRead: () => this.#change((widget) => widget.command('read on')),
      onClosed: () => this.#canvas?.focus(),
    }, this.#ended.signal);
    const { signal } = this.#ended;
    view.addEventListener('beforeprint', () => this.#takePicture(), { signal });
    view.addEventListener('afterprint', () => this.#context?.isLost || this.#stage.hidePoster(), { signal });
    this.attributesChanged();
    this.#surface.measure();
    compileWidget().catch(() => {});  // whoever needs the module asks again and reports
  }

  /**
   * Shows another archive; a load under way is abandoned. Out of view it is only read, and shown later:
   * then a failure to show it is told by onFailure.
   */
  async load(source, options = {}) {
    this.#load.abort(abandoned());
    const load = this.#load = new Load(options, Boolean(options.keep) && this.#isLoaded);
    const { signal } = load;
    if (!load.isKept) this.#clear();
    const patience = patienceOf(this.#stage, load);
    const opened = this.#opened(source, load, { ...options, signal, patience });
    return unlessAborted(opened, signal)
      .catch((error) => { throw this.#failed(error, load, source); })
      .finally(() => patience.end());
  }

  #clear() {
    if (this.#isLoaded) this.#stateText = '';  // what was chosen of one archive means nothing in another
    // And what is read or set from here on is the next one's.
    this.#isRead = this.#isLoaded = this.#hadInput = false;
    this.#requests.restart();
    this.#stage.showState('loading', undefined, false);
  }

  /** Of the archive that was read last; it is brought on screen for that if it is out of view. */
  async query(query) {
    if (!this.#isRead) throw noArchive();
    this.#becameVisible();
    return unlessAborted(this.#shown.then(() => this.#widget.query(query)), this.#ended.signal);
  }

  /** Everything goes: listeners, frames, the worker, the context, the canvas. */
  end() {
    this.#load.abort(ended());
    this.#ended.abort(ended());
    this.#frames.stop();
    this.#pictures.end();
    this.#reader.close();
    this.#widget?.destroy();
    this.#widget = null;
    this.#stage.clear();
  }

  get stateText() {
    const text = this.#isLoaded ? this.#widget.stateText : '';
    if (this.#isLoaded) this.#stateText = text;  // still loaded: reading it can crash the widget
    return this.#stateText;
  }

  set stateText(text) {
    this.#stateText = text;
    if (!this.#isLoaded) return;
    this.#widget.stateText = text;
    this.#stateText = this.#toldState = this.#widget.stateText;  // as the widget took it: not reported back
    this.#frames.request();
  }

  metrics() {
    const idle = [this.#frames, this.#pictures, this.#requests].every(({ isIdle }) => isIdle);
    return { ...this.#widget?.metrics() ?? noMetrics, skipped: this.#skipped, idle };
  }

  attributesChanged() {
    this.#stage.gestures = this.#host.attribute('gestures') === 'greedy' ? 'greedy' : 'cooperative';
    this.#describe();
    const isRemote = this.#host.attribute('remote-media') !== null;
    if (this.#pictures.allowRemote(isRemote)) this.#widget?.retryPictures();
    this.#look.refresh();
    this.#requests.describe();
  }

  #describe() { this.#stage.label(this.#host.attribute('label'), this.#ownerName); }
  moved() { this.#look.moved(); }  // in the page
  cancel() { this.#load.cancel(); }
  get isShown() { return this.#isLoaded; }  // an archive is on screen

  async #opened(source, load, options) {
    const { signal, patience } = options;
    await this.#whenWanted;
    signal.throwIfAborted();
    patience.begin();
    const early = this.#surface.isVisible ? this.#startedWidget(load) : null;
    const isOwnOnly = this.#host.attribute('same-origin') !== null;
    const onBlock = (block) => load.isKept || early?.then(() => this.#widget?.begin(block, signal), () => {});
    const reading = this.#reader.read(source, { ...options, isOwnOnly, onBlock, progress: load });
    const [{ archive, info, base, medium }, zone] = await Promise.all([reading, this.#reader.zone(), early]);
    signal.throwIfAborted();
    patience.end();
    if (load.isKept) {
      await this.#widget.take(archive, signal, true);
      load.replaceKept();
      this.#clear();
    }
    this.#ownerName = (info.profile?.name ?? '').slice(0, mostNameLetters);
    this.#skipped = info.skipped;
    this.#pictures.restart(base, medium);
    this.#isRead = true;
    this.#shown = this.#show(archive, zone, signal);
    if (this.#surface.isVisible || this.#widget !== null) await this.#shown;
    else this.#shown.catch((error) => this.#host.onFailure(this.#failed(error, load, source)));
    return info;
  }

  /** @returns {Error} what the host is told */
  #failed(error, load, source) {
    const failure = asBackscrollError(load.signal.aborted ? load.signal.reason : error);
    if (isAbandoned(failure)) return failure;
    load.abort(failure);  // the other half of the work, if one half has failed
    const isEnding = load.endsWorker(failure);
    if (isEnding) this.#reader.close();
    if (load.isKept) return failure;
    if (isEnding) this.#isRead = false;
    if (isEnding && this.#widget === null) {
      forgetWidget();
      this.#widgetStarted = null;
    }
    this.#stage.showFailure(failure, isRepeatable(source) && failure.code !== 'bad_source');
    return failure;
  }

  #startedWidget(load = null) {
    const started = () => startedWithContext(() => this.#startWidget(load),
      () => this.#stage.showState('lost'), this.#ended.signal);
    this.#widgetStarted ??= started().catch((error) => {
      this.#widgetStarted = null;
      throw error;
    });
    return this.#widgetStarted;
  }

  async #startWidget(load) {
    const canvas = this.#canvas = this.#stage.freshCanvas();
    this.#fitCanvas();
    const widget = await WidgetModule.create(canvas, (error) => this.#crashed(error));
    await load?.headStart();
    this.#ended.signal.throwIfAborted();
    if (this.#canvas !== canvas) {  // given up as too late, and another one is on its way
      widget.destroy();
      throw abandoned();
    }
    const context = this.#contextKeeper(canvas, widget);
    context.claim();
    try {
      widget.start(this.#fitCanvas());
    } catch (error) {
      context.release();
      throw error;
    }
    this.#context = context;
    this.#widget = widget;
    this.#listen(canvas, widget);
    this.#look.dress(widget);
    this.#describe();
  }

  #listen(canvas, widget) {
    const { signal } = this.#ended;
    const isGreedy = () => this.#host.attribute('gestures') === 'greedy';
    const onInput = (frames) => {
      this.#hadInput = true;
      this.#frames.request(frames);
    };
    const onHint = (isShown) => { if (isShown) this.#stage.showHint(); else this.#stage.hideHint(); };
    // At once, not with the next frame: opening and copying are allowed only within the press.
    const onPress = () => this.#frames.drawNow();
    const onKey = (event) => this.#requests.takeKey(event);
    new Input(canvas, widget, { isGreedy, onInput, onHint, onPress, onKey }, signal);
    new Touch(canvas, widget, { isGreedy, onInput }, signal);
  }

  async #show(archive, zone, signal) {
    await this.#whenVisible;
    if (this.#widget?.isTooLargeFor(archive)) this.#giveWidgetUp();
    await this.#startedWidget();
    signal.throwIfAborted();
    this.#isLoaded = false;
    this.#stage.showProgress(this.#stage.words.of('loadingOrder'), null);
    this.#requests.restart();  // what the last one has said meanwhile is void
    await this.#widget.load(archive, signal);
    this.#widget.clock(Date.now(), zone);
    this.#widget.stateText = this.#stateText;
    this.#isLoaded = true;
    this.#stateText = this.#toldState = this.#widget.stateText;
    this.#describe();
    this.#resized(true);
    this.#requests.begin();
    if (this.#context.isTaken) this.#stage.showState('lost');
    else this.#showPosts();
  }

  #giveWidgetUp() {
    this.#context.release();
    this.#frames.setPaused('lost', false);
    this.#widget.destroy(abandoned());
    this.#widget = this.#widgetStarted = this.#context = null;
    this.#shownSize = '';
  }

  #showPosts() {
    if (this.metrics().posts === 0) this.#stage.showState('empty');
    else this.#stage.hideState();
  }

  #change(work) {
    if (this.#widget === null) return;
    work(this.#widget);
    this.#frames.request();
  }

  #draw() {
    if (this.#widget === null) return -1;
    const waitMillis = this.#widget.frame(performance.timeOrigin + performance.now());
    for (const [name, ...fields] of this.#widget?.takeEvents() ?? []) {
      if (this.#ended.signal.aborted) break;  // by a listener of the one before
      this.#handle(name, fields);
    }
    return waitMillis;
  }

  #handle(name, fields) {
    if (name === 'cursor') this.#canvas.style.cursor = fields[0];
    else if (name === 'picture') this.#pictures.request(fields);
    else if (name === 'picture-drop') this.#pictures.drop(fields);
    else if (name === 'leave') this.#canvas.blur();
    else if (!this.#requests.handle(name, fields)) this.#host.onEvent(name, fields);
  }

  /** What a field beside the canvas asks for, on behalf of the reader. @param {boolean} isNow see onPress */
  #command(text, isNow = false) {
    this.#hadInput = true;
    this.#change((widget) => widget.command(text));
    if (isNow) this.#frames.drawNow();
  }

  // At rest the view is compared with what was last known, so that zooming sends one change and not sixty a
  // second. What changed without the reader's doing is only noted.
  #rested() {
    if (!this.#isLoaded) return;
    const before = this.#toldState;
    this.#toldState = this.stateText;
    if (this.#toldState !== before && this.#hadInput) this.#host.onState(stateFromText(this.#toldState));
    this.#hadInput = false;
  }

  // For the printer, which may get nothing of a WebGL canvas, or a part of it.
  #takePicture() {
    if (!this.#isLoaded || this.#context.isLost) return;
    this.#draw();
    this.#stage.showPoster();
  }

  #fitCanvas() {
    const { size, offset, isTall } = this.#surface;
    this.#stage.placeCanvas(size, offset, isTall);
    return size;
  }

  // Drawn in the task that changes the size: a canvas with a new size is empty until then, and would flash.
  #resized(isForced = false) {
    if (this.#widget === null || !this.#surface.isSized) return;
    const size = this.#fitCanvas();
    const sizeText = JSON.stringify(size);
    if (sizeText === this.#shownSize && !isForced) return;
    this.#shownSize = sizeText;
    this.#widget.resize(size);
    this.#frames.drawNow();
    this.#frames.request();
  }

  #visibilityChanged() {
    const { isVisible } = this.#surface;
    this.#frames.setPaused('hidden', !isVisible);
    if (!isVisible) return;
    this.want();
    this.#becameVisible();
    if (this.#stage.state !== 'stopped') this.#context?.claim();
  }

  #contextKeeper(canvas, widget) {
    return new ContextKeeper(canvas, widget, {
      isVisible: () => this.#surface.isVisible,
      onPark: () => {
        this.#draw();  // paused or not: a picture can be taken only in the task that drew it
        this.#stage.showPoster();
      },
      onLost: (isParked) => {
        this.#frames.setPaused('lost', true);
        if (!isParked && this.#isLoaded) this.#stage.showState('lost');
      },
      onRestored: () => {
        this.#frames.setPaused('lost', false);
        this.#draw();
        this.#frames.request();
        if (this.#stage.state === 'lost') this.#showPosts();
        this.#stage.hidePoster();
      },
    }, this.#ended.signal);
  }

  #crashed(error) {
    this.#isLoaded = this.#isRead = false;
    this.#frames.stop();
    this.#context?.release();
    this.#stage.showState('stopped');
    this.#host.onFailure(error);
  }
}
