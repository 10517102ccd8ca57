import * as z from 'zod';

const words = z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'words are in lower case, parted by one space');

/** The shape of `data/developer-words.json`. */
const developerWordsSchema = z.strictObject({
  about: z.string().optional(),
  /** Lines of words that stand for each other. */
  same: z.array(words),
  /** Lines of a word or a phrase, a colon, and the words that it may be told by. */
  leads: z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*:( [a-z0-9]+)+$/, 'a line is words, a colon, and words')),
  /** Lines of words that say hardly anything about a change. */
  plain: z.array(words),
});

/** What developers say for the same thing, in lower case. */
export interface DeveloperWords {
  /** The words that may stand for a word, or for a phrase of words that are parted by a space. */
  same: ReadonlyMap<string, readonly string[]>;
  plain: ReadonlySet<string>;
}

/** No word stands for another. */
export const noDeveloperWords: DeveloperWords = { same: new Map(), plain: new Set() };

/** Reads the table of what developers say. Throws what zod throws where it has another shape. */
export function readDeveloperWords(text: string): DeveloperWords {
  const { same, leads, plain } = developerWordsSchema.parse(JSON.parse(text));
  const table = new Map<string, readonly string[]>();
  const add = (word: string, others: readonly string[]): void => {
    table.set(word, [...new Set([...(table.get(word) ?? []), ...others])]);
  };
  for (const line of same) {
    const alike = line.split(' ');
    for (const word of alike) {
      add(
        word,
        alike.filter((other) => other !== word),
      );
    }
  }
  for (const line of leads) {
    const [phrase = '', others = ''] = line.split(': ');
    add(phrase, others.split(' '));
  }
  return { same: table, plain: new Set(plain.flatMap((line) => line.split(' '))) };
}
