import { summarize } from '../measure.ts';
import type { EngineFigures } from './figures.ts';

/** One thing to do. */
export type Work = () => unknown;

/**
 * Things to do of each kind, one after the other. What is made ready for a kind is made when its turn comes, without being
 * timed, so that it stands in the way of no other.
 */
export type Kinds = Record<string, readonly Work[] | (() => Promise<readonly Work[]>)>;

/** How long each of them takes in this process, in milliseconds; a run does all kinds. */
export async function timeKinds(engine: string, kinds: Kinds, runs: number): Promise<EngineFigures['kinds']> {
  const rows = new Map<string, number[][]>();
  const ready = new Map<string, readonly Work[]>();
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`queries: ${engine}, run ${run + 1} of ${runs}\n`);
    for (const [kind, made] of Object.entries(kinds)) {
      const things = ready.get(kind) ?? (typeof made === 'function' ? await made() : made);
      ready.set(kind, things);
      const times: number[] = [];
      for (const work of things) {
        const started = performance.now();
        await work();
        times.push(performance.now() - started);
      }
      rows.set(kind, [...(rows.get(kind) ?? []), times.sort((a, b) => a - b)]);
    }
  }
  return Object.fromEntries([...rows].map(([kind, runsOfKind]) => [kind, summarizeRuns(runsOfKind)]));
}

/** The middle, the 99th percentile and the greatest of each run, over the runs; times are in order. */
export function summarizeRuns(runs: readonly (readonly number[])[]): EngineFigures['kinds'][string] {
  const at = (share: number) => summarize(runs.map((times) => takeShare(times, share)));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** The number below which a share of some ordered numbers lies; 0 of none. */
export function takeShare(ordered: readonly number[], share: number): number {
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
}
