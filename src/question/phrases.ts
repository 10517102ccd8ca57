import type { Token } from './tokens.ts';

/** Phrases of one word or more, by their first word, each with what it says. */
export type Phrases<T> = ReadonlyMap<string, readonly { words: readonly string[]; value: T }[]>;

/** Makes a table of lines of phrases, parted by commas, that say the same. */
export function makePhrases<T>(lines: readonly (readonly [phrases: string, value: T])[]): Phrases<T> {
  const table = new Map<string, { words: readonly string[]; value: T }[]>();
  for (const [phrases, value] of lines) {
    for (const words of phrases.split(',').flatMap((phrase) => withContraction(phrase.trim().split(' ')))) {
      const [first = ''] = words;
      const known = table.get(first) ?? [];
      known.push({ words, value });
      table.set(first, known);
    }
  }
  // The longest that fits is meant.
  for (const known of table.values()) known.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/** "What is the reason" is said "whats the reason" as well. */
function withContraction(words: readonly string[]): (readonly string[])[] {
  const [first = '', second, ...others] = words;
  const isContracted = second === 'is' && /^(?:what|who|when|why|how|which|there|it)$/.test(first);
  return isContracted ? [words, [`${first}s`, ...others]] : [words];
}

/** The longest phrase that begins at this token. */
export function findPhrase<T>(
  table: Phrases<T>,
  tokens: readonly Token[],
  at: number,
): { length: number; value: T } | undefined {
  const first = tokens[at];
  if (first === undefined || first.quoted) return undefined;
  for (const { words, value } of table.get(first.word) ?? []) {
    const fits = words.every((word, index) => {
      const token = tokens[at + index];
      return token !== undefined && token.word === word && !token.quoted;
    });
    if (fits) return { length: words.length, value };
  }
  return undefined;
}
