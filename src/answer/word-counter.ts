import { fold } from '../model/text.ts';
import { formsOf, stem } from '../search/stems.ts';
import { hasWord } from '../search/words.ts';

/** Tells how many of some words a text has, as `hasWord` understands it. */
export type WordCounter = (text: string) => number;

/** Makes the counter of some words. A text is cut into its words only where it may have one of them. */
export function makeWordCounter(words: readonly string[]): WordCounter {
  const beginnings = words.map(beginningOf);
  return (text) => {
    const folded = fold(text);
    let own: readonly string[] | undefined;
    let count = 0;
    for (const [index, word] of words.entries()) {
      if (!folded.includes(beginnings[index] ?? '')) continue;
      own ??= folded.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (hasWord(own, word)) count += 1;
    }
    return count;
  };
}

/** What all words begin with that are taken for this one: the rules of stems change the end of a word only. */
function beginningOf(word: string): string {
  if (word.length < 3) return word;
  // The forms of short verbs have little more in common than their first letter: `die` and `dying`, `fly` and `flew`.
  return formsOf(word).length > 0 ? word.slice(0, 1) : stem(word).slice(0, -1);
}
