const [inWord, between, stop] = [0, 1, 2];

/** What each ASCII character is to a sentence: part of a word, between two words, or where it may end. */
const kinds = new Uint8Array(128).fill(inWord);
for (const character of ' \t\r\n\'"-_`') kinds[character.charCodeAt(0)] = between;
for (const character of '.,;:!?()[]{}<>') kinds[character.charCodeAt(0)] = stop;

const longestWord = 24;

/** The word that ends at a place, in lower case; empty where none does. */
export function wordBefore(text: string, at: number): string {
  return text.slice(wordStart(text, at), at).toLowerCase();
}

/** The words before a place in its sentence, in lower case, the nearest first. A blank line ends a sentence too. */
export function wordsBefore(text: string, at: number, most: number): string[] {
  const words: string[] = [];
  let end = at;
  while (words.length < most) {
    let breaks = 0;
    for (; end > 0 && kindOf(text.charCodeAt(end - 1)) === between; end -= 1) {
      if (text.charCodeAt(end - 1) === 0x0a) breaks += 1;
    }
    const start = wordStart(text, end);
    if (start === end || breaks > 1) break;
    words.push(text.slice(start, end).toLowerCase());
    end = start;
  }
  return words;
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestWord && kindOf(text.charCodeAt(start - 1)) === inWord) start -= 1;
  return start;
}

function kindOf(code: number): number {
  if (code < 128) return kinds[code] ?? inWord;
  // Curly quotes.
  return code === 0x2019 || code === 0x201c || code === 0x201d ? between : inWord;
}
