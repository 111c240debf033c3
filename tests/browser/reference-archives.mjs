// reference-archives: what the reference pictures show beside the archives that lie in files: seven invented
// years, and an album of painted pictures. Always the same.
const hourMillis = 3_600_000;
const dayMillis = 24 * hourMillis;

export const yearOfInterest = { from: Date.UTC(2021, 5, 1), to: Date.UTC(2022, 5, 10) };
export const weekOfInterest = { from: Date.UTC(2021, 10, 20), to: Date.UTC(2021, 10, 27) };
export const loneTime = Date.UTC(2020, 1, 12, 10);  // no other post for three days around

const sentences = [
  'The ferry was late again and nobody minded; somebody had brought a cake.',
  'Walked the old drove road end to end. Eleven gates, nine of them open.',
  'A map is finished when the last farmer has stopped correcting it. So: never.',
  'Rain.',
  'New sheet at the printer. If you find a mistake in it, please wait a week before you tell me. \u{1f389}',
  'Question for those who know boats: why is the third rope always the wrong one? @adafinch must know.',
  'Three things that the survey of 1840 got right: the well, the wall, the wind. Everything else has ' +
    'moved, including the church, which is a longer story than fits here.',
  'The heron is back on the weir #northmoor',
  'Asked for the way. Was given four different ones, and a pear.',
  'Slept under the hedge, woke up with the sheep \u{1f411}',
  'Today the new bridge opened, and with it a path that was closed for sixty years: ' +
    'https://www.moor-maps.example/bridge',
];

function entitiesOf(text) {
  const found = [...text.matchAll(/@(\w+)|#(\w+)|https:\S+/g)];
  return found.map(({ 0: all, 1: mention, 2: tag, index }) => {
    const start = [...text.slice(0, index)].length;
    const kind = mention ? 'mention' : tag ? 'hashtag' : 'link';
    return { kind, start, end: start + all.length, target: mention ?? tag ?? all };
  });
}

const likesOf = (i) => Math.round(3 * 1.9 ** (i * 7 % 11) + i * 13 % 29);

function plainPost(i, millis) {
  const text = sentences[i % sentences.length];
  const kind = i % 9 === 4 ? 'reply' : 'original';
  return {
    id: `p${i}`, kind, time: new Date(millis).toISOString(), text, entities: entitiesOf(text),
    ...(kind === 'reply' && { replyTo: { handle: 'adafinch' } }),
    counts: { replies: i * 5 % 23, reposts: i * 3 % 47, likes: likesOf(i) },
  };
}

function withQuote(post, i) {
  if (i % 13 !== 6) return post;
  const text = 'A map is a letter to somebody who is lost.';
  const quote = { author: { name: 'Ada Finch', handle: 'adafinch' }, text, time: '2017-04-03T09:00:00Z' };
  return { ...post, kind: 'quote', quote };
}

function threadOf(id, millis, texts, missing = []) {
  return texts.map((text, part) => ({
    id: `${id}-${part + 1}`, time: new Date(millis + part * 7 * 60_000).toISOString(), text,
    thread: { id, position: part + 1, size: texts.length },
    counts: { replies: 4 + part, reposts: 40 - part * 6, likes: Math.round(900 / (part + 1)) },
  })).filter((_, part) => !missing.includes(part + 1));
}

const pathStory = [
  'How a path gets its name, in six parts. It begins with somebody in a hurry.',
  'First somebody walks it, because the road is long and the hay is not in yet.',
  'Then somebody asks the way, and the answer is a description: behind the barn, left of the ash.',
  'The ash falls. The description stays. By now it is a name.',
  'A surveyor writes it down, and spells it as he would have spoken it, had he been from here.',
  'Two hundred years later I stand there with a sheet in my hand and look for an ash \u{1f333}',
];

/** Seven years: 240 posts that come and go, a busy week, threads, and one day of the year in each. */
export function lifeArchive() {
  const posts = [];
  let millis = Date.UTC(2017, 2, 3, 8);
  for (let i = 0; i < 240; i++) {
    millis += (1 + i * i % 17) * dayMillis * (i % 40 < 6 ? 3 : 1) + (i * 5 % 13) * hourMillis;
    const isNearLone = Math.abs(millis - loneTime) < 3 * dayMillis;
    if (!isNearLone) posts.push(withQuote(plainPost(i, millis), i));
  }
  for (let i = 0; i < 14; i++) {
    posts.push(plainPost(300 + i, weekOfInterest.from + (6 + i * 11.3) * hourMillis));
  }
  for (let year = 2017; year < 2024; year++) {
    posts.push(plainPost(400 + year, Date.UTC(year, 10, 23, 7, year % 60)));
  }
  posts.push({ ...plainPost(500, loneTime), counts: { replies: 16, reposts: 43, likes: 420 } });
  posts.push(...threadOf('path', Date.UTC(2021, 10, 24, 9), pathStory, [4]));
  posts.push(...threadOf('gate', Date.UTC(2019, 4, 2, 18), ['A gate, in two parts.', 'It was locked.']));
  const profile = {
    name: 'Robin Vale', handle: 'robinvale', badge: 'Cartographer', place: 'Northmoor',
    bio: { text: 'Maps of the north moor, and tea.' }, joined: '2016-05-02T08:00:00Z',
    counts: { followers: 2104, following: 311, posts: 1310 }, captured: '2024-06-01T00:00:00Z',
  };
  return { format: 'backscroll', version: 1, profile, posts };
}

const picture = (name, width, height, alt) => ({ kind: 'image', source: name, width, height, alt });
const hills = picture('hills.webp', 1200, 800, 'Five hills, one behind the other, under a low sun');
const lake = picture('lake.webp', 900, 1200, 'The lake at noon, seen from the ridge');
const night = picture('night.webp', 1200, 700, 'The moor under a full moon');
const dawn = picture('dawn.webp', 800, 800, 'Dawn over the sheepfold');

/** Posts with one to four pictures, one that is missing, one that moves. */
export function albumArchive() {
  const of = (id, day, text, media) => ({
    id, time: `2024-05-${day}T10:00:00Z`, text, media,
    counts: { replies: day % 7, reposts: day, likes: day * 9 },
  });
  const film = { kind: 'video', alt: 'The tide comes in', width: 1280, height: 720, duration: 83 };
  const posts = [
    of('four', 28, 'Four from the ridge.', [hills, lake, night, dawn]),
    of('one', 24, 'The best light of the year.', [hills]),
    of('three', 21, 'Up, over, down.', [lake, dawn, night]),
    of('two', 17, 'Before and after.', [dawn, night]),
    of('tall', 14, 'Too tall for a card.', [lake]),
    of('missing', 12, 'This one is lost.', [picture('lost.webp', 1200, 800, 'A lost picture'), hills]),
    of('film', 10, 'And it moves.', [film]),
  ];
  const profile = {
    name: 'Robin Vale', handle: 'robinvale', avatar: 'dawn.webp', banner: 'hills.webp',
    bio: { text: 'Pictures from the moor.' },
  };
  return { format: 'backscroll', version: 1, profile, posts };
}

const scenes = {
  'hills.webp': [1200, 800, '#f6c177', '#b4637a', '#43314f', 0.25],
  'lake.webp': [900, 1200, '#9ccfd8', '#31748f', '#1f4d3f', 0.6],
  'night.webp': [1200, 700, '#1b2845', '#274060', '#0b1320', 0.75],
  'dawn.webp': [800, 800, '#fde2c8', '#e88d67', '#5a3d5c', 0.4],
};

/** Runs in the page: a sky, a sun and five hills, as a WebP file in Base64. */
async function painted([width, height, sky, far, near, sunAt]) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const gradient = context.createLinearGradient(0, 0, 0, height);
  gradient.addColorStop(0, sky);
  gradient.addColorStop(1, far);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff6e0';
  context.beginPath();
  context.arc(width * sunAt, height * 0.32, height * 0.07, 0, 7);
  context.fill();
  for (let hill = 0; hill < 5; hill++) {
    context.globalAlpha = 0.25 + hill * 0.18;
    context.fillStyle = near;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 4) {
      const wave = Math.sin(x / width * (5 + hill * 2) + hill * 1.7) + 0.4 * Math.sin(x / 41 + hill);
      context.lineTo(x, height * (0.5 + hill * 0.1 + wave * 0.05));
    }
    context.lineTo(width, height);
    context.fill();
  }
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * Everything that a page may ask for below `album/`.
 * @param {import('playwright-core').Page} maker where the pictures are painted
 * @returns {Promise<(page: object) => Promise<void>>} serves them to a page
 */
export async function albumFor(maker) {
  const files = new Map();
  for (const [name, scene] of Object.entries(scenes)) {
    files.set(name, Buffer.from(await maker.evaluate(painted, scene), 'base64'));
  }
  return (page) => page.route('**/album/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop();
    if (name === 'archive.json') return route.fulfill({ json: albumArchive() });
    if (!files.has(name)) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body: files.get(name), contentType: 'image/webp' });
  });
}
