/** What each character of ASCII is to the words of a title: in a word, that character as a small letter; zero elsewhere. */
const inWords = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_') {
  inWords[character.charCodeAt(0)] = character.toLowerCase().charCodeAt(0);
}
/** Whether a character of words begins one: those after the hyphen, but for the underscore. */
const beginsWord = (character: number): boolean => character > 0x2d && character !== 0x5f;
/** Whether a character of another script has a small letter of ASCII. */
const hasSmallAscii = (code: number): boolean => code === 0x130 || code === 0x212a;

/** So much of a title is read, and words of so many characters. */
const longestTitle = 300;
const shortestWord = 4;

const [hashStart, hashFactor] = [0x811c9dc5, 0x01000193];

/**
 * Makes a function that gives the words of a title, in small letters, which are among `words`: of letters, digits,
 * underscores and hyphens, four or more. Nearly all titles have none, so words are asked for by hashes first, and not cut out.
 */
export function makeWordFinder(words: Iterable<string>): (title: string) => string[] {
  const wanted = new Set(words);
  const hashes = new Uint8Array(1 << 13);
  for (const word of wanted) {
    let hash = hashStart;
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), hashFactor);
    mark(hashes, hash ^ (hash >>> 15));
  }
  const find = (title: string): string[] => {
    let found = none;
    const end = Math.min(title.length, longestTitle);
    for (let at = 0; at < end; at += 1) {
      const start = at;
      let hash = hashStart;
      for (; at < end; at += 1) {
        const code = title.charCodeAt(at);
        const character = code < 128 ? (inWords[code] ?? 0) : 0;
        if (character === 0 || (at === start && !beginsWord(character))) {
          if (hasSmallAscii(code)) return find(title.slice(0, longestTitle).toLowerCase());
          break;
        }
        hash = Math.imul(hash ^ character, hashFactor);
      }
      if (at - start < shortestWord || !isMarked(hashes, hash ^ (hash >>> 15))) continue;
      const word = title.slice(start, at).toLowerCase();
      if (wanted.has(word)) found = [...found, word];
    }
    return found;
  };
  return find;
}

const none: string[] = [];

const mark = (hashes: Uint8Array, hash: number): void => {
  hashes[(hash & 0xffff) >> 3] = (hashes[(hash & 0xffff) >> 3] ?? 0) | (1 << (hash & 7));
};
const isMarked = (hashes: Uint8Array, hash: number): boolean =>
  ((hashes[(hash & 0xffff) >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
