// engines: Firefox and WebKit behind one small face, for the few page tests that all engines have to pass.
// Both draw WebGL only in a window, so they get a screen in memory (Xvfb). Firefox speaks WebDriver BiDi,
// WebKit the older WebDriver; what mouse and keys do is written the same way in both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import WebSocket from 'ws';
import { sleep } from './helpers.mjs';

const startMillis = 30_000;
const politeMillis = 5000;
const answerMillis = 90_000;  // longer than a script may take, see #connect
const view = { width: 1100, height: 700 };
const firefoxPrefs = {  // nothing but the page: no updates, no greetings, no requests of its own
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,none',
  'toolkit.telemetry.enabled': false,
  'webgl.force-enabled': true,
};

/** A program with all that it has started, however deep that is asleep. */
function killAll({ pid }) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;  // they have ended by themselves
  }
}

// The runner ends this process by its group, and what it has started is in groups of their own.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

/** The programs behind one browser. What was started last is ended first, and nothing outlives the tests. */
class Programs {
  #ends = [];
  #env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1', GTK_A11Y: 'none' };

  /**
   * @param {RegExp} ready what the program prints when it is
   * @returns {Promise<string>} the first group of that
   */
  async start(name, parameters, ready) {
    const options = { env: this.#env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true };
    const child = spawn(name, parameters, options);
    const kill = () => killAll(child);
    const ended = once(child, 'exit');
    process.once('exit', kill);
    this.atEnd(async () => {
      child.kill();
      const timer = setTimeout(kill, politeMillis);
      await ended.catch(() => {});
      clearTimeout(timer);
      kill();
      process.off('exit', kill);
    });
    let output = '';
    const said = new Promise((resolve) => {
      for (const stream of child.stdio.slice(1)) {
        stream.on('data', (chunk) => {
          output += chunk;
          const found = ready.exec(output);
          if (found) resolve(found[1]);
        });
      }
    });
    const failed = ended.then(() => Promise.reject(new Error(`${name} ended. ${output}`)), (cause) => {
      throw new Error(`${name} cannot be started; run tools/setup.py --tests`, { cause });
    });
    const late = () => new Error(`${name} does not get ready. ${output}`);
    return inTime(Promise.race([said, failed]), startMillis, late);
  }

  /** A screen in memory, and a home folder that is thrown away. */
  async prepare() {
    const home = await mkdtemp(path.join(tmpdir(), 'backscroll-browser-'));
    this.atEnd(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
    Object.assign(this.#env, { HOME: home, XDG_RUNTIME_DIR: home });
    const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-displayfd', '3'];
    this.#env.DISPLAY = `:${await this.start('Xvfb', screen, /^(\d+)\n/m)}`;
    delete this.#env.WAYLAND_DISPLAY;
    return home;
  }

  atEnd(work) {
    this.#ends.push(work);
  }

  async end() {
    while (this.#ends.length > 0) await this.#ends.pop()();
  }
}

async function inTime(work, millis, errorOf) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(errorOf()), millis);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** It answers nothing any more, not even that a script takes too long. */
export class SilentEngineError extends Error {}

/** One tab. The engines differ in four calls: `visit`, `call`, `act` and `shoot`. */
class Tab {
  #engine;

  constructor(engine) {
    this.#engine = engine;
  }

  #ask(call, ...values) {
    const answer = this.#engine[call](...values);
    answer.catch(() => {});  // it may come when nobody waits any more
    return inTime(answer, answerMillis, () => new SilentEngineError(`No answer to: ${call}`));
  }

  go(url) {
    return this.#ask('visit', url);
  }

  /** Runs a function in the page; what goes in and comes out is plain data. It may be async. */
  async run(work, ...values) {
    const { value, error } = JSON.parse(await this.#ask('call', work, JSON.stringify(values)));
    if (error !== undefined) throw new Error(`In the page: ${error}`);
    return value;
  }

  /** @returns {Promise<Buffer>} PNG of what is in view */
  async screenshot() {
    return Buffer.from(await this.#ask('shoot'), 'base64');
  }

  move(x, y) {
    return this.#mouse([{ type: 'pointerMove', x, y }]);
  }

  click(x, y) {
    return this.#mouse([
      { type: 'pointerMove', x, y }, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: 60 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  drag(from, to) {
    return this.#mouse([
      { type: 'pointerMove', ...from }, { type: 'pointerDown', button: 0 },
      { type: 'pointerMove', x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) },
      { type: 'pointerMove', ...to, duration: 200 }, { type: 'pointerUp', button: 0 },
    ]);
  }

  wheel(x, y, deltaY) {
    const actions = [{ type: 'scroll', x, y, deltaX: 0, deltaY, origin: 'viewport' }];
    return this.#ask('act', [{ type: 'wheel', id: 'wheel', actions }]);
  }

  press(key) {
    const actions = [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }];
    return this.#ask('act', [{ type: 'key', id: 'keys', actions }]);
  }

  /** Holds all but the last one down. */
  chord(...keys) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    return this.#ask('act', [{ type: 'key', id: 'keys', actions: [...down, ...up] }]);
  }

  #mouse(steps) {
    const parameters = { pointerType: 'mouse' };
    return this.#ask('act', [{ type: 'pointer', id: 'mouse', parameters, actions: steps }]);
  }
}

const bodyOf = (work) => `(${work})(...JSON.parse(text))`;

class Firefox {
  #socket;
  #context;
  #answers = new Map();
  #lastId = 0;

  static async start(programs) {
    const profile = await programs.prepare();
    const lines = Object.entries(firefoxPrefs).map(([name, value]) =>
      `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    await writeFile(path.join(profile, 'user.js'), lines.join(''));
    const parameters = ['--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
    const address = await programs.start('firefox-esr', parameters, /WebDriver BiDi listening on (ws:\S+)/);
    const engine = new Firefox();
    await engine.#connect(`${address}/session`);
    programs.atEnd(() => engine.#socket.terminate());
    return engine;
  }

  async #connect(address) {
    this.#socket = new WebSocket(address);
    await once(this.#socket, 'open');
    this.#socket.on('message', (text) => {
      const { id, result, error, message } = JSON.parse(text);
      const answer = this.#answers.get(id);
      this.#answers.delete(id);
      if (error === undefined) answer?.resolve(result);
      else answer?.reject(new Error(`${error}: ${message}`));
    });
    this.#socket.on('close', () => {
      for (const { reject } of this.#answers.values()) reject(new Error('Firefox is gone'));
    });
    await this.#ask('session.new', { capabilities: {} });
    const { contexts: [{ context }] } = await this.#ask('browsingContext.getTree', {});
    this.#context = context;
    await this.#ask('browsingContext.setViewport', { context, viewport: view });
  }

  #ask(method, params) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#answers.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  visit(url) {
    return this.#ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  async call(work, values) {
    const { result, exceptionDetails } = await this.#ask('script.callFunction', {
      functionDeclaration: `async (text) => JSON.stringify({ value: await ${bodyOf(work)} })`,
      target: { context: this.#context }, arguments: [{ type: 'string', value: values }], awaitPromise: true,
    });
    return result?.value ?? JSON.stringify({ error: exceptionDetails.text });
  }

  act(actions) {
    return this.#ask('input.performActions', { context: this.#context, actions });
  }

  async shoot() {
    return (await this.#ask('browsingContext.captureScreenshot', { context: this.#context })).data;
  }
}

class WebKit {
  #session;

  static async start(programs) {
    await programs.prepare();
    const port = await freePort();
    const engine = new WebKit();
    await Promise.race([programs.start('WebKitWebDriver', [`--port=${port}`], /^(?=never)$/),
      engine.#connect(`http://127.0.0.1:${port}`)]);
    // Politely; its process is ended in any case.
    const late = () => new SilentEngineError('WebKit does not end');
    programs.atEnd(() => inTime(engine.#ask('DELETE', ''), politeMillis, late).catch(() => {}));
    return engine;
  }

  async #connect(address) {
    this.#session = address;
    const isUp = () => this.#ask('GET', '/status').then(() => true, () => false);
    while (!await isUp()) await sleep(50);
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: {} });
    this.#session = `${address}/session/${sessionId}`;
    await this.#ask('POST', '/timeouts', { script: 60_000 });
    await this.#ask('POST', '/window/rect', view);
    const inner = JSON.parse(await this.call(() => [innerWidth, innerHeight], '[]')).value;
    const rest = { width: 2 * view.width - inner[0], height: 2 * view.height - inner[1] };
    await this.#ask('POST', '/window/rect', rest);  // what the window has around the page
  }

  async #ask(method, command, body) {
    const answer = await fetch(this.#session + command, {
      method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' },
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  visit(url) {
    return this.#ask('POST', '/url', { url });
  }

  call(work, values) {
    const script = `const [text, done] = arguments;
      (async () => ${bodyOf(work)})().then((value) => done(JSON.stringify({ value })),
        (error) => done(JSON.stringify({ error: String(error) })));`;
    return this.#ask('POST', '/execute/async', { script, args: [values] });
  }

  act(actions) {
    return this.#ask('POST', '/actions', { actions });
  }

  shoot() {
    return this.#ask('GET', '/screenshot');
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const engines = { Firefox, WebKit };
export const engineNames = Object.keys(engines);

/**
 * Starts a browser.
 * @param {'Firefox' | 'WebKit'} name
 * @returns {Promise<{tab: Tab, end: () => Promise<void>}>}
 */
export async function startEngine(name) {
  const programs = new Programs();
  try {
    return { tab: new Tab(await engines[name].start(programs)), end: () => programs.end() };
  } catch (error) {
    await programs.end();
    throw error;
  }
}
