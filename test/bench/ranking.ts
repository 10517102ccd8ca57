import type { LogReader } from '../../src/answer/reader.ts';
import { contentWords, type Document } from './corpus.ts';
import { type Figure, summarize } from './measure.ts';
import type { BuiltPeer } from './peers.ts';
import { makeRandom, pick } from './random.ts';

/** The share of queries whose entry came first, and among the first five; the spread is over the seeds. */
export interface RankingFigures {
  first: Figure & { mean: number };
  amongFive: Figure & { mean: number };
}

/** Words of one entry, and the place of that entry. */
interface KnownItem {
  words: string[];
  place: number;
}

const kinds = ['three title words', 'one title word and two body words'] as const;
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const itemsPerSeed = 200;

/** How many content words a title must have, and a body beside it. */
const fewestWords = 5;

/** Random entries, each with words that somebody who remembers it might type. */
function makeItems(documents: readonly Document[], kind: (typeof kinds)[number], seed: number): KnownItem[] {
  const random = makeRandom(seed);
  const items: KnownItem[] = [];
  for (let tries = 0; items.length < itemsPerSeed && tries < itemsPerSeed * 1000; tries += 1) {
    const place = Math.floor(random() * documents.length);
    const { title = '', body = '', change = false } = documents[place] ?? {};
    const titleWords = contentWords(title);
    if (!change || titleWords.length < fewestWords) continue;
    if (kind === 'three title words') items.push({ words: pick(titleWords, 3, random), place });
    else {
      const bodyWords = contentWords(body).filter((word) => !titleWords.includes(word));
      if (bodyWords.length < fewestWords) continue;
      items.push({ words: [...pick(titleWords, 1, random), ...pick(bodyWords, 2, random)], place });
    }
  }
  return items;
}

/** How often each engine puts the entry first, or among five, whose words it was asked for. */
export async function benchRanking(
  reader: LogReader,
  documents: readonly Document[],
  peers: ReadonlyMap<string, BuiltPeer>,
): Promise<Record<string, Record<string, RankingFigures>>> {
  const engines = new Map<string, (words: readonly string[]) => Promise<number[]>>();
  engines.set('annalist', async (words) => {
    const { hits } = await reader.search({ words: words.join(' '), order: 'best', limit: 5 });
    return hits.map(({ sequence }) => sequence);
  });
  for (const [name, { rankings }] of peers) {
    for (const [way, ask] of Object.entries(rankings)) engines.set(`${name}, ${way}`, async (words) => ask(words, 5));
  }
  const figures: Record<string, Record<string, RankingFigures>> = {};
  for (const kind of kinds) {
    const bySeed = seeds.map((seed) => makeItems(documents, kind, seed));
    const ranked: Record<string, RankingFigures> = {};
    for (const [name, ask] of engines) {
      process.stderr.write(`ranking: ${kind}, ${name}\n`);
      ranked[name] = await rankItems(bySeed, ask);
    }
    figures[kind] = ranked;
  }
  return figures;
}

async function rankItems(
  bySeed: readonly (readonly KnownItem[])[],
  ask: (words: readonly string[]) => Promise<number[]>,
): Promise<RankingFigures> {
  const first: number[] = [];
  const amongFive: number[] = [];
  for (const items of bySeed) {
    let [firsts, fives] = [0, 0];
    for (const { words, place } of items) {
      const found = (await ask(words)).indexOf(place);
      if (found === 0) firsts += 1;
      if (found >= 0) fives += 1;
    }
    first.push(firsts / items.length);
    amongFive.push(fives / items.length);
  }
  return { first: withMean(first), amongFive: withMean(amongFive) };
}

function withMean(values: readonly number[]): Figure & { mean: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean: Number(mean.toFixed(3)), ...summarize(values) };
}
