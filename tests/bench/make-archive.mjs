// Makes an archive of any size, always the same for the same number of posts: about 270 bytes a post.
//   node tests/bench/make-archive.mjs POSTS OUT.json
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const WORDS = (
  'the of and a to in is it that was for on are with as his they at be this from have or by one had '
  + 'not but what all were when we there can an your which their said if do will each about how up out '
  + 'them then she many some so these would other into has more her two like him see time could no make '
  + 'than first been its who now people my made over did down only way find use may water long little '
  + 'very after words called just where most know caf\u00e9 \u65e5\u672c\u8a9e '
  + '\u043f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude80 na\u00efve "quoted" line\nbreak'
).split(' ');
const FIRST_MILLIS = Date.UTC(2008, 0, 1);
const LAST_MILLIS = Date.UTC(2025, 0, 1);
const LANGUAGES = ['en', 'en', 'en', 'de', 'ja', 'fr'];

/** Numbers in [0, 1) from a seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function textFrom(random) {
  const count = 6 + Math.floor(random() * 22);
  return Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}

function postFrom(random, index, count) {
  const millis = FIRST_MILLIS + (LAST_MILLIS - FIRST_MILLIS) * ((index + random() * 0.9) / count);
  const likes = Math.floor(10 ** (random() * 4) - 1);
  const post = {
    id: `14${String(index).padStart(16, '0')}`,
    kind: 'original',
    time: new Date(Math.floor(millis / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
    text: textFrom(random),
    counts: { replies: Math.floor(likes / 20), reposts: Math.floor(likes / 7), likes },
    language: LANGUAGES[Math.floor(random() * LANGUAGES.length)],
  };
  if (random() < 0.25) {
    Object.assign(post, { kind: 'reply', replyTo: { id: `13${index}`, handle: `reader${index % 997}` } });
  }
  if (random() < 0.1) post.media = [{ kind: 'image', width: 1200, height: 800, alt: textFrom(random) }];
  if (random() < 0.2) post.source = { url: `https://posts.example/status/14${String(index).padStart(16, '0')}` };
  return post;
}

/** The archive as UTF-8 bytes. */
export function makeArchive(count) {
  const random = randomFrom(20250101);
  const counts = { followers: 1234567, following: 89, posts: count };
  const profile = { name: 'Bench Mark', handle: 'benchmark', counts };
  const posts = Array.from({ length: count }, (_, index) => JSON.stringify(postFrom(random, index, count)));
  const head = `{"format":"backscroll","version":1,"profile":${JSON.stringify(profile)},"posts":[`;
  return new TextEncoder().encode(`${head}\n${posts.join(',\n')}\n]}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(process.argv[3], makeArchive(Number(process.argv[2])));
}
