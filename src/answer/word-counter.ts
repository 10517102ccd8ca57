import { foldWords } from '../model/text.ts';
import { formsOf, stem } from '../search/stems.ts';
import { hasWord } from '../search/words.ts';

/** Tells how many of some words a text has, as `hasWord` understands it. */
export type WordCounter = (text: string) => number;

/** A word that is looked for: what any word begins with that is taken for it, and its stem. */
interface Wanted {
  word: string;
  beginning: string;
  root: string;
}

/** Makes the counter of some words. A text is not cut into its words: those that may be meant are looked at where they stand. */
export function makeWordCounter(words: readonly string[]): WordCounter {
  const wanted = words.map((word): Wanted => ({ word, beginning: beginningOf(word), root: stem(word) }));
  return (text) => {
    const folded = foldWords(text);
    let count = 0;
    for (const one of wanted) if (hasWanted(folded, one)) count += 1;
    return count;
  };
}

/** Whether a folded text has a word. */
function hasWanted(folded: string, { word, beginning, root }: Wanted): boolean {
  for (let at = folded.indexOf(beginning); at >= 0; at = folded.indexOf(beginning, at + 1)) {
    const [before, end] = [at === 0 ? space : folded.charCodeAt(at - 1), endOfWord(folded, at)];
    // Beyond ASCII it takes more to tell where a word ends.
    if (end < 0 || before > lastPlain) return hasWord(folded.match(/[\p{L}\p{N}]+/gu) ?? [], word);
    if (isPlainLetter(before)) continue;
    if (word.length < 3 ? end === at + word.length : folded.startsWith(word, at)) return true;
    if (word.length >= 3 && stem(folded.slice(at, end)) === root) return true;
  }
  return false;
}

const [space, lastPlain] = [32, 127];

/** Where the word ends that stands at a place of a folded text; -1 where that is no matter of ASCII alone. */
function endOfWord(folded: string, at: number): number {
  for (let end = at; ; end += 1) {
    // Behind the last character there is none, which is no letter.
    const code = end < folded.length ? folded.charCodeAt(end) : space;
    if (code > lastPlain) return -1;
    if (!isPlainLetter(code)) return end;
  }
}

/** Whether a character of a folded text is a letter or a digit of ASCII: `0` to `9` and `a` to `z`. */
const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** What all words begin with that are taken for this one: the rules of stems change the end of a word only. */
function beginningOf(word: string): string {
  if (word.length < 3) return word;
  // The forms of short verbs have little more in common than their first letter: `die` and `dying`, `fly` and `flew`.
  const root = formsOf(word).length > 0 ? '' : stem(word);
  return root.length > 1 ? root.slice(0, -1) : word.slice(0, 1);
}
