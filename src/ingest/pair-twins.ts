import { listNumbers, type Ranges } from '../model/ranges.ts';
import { addTwins, makeTwins, type TwinRows } from '../model/twins.ts';
import type { StoredLog } from '../store/store.ts';
import { readChangeKeys } from './change-key.ts';

/** What came in the place of entries that are gone. */
export interface PairedTwins {
  twins: TwinRows;
  /** How many new entries are twins of such as are gone. */
  rewritten: number;
}

/**
 * Finds the twins of entries that are gone among the new ones, which are given by what they have in common with these.
 * Each new entry stands for one that is gone and has none yet: of several that look the same, the first for the first.
 */
export async function pairTwins(
  log: StoredLog | undefined,
  gone: Ranges,
  added: ReadonlyMap<string, readonly number[]>,
): Promise<PairedTwins> {
  const rows = log?.catalogue.twins ?? [];
  if (!log || added.size === 0) return { twins: rows, rewritten: 0 };
  const isGone = listNumbers(gone);
  const { firstOf, allOf } = makeTwins(rows);
  const alone = [...isGone].filter((number) => allOf(number).every((twin) => isGone.has(twin)));
  const lost = await readChangeKeys(log, alone);
  const pairs: [number, number][] = [];
  for (const [key, numbers] of lost) {
    const firsts = [...new Set(numbers.map(firstOf))].sort((one, other) => one - other);
    for (const [index, twin] of (added.get(key) ?? []).entries()) {
      const first = firsts[index];
      if (first !== undefined) pairs.push([twin, first]);
    }
  }
  return { twins: pairs.length === 0 ? rows : addTwins(rows, pairs), rewritten: pairs.length };
}
