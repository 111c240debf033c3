// What an archive can make a reader's browser ask for, as a server sees it: addresses, cookies, referrers.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { siteForTests, sleep, until, whenReady, whenState, whenStill } from './helpers.mjs';
import { archiveOf, image, pngOf, shows, whenShown } from './pictures.mjs';

const red = [200, 30, 30];
const green = [20, 160, 40];
const site = siteForTests();
const outside = await readFile(new URL('pages/media-outside-the-folder.json', import.meta.url));
const json = (value) => ({ type: 'application/json', body: JSON.stringify(value) });
const png = (colour) => ({ type: 'image/png', body: pngOf(400, 300, colour) });
const redirect = (location) => ({ status: 302, headers: { location } });

/**
 * A server that keeps what it was asked: it answers by `answers`, passes on to the site what is not there,
 * and sets a cookie.
 */
async function startLog() {
  const log = { asked: [], answers: {}, url: '' };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const answer = log.answers[request.url] ?? log.answers[pathname];
    const { cookie = '', referer = '' } = request.headers;
    if (answer !== undefined || !/\.(js|wasm|html|css|svg)$/.test(pathname)) {
      log.asked.push({ path: request.url, cookie, referer });
    }
    if (answer !== undefined) {
      const { status = 200, type = 'text/plain', body = '', headers = {} } = answer;
      const cors = { 'access-control-allow-origin': '*' };
      response.writeHead(status, { 'content-type': type, ...cors, ...headers }).end(body);
      return;
    }
    const real = await fetch(new URL(request.url, site.url));
    const headers = { 'set-cookie': 'session=secret; Path=/' };
    for (const name of ['content-type', 'content-security-policy']) headers[name] = real.headers.get(name);
    response.writeHead(real.status, headers).end(Buffer.from(await real.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  log.url = `http://127.0.0.1:${server.address().port}/`;
  log.paths = () => log.asked.map(({ path }) => path);
  log.end = () => {
    server.closeAllConnections();
    server.close();
  };
  return log;
}

let log = null;
let other = null;
before(async () => { [log, other] = [await startLog(), await startLog()]; });
after(() => { for (const each of [log, other]) each.end(); });

async function openArchive(t, answers, { src = 'a/b/archive.json', attributes = {}, page: path } = {}) {
  log.answers = answers;
  const page = await site.open(t, new URL(path ?? 'tests/bare.html', log.url).href, { height: 900 });
  for (const each of [log, other]) each.asked.length = 0;
  if (path !== undefined) return page;
  await page.evaluate(([address, wanted]) => {
    const element = document.createElement('back-scroll');
    const all = Object.entries({ src: address, ...wanted });
    for (const [name, value] of all) element.setAttribute(name, value);
    element.style.height = '860px';
    document.querySelector('main').append(element);
  }, [new URL(src, log.url).href, attributes]);
  await whenReady(page);
  await whenStill(page);
  return page;
}

describe('pictures of an archive', () => {
  test('are never asked for outside its folder', async (t) => {
    const page = await openArchive(t, { '/a/b/archive.json': { type: 'application/json', body: outside } });
    await page.mouse.move(800, 500);
    await whenStill(page);
    assert.deepEqual(log.paths(), ['/a/b/archive.json']);
  });

  test('inside it they are asked for without cookies and without a referrer', async (t) => {
    const posts = archiveOf([[image('pics/red.png')]]);
    const page = await openArchive(t, { '/a/b/archive.json': json(posts), '/a/b/pics/red.png': png(red) });
    await whenShown(page, red);
    assert.deepEqual(log.asked.at(-1), { path: '/a/b/pics/red.png', cookie: '', referer: '' });
    assert.match(log.asked[0].cookie, /secret/, 'the page itself asked for the archive');
  });

  test('a redirect leads nowhere else', async (t) => {
    const posts = archiveOf([[image('red.png')], [image('out.png'), image('away.png')]]);
    const page = await openArchive(t, {
      '/a/b/archive.json': json(posts), '/a/b/red.png': png(red), '/admin/out.png': png(green),
      '/a/b/out.png': redirect('/admin/out.png'), '/a/b/away.png': redirect(`${other.url}green.png`),
    });
    await whenShown(page, red);
    await whenStill(page);
    const files = ['archive.json', 'away.png', 'out.png', 'red.png'];
    assert.deepEqual(log.paths().sort(), files.map((name) => `/a/b/${name}`));
    assert.deepEqual(other.paths(), []);
    assert.ok(!await shows(page, green));
  });

  test('with remote-media other places are asked for, without cookies too', async (t) => {
    const posts = archiveOf([[image('/admin/green.png')]]);
    const page = await openArchive(t, { '/a/b/archive.json': json(posts), '/admin/green.png': png(green) },
      { attributes: { 'remote-media': '' } });
    await whenShown(page, green);
    assert.deepEqual(log.asked.at(-1), { path: '/admin/green.png', cookie: '', referer: '' });
  });

  test('of a redirected archive they are beside where it ended', async (t) => {
    const posts = archiveOf([[image('red.png')]]);
    const page = await openArchive(t, {
      '/a/b/archive.json': redirect('/c/real.json'), '/c/real.json': json(posts),
      '/c/red.png': png(red), '/a/b/red.png': png(green),
    });
    await whenShown(page, red);
    assert.ok(!log.paths().includes('/a/b/red.png'));
  });
});

test('a file outside the folder is not opened', async (t) => {
  const video = (source) => ({ kind: 'video', source, width: 400, height: 300 });
  const posts = archiveOf([[video('../../admin/delete')]]);
  const page = await openArchive(t, { '/a/b/archive.json': json(posts) });
  await page.locator('back-scroll canvas').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await whenStill(page);
  await page.mouse.click(16 + 1068 / 2, 16 + 860 / 2 - 20);  // what plays, in the middle of the lightbox
  const hints = page.locator('back-scroll .hint');
  const note = async () => (await hints.allTextContents()).some((text) => /no such file/.test(text));
  await until(note, 'a note');
  assert.equal(page.context().pages().length, 1);
  assert.deepEqual(log.paths(), ['/a/b/archive.json']);
});

describe('embed.html', () => {
  test('refuses an archive of another site, also by a redirect', async (t) => {
    const answers = { '/away.json': redirect(`${other.url}tests/small.json`) };
    const page = await openArchive(t, answers, { page: 'embed.html?src=/away.json' });
    assert.match((await whenState(page, 'error')).sentence, /own site only/);
    await sleep(200);
    assert.deepEqual(other.paths(), []);
    const asked = await openArchive(t, {}, { page: `embed.html?src=${other.url}tests/small.json` });
    assert.match((await whenState(asked, 'error')).sentence, /own site only/);
    assert.deepEqual(other.paths(), []);
  });

  test('follows a redirect within its site', async (t) => {
    const answers = { '/here.json': redirect('/tests/small.json') };
    const page = await openArchive(t, answers, { page: 'embed.html?src=/here.json' });
    assert.equal(await whenReady(page), 3);
  });
});
