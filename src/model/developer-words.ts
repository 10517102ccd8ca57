import { z } from 'zod';

/** The shape of `data/developer-words.json`. */
const developerWordsSchema = z.strictObject({
  about: z.string().optional(),
  /** Lines of words that stand for each other. */
  same: z.array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)+$/, 'words of a line are in lower case, parted by one space')),
  /** Lines of a word, a colon, and the words that it may be told by. */
  leads: z.array(z.string().regex(/^[a-z0-9]+:( [a-z0-9]+)+$/, 'a line is a word, a colon, and words')),
});

/** Which other words developers use for a word, in lower case. */
export type DeveloperWords = ReadonlyMap<string, readonly string[]>;

/** No word stands for another. */
export const noDeveloperWords: DeveloperWords = new Map();

/** Reads the table of what developers say. Throws what zod throws where it has another shape. */
export function readDeveloperWords(text: string): DeveloperWords {
  const { same, leads } = developerWordsSchema.parse(JSON.parse(text));
  const table = new Map<string, Set<string>>();
  const add = (word: string, others: readonly string[]): void => {
    const known = table.get(word) ?? new Set<string>();
    for (const other of others) if (other !== word) known.add(other);
    table.set(word, known);
  };
  for (const line of same) {
    const words = line.split(' ');
    for (const word of words) add(word, words);
  }
  for (const line of leads) {
    const [word = '', others = ''] = line.split(': ');
    add(word, others.split(' '));
  }
  return new Map([...table].map(([word, others]) => [word, [...others]]));
}
