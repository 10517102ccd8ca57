import type { LogReader } from '../../src/answer/reader.ts';
import { contentWords, type Document } from './corpus.ts';
import { type Figure, summarize } from './measure.ts';
import type { BuiltPeer } from './peers.ts';
import { makeRandom, pick } from './random.ts';

/** How long queries take, in milliseconds in the process: each figure over the runs. */
export interface Latency {
  p50: Figure;
  p99: Figure;
  max: Figure;
}

/** How many queries a run asks, and with which seed they are made. */
const [queries, seed] = [3000, 99];

/** Queries of one to four content words that stand together in a random entry, so that each finds something. */
export function makeQueries(documents: readonly Document[]): string[][] {
  const random = makeRandom(seed);
  const changes = documents.filter(({ change }) => change);
  const made: string[][] = [];
  while (made.length < queries && changes.length > 0) {
    const { title = '', body = '' } = changes[Math.floor(random() * changes.length)] ?? {};
    const words = contentWords(`${title} ${body}`);
    if (words.length > 0) made.push(pick(words, 1 + Math.floor(random() * 4), random));
  }
  return made;
}

/** Asks everyone the same queries, run by run: ten hits and, where the engine can, an exact total. */
export async function benchQueries(
  reader: LogReader,
  documents: readonly Document[],
  peers: ReadonlyMap<string, BuiltPeer>,
  runs: number,
): Promise<Record<string, Latency>> {
  const asked = makeQueries(documents);
  const engines = new Map<string, (words: readonly string[]) => unknown>();
  engines.set('annalist', (words) => reader.search({ words: words.join(' '), order: 'best', limit: 10 }));
  for (const [name, { rankings }] of peers) {
    const [ask] = Object.values(rankings);
    if (ask) engines.set(name, (words) => ask(words, 10));
  }
  const rows = new Map<string, number[][]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [name, ask] of engines) {
      process.stderr.write(`queries: ${name}, run ${run + 1} of ${runs}\n`);
      rows.set(name, [...(rows.get(name) ?? []), await timeEach(asked, ask)]);
    }
  }
  return Object.fromEntries([...rows].map(([name, times]) => [name, summarizeLatency(times)]));
}

/** Milliseconds of each query, the least first. */
async function timeEach(asked: readonly string[][], ask: (words: readonly string[]) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const words of asked) {
    const started = performance.now();
    await ask(words);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

function summarizeLatency(runs: readonly (readonly number[])[]): Latency {
  const at = (share: number): Figure =>
    summarize(runs.map((times) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
