import type { Topic } from '../model/developer-words.ts';
import { isEmptyWord } from './words.ts';

/** The topics of the table of what developers say, by the stems of what is said about them. */
export interface StemmedTopics {
  others: readonly (readonly string[])[];
  /** For a stem, the topics that it speaks of, and how much it tells of each. */
  byStem: ReadonlyMap<string, readonly { topic: number; worth: number }[]>;
}

/** A topic that a question speaks of. */
export interface HeardTopic {
  /** The stems that it is known by. */
  stems: ReadonlySet<string>;
  others: readonly string[];
}

/** How a word's count in a topic is weighed, as in BM25, against topics of so many words. */
const [saturation, usualLength] = [1, 30];
const lengthShare = 0.7;

/** Makes the index of the topics; `stemOf` tells nothing for words that are passed over. */
export function makeTopics(topics: readonly Topic[], stemOf: (word: string) => string | undefined): StemmedTopics {
  const counted = topics.map(({ said }) => {
    const counts = new Map<string, number>();
    for (const word of said) {
      const stem = isEmptyWord(word) ? undefined : stemOf(word);
      if (stem !== undefined) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    return counts;
  });
  const sizes = new Map<string, number>();
  for (const counts of counted) for (const stem of counts.keys()) sizes.set(stem, (sizes.get(stem) ?? 0) + 1);
  const byStem = new Map<string, { topic: number; worth: number }[]>();
  for (const [topic, counts] of counted.entries()) {
    const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / usualLength);
    for (const [stem, count] of counts) {
      const rarity = Math.log(1 + topics.length / (sizes.get(stem) ?? 1));
      const known = byStem.get(stem) ?? [];
      known.push({ topic, worth: (rarity * count) / (count + norm) });
      byStem.set(stem, known);
    }
  }
  return { others: topics.map(({ others }) => others), byStem };
}

/** A question speaks of a topic by two words at least that are worth so much together; the best few count. */
const [fewestWords, leastWorth, mostTopics] = [2, 3, 3];

/** Finds the topics that a question speaks of, the surest first. */
export function findTopics({ others, byStem }: StemmedTopics, heard: ReadonlySet<string>): HeardTopic[] {
  const found = new Map<number, { worth: number; stems: Set<string> }>();
  for (const stem of heard) {
    for (const { topic, worth } of byStem.get(stem) ?? []) {
      const known = found.get(topic) ?? { worth: 0, stems: new Set() };
      known.worth += worth;
      known.stems.add(stem);
      found.set(topic, known);
    }
  }
  return [...found]
    .filter(([, { worth, stems }]) => stems.size >= fewestWords && worth >= leastWorth)
    .sort(([one, a], [other, b]) => b.worth - a.worth || one - other)
    .slice(0, mostTopics)
    .map(([topic, { stems }]) => ({ stems, others: others[topic] ?? [] }));
}
