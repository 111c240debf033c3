// The page in the other engines, Firefox and WebKit: it draws, and mouse, wheel and keys do what they do in
// Chromium, where everything else is tested. A new fault of one engine gets its case here.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { engineNames, SilentEngineError, startEngine } from './engines.mjs';
import { startServer, until } from './helpers.mjs';
import { linesOnScreen, misplacedLines, showLines } from './lines.mjs';
import { colourCount, decodePng, differenceOf, findBlock } from './png.mjs';

// A screen in memory is had on Linux only.
const skip = process.platform === 'linux' ? false : 'needs Xvfb';
const control = '\uE009';  // as WebDriver has it
const isAccent = ([red, green, blue]) => green - red > 70 && Math.abs(green - blue) < 30;

/** The steps that the cases have in common, on one tab. */
class Visit {
  constructor(tab, url) {
    this.tab = tab;
    this.url = url;
  }

  async open(path) {
    // A driver may say that the new page is there while the old one still answers.
    await this.tab.run(() => { document.documentElement?.setAttribute('data-old', ''); });
    await this.tab.go(new URL(path, this.url).href);
    const isNew = () => this.tab.run(() => document.documentElement?.hasAttribute('data-old') === false);
    await until(isNew, `${path} in the place of the page before`);
    await this.tab.run(async () => {
      await customElements.whenDefined('back-scroll');
      await document.querySelector('back-scroll').ready;
    });
    await this.rest();
  }

  metrics() {
    return this.tab.run(() => document.querySelector('back-scroll').metrics());
  }

  state() {
    return this.tab.run(() => document.querySelector('back-scroll').state);
  }

  /** Waits until nothing moves or is on its way. */
  async rest() {
    await this.tab.run(async () => {
      const metrics = () => document.querySelector('back-scroll').metrics();
      for (let known = -1; known !== metrics().frames || !metrics().idle;) {
        known = metrics().frames;
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
    });
  }

  async picture() {
    return decodePng(await this.tab.screenshot());
  }
}

/** Where the first words of a post stand in a page of 1100 by 700: in its card, and beside its mark. */
const areasOfWords = { card: [785, 335, 105, 25], mark: [350, 455, 95, 16] };  // left, top, width, height

async function pictureWith(visit, text) {
  await visit.tab.run(async (words) => {
    const archive = { format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' },
      posts: [{ id: '1', time: '2020-01-01T00:00:00Z', text: words }] };
    const element = document.querySelector('back-scroll');
    element.setAttribute('theme', 'light');
    await element.load(new Blob([JSON.stringify(archive)]));
  }, text);
  await visit.rest();
  return visit.picture();
}

/** The sum of what the pixels lack of white. */
function darknessOf({ width, pixels, channels }, [left, top, areaWidth, areaHeight]) {
  let sum = 0;
  for (let y = top; y < top + areaHeight; y++) {
    for (let x = left; x < left + areaWidth; x++) sum += 255 - pixels[(y * width + x) * channels];
  }
  return sum;
}

for (const name of engineNames) {
  describe(name, { skip }, () => {
    let server = null;
    let engine = null;
    let visit = null;

    const start = async () => {
      engine = await startEngine(name);
      visit = new Visit(engine.tab, server.url);
    };
    before(async () => {
      server = await startServer();
      await start();
    });
    after(async () => {
      await engine?.end();
      await server?.end();
    });

    // On a busy machine an engine has been seen to answer nothing any more: then another one is asked, once.
    const check = (title, work) => test(title, async (t) => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof SilentEngineError)) throw error;
        t.diagnostic(error.message);
        await engine.end();
        await start();
        await work();
      }
    });

    check('draws the archive, and then no more frames', async () => {
      await visit.open('/');
      const { posts, frames } = await visit.metrics();
      assert.equal(posts, 90);
      const picture = await visit.picture();
      assert.deepEqual([picture.width, picture.height], [1100, 700]);
      assert.ok(colourCount(picture) > 50, `only ${colourCount(picture)} colours: blank`);
      await visit.rest();
      assert.equal((await visit.metrics()).frames, frames);
    });

    check('a click on a card of the feed selects its post', async () => {
      await visit.open('/');
      await visit.tab.click(1000, 560);
      await until(async () => (await visit.state()).post !== null, 'a chosen post');
    });

    check('a click on a mark of the timeline selects its post', async () => {
      await visit.open('/embed.html?theme=light');
      const picture = await visit.picture();
      const plot = { left: 60, top: 130, right: picture.width * 0.6, bottom: picture.height - 250 };
      const mark = findBlock(picture, 6, isAccent, plot);
      assert.ok(mark, 'no mark to be seen');
      await visit.tab.click(mark.x, mark.y);
      await until(async () => (await visit.state()).post !== null, 'a chosen post');
    });

    check('the wheel over the feed scrolls it', async () => {
      await visit.open('/');
      await visit.tab.move(900, 500);
      await visit.rest();
      const first = await visit.picture();
      await visit.tab.wheel(900, 500, 300);
      await visit.rest();
      assert.ok(differenceOf(first, await visit.picture()) > 0.005, 'nothing moved');
    });

    check('J and K step through the posts', async () => {
      await visit.open('/');
      await visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('canvas').focus());
      const step = async (key) => {
        const { post } = await visit.state();
        await visit.tab.press(key);
        await until(async () => (await visit.state()).post !== post, `${key} chooses another post`);
        return (await visit.state()).post;
      };
      const post = await step('j');
      assert.notEqual(await step('j'), post);
      assert.equal(await step('k'), post);
    });

    check('what is typed into the field is found', async () => {
      await visit.open('/');
      await visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('canvas').focus());
      for (const key of '/envoy') await visit.tab.press(key);
      const told = () => visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('.find output').value);
      await until(async () => await told() === '27', 'how many there are');
      assert.equal((await visit.state()).search, 'envoy');
      for (const key of ' is:nothing from here on') await visit.tab.press(key);
      const apart = () => visit.tab.run(() => {  // pixels between a mark and what it underlines
        const field = document.querySelector('back-scroll').shadowRoot.querySelector('.find input');
        const mark = field.parentElement.querySelector('u');
        if (mark?.textContent !== 'nothing') return null;
        const pen = document.createElement('canvas').getContext('2d');
        const { font, fontSize, fontFamily, paddingLeft } = getComputedStyle(field);
        pen.font = font || `${fontSize} ${fontFamily}`;
        const begin = field.getBoundingClientRect().x + parseFloat(paddingLeft) - field.scrollLeft;
        return mark.getBoundingClientRect().x - begin - pen.measureText('envoy is:').width;
      });
      await until(async () => await apart() !== null, 'the mark');
      assert.ok(Math.abs(await apart()) <= 1, `${await apart()} px apart`);
    });

    check('a question mark shows the keys', async () => {
      await visit.open('/');
      await visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('canvas').focus());
      const shown = () => visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelectorAll('.keys kbd').length);
      await visit.tab.press('?');
      await until(async () => await shown() > 20, 'the keys');
      await visit.tab.press('?');
      await until(async () => await shown() === 0, 'no keys');
    });

    check('numbers are shown and left again', async () => {
      await visit.open('/');
      await visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('canvas').focus());
      await visit.tab.press('9');
      const told = () => visit.tab.run(() => {
        const numbers = document.querySelector('back-scroll').shadowRoot.querySelector('.numbers');
        return numbers === null || numbers.hidden ? '' : numbers.textContent;
      });
      await until(async () => /90 posts.*English 100/.test(await told()), 'what was counted');
      await visit.tab.press('6');
      await until(async () => await told() === '', 'the posts again');
    });

    check('posts are read by keys, one after the other', async () => {
      await visit.open('/');
      const focused = () => visit.tab.run(() => {
        const { activeElement } = document.querySelector('back-scroll').shadowRoot;
        const place = activeElement?.getAttribute('aria-posinset');
        return { text: activeElement?.textContent ?? '', place };
      });
      await until(() => visit.tab.run(() => {
        const first = document.querySelector('back-scroll').shadowRoot.querySelector('article[tabindex="0"]');
        first?.focus();
        return first !== null;
      }), 'the posts');
      assert.match((await focused()).text, /^Matt Klein .*Names Clickhouse .*193 likes$/u);
      for (const place of ['2', '3']) {
        await visit.tab.press('j');
        await until(async () => (await focused()).place === place, `the focus on ${place}`);
      }
    });

    check('chips and suggestions are pressed', async () => {
      await visit.open('/');
      const pressed = async (selector) => {
        const middle = () => visit.tab.run((wanted) => {
          const { shadowRoot } = document.querySelector('back-scroll');
          const part = shadowRoot.querySelector(wanted);
          part?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
          const box = part?.getBoundingClientRect();
          return box?.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
        }, selector);
        const { x, y } = await until(middle, selector);
        await visit.tab.click(x, y);
      };
      const searches = (text) => until(async () => (await visit.state()).search === text, `"${text}"`);
      await visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('canvas').focus());
      await visit.tab.press('/');
      await pressed('.chips [data-term="is:quote"]');
      await searches('is:quote');
      const typed = () => visit.tab.run(
        () => document.querySelector('back-scroll').shadowRoot.querySelector('.field input').value);
      await until(async () => await typed() === 'is:quote', 'the chip\u2019s term in the field');
      for (const key of ' @envoyp') await visit.tab.press(key);
      await pressed('.suggest [role=option]');
      await searches('is:quote @envoyproxy');
      await pressed('.chips .clear-all');
      await searches('');
    });

    check('lines of text begin and end where they are drawn', async () => {
      for (const path of ['/', '/tests/scripts.html', '/tests/rtl.html']) {
        await visit.open(path);
        const isThere = () => visit.tab.run(linesOnScreen);
        await until(async () => (await isThere().catch(() => [])).length > 3, 'there are lines');
        const lines = await isThere();
        const drawn = await visit.picture();
        await visit.tab.run(showLines);
        assert.deepEqual(misplacedLines(drawn, await visit.picture(), lines), [], path);
      }
    });

    check('the text of posts is selected with the mouse and copied', async () => {
      await visit.open('/');
      await until(async () => (await visit.tab.run(linesOnScreen).catch(() => [])).length > 3, 'lines');
      const { from, to, text } = await visit.tab.run(() => {
        const root = document.querySelector('back-scroll').shadowRoot;
        const paragraph = root.querySelector('article[aria-posinset="1"] > p');
        const lines = [...paragraph.querySelectorAll('.line')].map((line) => line.getBoundingClientRect());
        const [first, last] = [lines[0], lines.at(-1)];
        return {
          from: { x: Math.round(first.left) + 1, y: Math.round(first.top) + 10 },
          to: { x: Math.round(last.right) - 1, y: Math.round(last.top) + 10 }, text: paragraph.textContent,
        };
      });
      await visit.tab.move(from.x, from.y);
      await visit.tab.move(from.x + 2, from.y);
      await visit.tab.drag(from, to);
      await visit.tab.run(() => {
        window.addEventListener('copy', ({ defaultPrevented, clipboardData }) => {
          document.title = defaultPrevented ? clipboardData.getData('text/plain') : 'as it is';
        });
      });
      await visit.tab.chord(control, 'c');
      await until(async () => await visit.tab.run(() => document.title) === text, 'its text is copied');
    });

    check('a zip of a platform is opened, and its posts are on screen', async () => {
      await visit.open('/');
      const zip = await readFile(new URL('../data/packed/x-archive-mini.zip', import.meta.url));
      await visit.tab.run(async (text) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        await document.querySelector('back-scroll').load([new File([bytes], 'mine.zip')], { keep: true });
      }, zip.toString('base64'));
      await visit.rest();
      assert.equal((await visit.metrics()).posts, 12);
      assert.ok(colourCount(await visit.picture()) > 50);
    });

    check('a state that is set is shown, and read back', async () => {
      await visit.open('/');
      const first = await visit.picture();
      const wanted = { from: Date.UTC(2019), to: Date.UTC(2021), sort: 'oldest' };
      await visit.tab.run((state) => { document.querySelector('back-scroll').state = state; }, wanted);
      await visit.rest();
      const { from, to, sort } = await visit.state();
      assert.deepEqual({ from, to, sort }, wanted);
      assert.ok(differenceOf(first, await visit.picture()) > 0.01, 'nothing changed');
    });

    check('draws pictures', async () => {
      await visit.open('/embed.html');
      await visit.tab.run(async () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 64;
        const context = canvas.getContext('2d');
        context.fillStyle = 'rgb(255, 0, 255)';
        context.fillRect(0, 0, 64, 64);
        const archive = { format: 'backscroll', version: 1, profile: { name: 'A', handle: 'a' }, posts: [{
          id: '1', time: '2020-01-01T00:00:00Z', text: 'Magenta',
          media: [{ kind: 'image', source: canvas.toDataURL(), width: 64, height: 64 }],
        }] };
        const element = document.querySelector('back-scroll');
        await element.load(new Blob([JSON.stringify(archive)]));
        element.state = { post: '1' };
      });
      await visit.rest();
      const picture = await visit.picture();
      const isMagenta = ([red, green, blue]) => red > 240 && green < 15 && blue > 240;
      const all = { left: 0, top: 0, right: picture.width, bottom: picture.height };
      assert.ok(findBlock(picture, 40, isMagenta, all), 'no picture to be seen');
    });

    check('draws the words beside an emoji as bold as those without one', async () => {
      await visit.open('/embed.html');
      const words = 'Words that are';
      const plain = await pictureWith(visit, words);
      const beside = await pictureWith(visit, `${words} \u{1F642}`);
      for (const [place, area] of Object.entries(areasOfWords)) {
        const [alone, together] = [darknessOf(plain, area), darknessOf(beside, area)];
        assert.ok(alone > 1000, `${place}: there are words`);
        assert.ok(Math.abs(together / alone - 1) < 0.03, `${place}: ${together} and ${alone}`);
      }
    });
  });
}
