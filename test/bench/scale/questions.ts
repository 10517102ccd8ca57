import type { StoredLog } from '../../../src/store/store.ts';
import { contentWords } from '../corpus.ts';
import { makeRandom, pick } from '../random.ts';

/** What a kind of query asks for: its words, and the record that they are of. */
export interface Asked {
  words: string[];
  sequence: number;
}

const seed = 41;

/**
 * Queries of one to four content words: `together` are words of one random change, so that each finds something; of
 * `anywhere` each word is of another one, so that mostly no entry has them all, and those that have any are found.
 */
export async function makeAsked(log: StoredLog, count: number): Promise<{ together: Asked[]; anywhere: Asked[] }> {
  const random = makeRandom(seed);
  const texts: Asked[] = [];
  const { records } = log.catalogue;
  for (let tries = 0; texts.length < count && tries < 20 * count; tries += 1) {
    const sequence = Math.floor(random() * records);
    const record = await log.record(sequence);
    if (record?.kind !== 'entry' || record.entry.merge !== undefined) continue;
    const words = contentWords(`${record.entry.subject ?? ''} ${record.entry.body}`);
    if (words.length > 0) texts.push({ words, sequence });
  }
  const take = (): Asked => texts[Math.floor(random() * texts.length)] ?? { words: [], sequence: 0 };
  const together = texts.map(({ words, sequence }) => ({
    words: pick(words, 1 + Math.floor(random() * 4), random),
    sequence,
  }));
  const anywhere = texts.map(({ sequence }) => {
    const words = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(take().words, 1, random)).flat();
    return { words: [...new Set(words)], sequence };
  });
  return { together, anywhere };
}
