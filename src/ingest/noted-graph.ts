import type { TieNotes } from '../enrich/tie-notes.ts';
import { printHash } from '../enrich/tie-words.ts';
import type { NumberedGraph } from './commit-graph.ts';

/** The commits of a log as they were noted while it was indexed. */
export interface NotedCommits {
  has(hash: string): boolean;
  /**
   * Their graph, with commits that the log does not have behind them: these are lines `hash parent parent`. Undefined where
   * a parent is neither in the log nor among these.
   */
  join(outside: readonly string[]): NumberedGraph | undefined;
}

/** Notes have so many parents of a commit at most. */
const mostParents = 255;

/**
 * Opens the commits of a whole log by its notes, which have the first 64 bits of each hash. Undefined where these do not tell
 * all: a record is no commit, two commits begin alike, or one has more parents than are noted.
 */
export function openNotedCommits({ hashes, parentCounts, parents }: TieNotes): NotedCommits | undefined {
  const count = parentCounts.length;
  const numbers = numberHashes(hashes, count);
  if (!numbers || parentCounts.includes(mostParents)) return undefined;
  const find = (hash: string): number | undefined => numbers(...printHash(hash));

  return {
    has: (hash) => find(hash) !== undefined,
    join(outside) {
      const others = numberOthers(outside, find, count);
      const linked = [...others.keys()].map((hash) => others.get(hash)?.parents ?? []);
      const starts = new Uint32Array(count + linked.length + 1);
      const ends = new Uint32Array(parents.length / 2 + linked.reduce((sum, list) => sum + list.length, 0));
      let edge = 0;
      for (let child = 0; child < count; child += 1) {
        for (let left = parentCounts[child] ?? 0; left > 0; left -= 1) {
          const parent = numbers(parents[2 * edge] ?? 0, parents[2 * edge + 1] ?? 0);
          if (parent === undefined) return undefined;
          ends[edge] = parent;
          edge += 1;
        }
        starts[child + 1] = edge;
      }
      for (const [index, list] of linked.entries()) {
        for (const hash of list) {
          const parent = find(hash) ?? others.get(hash)?.number;
          if (parent === undefined) return undefined;
          ends[edge] = parent;
          edge += 1;
        }
        starts[count + index + 1] = edge;
      }
      return {
        starts,
        parents: ends,
        find: (hash) => find(hash) ?? others.get(hash)?.number,
        outside: Uint32Array.from([...others.keys()].flatMap((hash) => printHash(hash))),
      };
    },
  };
}

/** What gives the place of a hash by its two numbers; undefined where one is missing or there twice. */
function numberHashes(
  hashes: Uint32Array,
  count: number,
): ((high: number, low: number) => number | undefined) | undefined {
  let size = 1 << 10;
  while (size < 2 * count) size *= 2;
  /** The place plus one; zero where a slot is free. */
  const slots = new Uint32Array(size);
  const mask = size - 1;
  const findSlot = (high: number, low: number): number => {
    let slot = high & mask;
    for (let at = slots[slot] ?? 0; at !== 0; at = slots[slot] ?? 0) {
      if (hashes[2 * at - 2] === high && hashes[2 * at - 1] === low) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  for (let place = 0; place < count; place += 1) {
    const high = hashes[2 * place] ?? 0;
    const low = hashes[2 * place + 1] ?? 0;
    const slot = findSlot(high, low);
    if (slots[slot] !== 0 || (high === 0 && low === 0)) return undefined;
    slots[slot] = place + 1;
  }
  return (high, low) => {
    const found = slots[findSlot(high, low)] ?? 0;
    return found === 0 ? undefined : found - 1;
  };
}

/** Numbers for commits behind those of the log, as lines name them, and the parents of each. */
function numberOthers(
  lines: readonly string[],
  find: (hash: string) => number | undefined,
  first: number,
): Map<string, { number: number; parents: readonly string[] }> {
  const others = new Map<string, { number: number; parents: readonly string[] }>();
  const note = (hash: string, parents?: readonly string[]): void => {
    if (find(hash) !== undefined) return;
    const before = others.get(hash);
    others.set(hash, { number: before?.number ?? first + others.size, parents: parents ?? before?.parents ?? [] });
  };
  for (const line of lines) {
    const [hash = '', ...parents] = line.split(' ');
    if (hash === '') continue;
    note(hash, parents);
    for (const parent of parents) note(parent);
  }
  return others;
}
