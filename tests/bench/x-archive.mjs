// x-archive: an invented X archive of any size, the same one each time, laid out as the real ones are. In two
// parts, and zipped with a picture for every second post.
//   node tests/bench/x-archive.mjs POSTS FILE.zip
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BlobReader, BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';

const WORDS = ('rain tent tea walk over the hill and back again with a long story of a small bird that ' +
  'sang \u{1F33B} fr\u00fch am Morgen').split(' ');
const FIRST_ID = 1_000_000_000_000_000_000n;
const MILLIS_BETWEEN = 4_000_000;
const SIZES = { thumb: [150, 150, 'crop'], small: [680, 453, 'fit'], large: [1536, 1024, 'fit'] };
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA' +
  'WjR9awAAAABJRU5ErkJggg==', 'base64');

const numbersFrom = (seed) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

function mediaOf(id) {
  const sizes = Object.entries(SIZES).map(
    ([name, [w, h, resize]]) => [name, { w: `${w}`, h: `${h}`, resize }]);
  return [{
    expanded_url: `https://x.com/robinvale_ex/status/${id}/photo/1`, indices: ['10', '33'],
    url: 'https://t.co/AAAAAAAAA3', media_url: `http://pbs.twimg.com/media/P${id}.png`, id_str: id, id,
    media_url_https: `https://pbs.twimg.com/media/P${id}.png`, sizes: Object.fromEntries(sizes),
    type: 'photo', display_url: 'pic.x.com/A',
  }];
}

const hasPicture = (index) => index % 2 === 0;
const idOf = (index) => String(FIRST_ID + BigInt(index) * 4_194_304_000n);

function rowOf(index, random) {
  const id = idOf(index);
  const [weekday, day, month, year, time] = new Date(Date.UTC(2009, 0, 1) + index * MILLIS_BETWEEN)
    .toUTCString().replace(',', '').split(' ');
  const count = 8 + Math.floor(random() * 30);
  const words = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const isReply = index % 3 === 0;
  const text = isReply ? `@other_ex ${words}` : words;
  const media = hasPicture(index) ? { media: mediaOf(id) } : {};
  const mention = { name: 'Other', screen_name: 'other_ex', indices: ['0', '9'], id_str: '43', id: '43' };
  const link = { url: 'https://t.co/AAAAAAAAA4', expanded_url: `https://example.com/${id}`,
    display_url: 'example.com', indices: ['10', '33'] };
  return { tweet: {
    edit_info: { initial: { editTweetIds: [id], editableUntil: '2024-01-01T00:30:00.000Z',
      editsRemaining: '5', isEditEligible: true } },
    retweeted: false, source: '<a href="https://mobile.example.com" rel="nofollow">Web App</a>',
    entities: { hashtags: [], symbols: [], user_mentions: isReply ? [mention] : [], urls: [link], ...media },
    display_text_range: ['0', String(text.length)], favorite_count: String(Math.floor(random() * 100)),
    id_str: id, truncated: false, retweet_count: '3', id, favorited: false, full_text: text, lang: 'en',
    created_at: `${weekday} ${month} ${day} ${time} +0000 ${year}`,
    ...hasPicture(index) ? { extended_entities: media } : {},
  } };
}

/** One file of posts. @param {number} part @returns {Blob} */
export function partOf(part, from, to) {
  const random = numbersFrom(7 + part);
  const pieces = [`window.YTD.tweets.part${part} = [\n`];
  for (let index = from; index < to; index++) {
    pieces.push(`${index > from ? ',\n' : ''}${JSON.stringify(rowOf(index, random), null, 2)}`);
  }
  return new Blob([...pieces, '\n]']);
}

/** @returns {Promise<number>} bytes of the posts, unpacked */
export async function writeXArchive(path, posts) {
  const zip = new ZipWriter(new BlobWriter('application/zip'), { level: 3 });
  const account = { email: 'nobody@example.com', createdVia: 'web', username: 'robinvale_ex', accountId: '42',
    createdAt: '2009-01-01T00:00:00.000Z', accountDisplayName: 'Robin Vale' };
  const script = (name, value) => new TextReader(`window.YTD.${name}.part0 = ${JSON.stringify([value])}`);
  await zip.add('data/account.js', script('account', { account }));
  await zip.add('data/profile.js', script('profile', { profile: { description: { bio: 'Walks.' } } }));
  const half = Math.floor(posts / 2);
  const parts = [partOf(0, 0, half), partOf(1, half, posts)];
  await zip.add('data/tweets.js', new BlobReader(parts[0]));
  await zip.add('data/tweets-part1.js', new BlobReader(parts[1]));
  for (let index = 0; index < posts; index += 2) {
    const name = `data/tweets_media/${idOf(index)}-P${idOf(index)}.png`;
    await zip.add(name, new Uint8ArrayReader(PICTURE), { level: 0 });
  }
  await writeFile(path, Buffer.from(await (await zip.close()).arrayBuffer()));
  return parts[0].size + parts[1].size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [posts, path] = process.argv.slice(2);
  process.stdout.write(`${await writeXArchive(path, Number(posts))} bytes of posts\n`);
}
