// An invented archive whose posts are written in many scripts, some with emoji: the hard case for text.
const phrases = [
  'The ferry was late again and nobody minded.', 'Gr\u00fc\u00dfe aus K\u00f6ln, es regnet.',
  '\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645',
  '\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd (abc) 42',
  '\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e',
  '\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01',
  '\u0bb5\u0ba3\u0b95\u0bcd\u0b95\u0bae\u0bcd \u0b89\u0bb2\u0b95\u0bae\u0bcd',
  '\u65e5\u672c\u8a9e\u306e\u6587\u7ae0\u3067\u3059\u3002', '\uc548\ub155\ud558\uc138\uc694 \uc138\uacc4',
  '\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!',
  '\u{1f469}\u200d\u{1f467} \u{1f44d}\u{1f3fd} \u{1f1e9}\u{1f1ea}',
  '\u1787\u17c6\u179a\u17b6\u1794\u179f\u17bd\u179a', 'Rain \u2614 tea \u{1f375} and a long letter home.',
];
const firstMillis = Date.UTC(2015, 0, 1);
const hourMillis = 3_600_000;

/** Always the same for the same number of posts; no two have the same text. */
export function mixedScriptArchive(count) {
  const posts = Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 2 + i % 4 }, (__, j) => phrases[(i * 7 + j * 5) % phrases.length]);
    return {
      id: String(i),
      time: new Date(firstMillis + i * 31 * hourMillis).toISOString(),
      text: `${words.join(' ')} ${i}`,
      counts: { replies: i % 7, reposts: i % 11, likes: (i * 13) % 500 },
    };
  });
  return { format: 'backscroll', version: 1, profile: { name: 'Robin Vale', handle: 'robinvale' }, posts };
}
