import * as z from 'zod';

const words = z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'words are in lower case, parted by one space');

const lead = z
  .string()
  .regex(/^[a-z0-9]+( [a-z0-9]+)*( \| [a-z0-9]+( [a-z0-9]+)*)*:( [a-z0-9_]+)+$/, 'a line is words, a colon, and words');

const lines = {
  /** Lines of words that stand for each other. */
  same: z.array(words),
  /** Lines of a word or a phrase, or several parted by a bar, a colon, and the words that it may be told by. */
  leads: z.array(lead),
};

/** The shape of `data/developer-words.json`. */
const developerWordsSchema = z.strictObject({
  about: z.string().optional(),
  ...lines,
  /** More of both, by field. */
  fields: z.record(z.string(), z.strictObject(lines)).optional(),
  /** Lines of words that say hardly anything about a change. */
  plain: z.array(words),
});

/** A thing of which people speak in several ways. */
export interface Topic {
  /** The words of all the ways, each as often as it is said. */
  said: readonly string[];
  others: readonly string[];
}

/** What developers say for the same thing, in lower case. */
export interface DeveloperWords {
  /** The words that may stand for a word, or for a phrase of words that are parted by a space. */
  same: ReadonlyMap<string, readonly string[]>;
  plain: ReadonlySet<string>;
  /** What people say about one thing in several ways, and the words that it may be told by. */
  topics: readonly Topic[];
}

/** No word stands for another. */
export const noDeveloperWords: DeveloperWords = { same: new Map(), plain: new Set(), topics: [] };

/** Reads the table of what developers say. Throws what zod throws where it has another shape. */
export function readDeveloperWords(text: string): DeveloperWords {
  const { plain, fields = {}, ...general } = developerWordsSchema.parse(JSON.parse(text));
  const table = new Map<string, readonly string[]>();
  // Most phrases stand in one line: they share its words.
  const add = (word: string, others: readonly string[]): void => {
    const known = table.get(word);
    table.set(word, known === undefined ? others : [...new Set([...known, ...others])]);
  };
  for (const { same, leads } of [general, ...Object.values(fields)]) {
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
      const [phrases = '', others = ''] = line.split(': ');
      const told = others.split(' ');
      for (const phrase of phrases.split(' | ')) add(phrase, told);
    }
  }
  const topics = Object.values(fields).flatMap(({ leads }) => leads.map(readTopic));
  return {
    same: table,
    plain: new Set(plain.flatMap((line) => line.split(' '))),
    topics,
  };
}

function readTopic(line: string): Topic {
  const [phrases = '', others = ''] = line.split(': ');
  return { said: phrases.split(' ').filter((word) => word !== '|'), others: others.split(' ') };
}
