import { listNumbers, type Ranges } from '../model/ranges.ts';
import { addTwins, makeTwins, type TwinRows } from '../model/twins.ts';
import type { StoredLog } from '../store/store.ts';
import { readChangeKeys } from './change-key.ts';
import type { Replaced } from './replaced-commits.ts';

/** What came in the place of entries that are gone. */
export interface PairedTwins {
  twins: TwinRows;
  /** How many new entries came in the place of others. */
  rewritten: number;
}

/** The new entries of an import. */
export interface AddedEntries {
  /** Their numbers by what they may have in common with such as are gone. */
  changes: ReadonlyMap<string, readonly number[]>;
  /** Their hashes by their numbers. */
  hashes: ReadonlyMap<number, string>;
}

/**
 * Finds the twins of entries that are gone among the new ones. Each new entry stands for one that went now, or that has no twin
 * yet: of several that look the same, the first for the first. The same holds for each branch that was rewritten, where another
 * one still has what it lost.
 */
export async function pairTwins(
  log: StoredLog | undefined,
  gone: Ranges,
  { changes: added, hashes }: AddedEntries,
  replaced: readonly Replaced[] = [],
): Promise<PairedTwins> {
  const rows = log?.catalogue.twins ?? [];
  if (!log || added.size === 0) return { twins: rows, rewritten: 0 };
  const isGone = listNumbers(gone);
  const { firstOf, allOf } = makeTwins(rows);
  const wasGone = listNumbers(log.catalogue.gone);
  const isAlone = (number: number): boolean => allOf(number).every((twin) => isGone.has(twin));
  const lost = await readChangeKeys(
    log,
    [...isGone].filter((number) => !wasGone.has(number) || isAlone(number)),
  );
  const pairs = new Map<number, number>();
  const pair = (old: ReadonlyMap<string, readonly number[]>, fits: (twin: number) => boolean): void => {
    for (const [key, numbers] of old) {
      const firsts = [...new Set(numbers.map(firstOf))].sort((one, other) => one - other);
      const free = (added.get(key) ?? []).filter((twin) => !pairs.has(twin) && fits(twin));
      for (const [index, first] of firsts.entries()) {
        const twin = free[index];
        if (twin !== undefined) pairs.set(twin, first);
      }
    }
  };
  pair(lost, () => true);
  const paired = new Set(pairs.values());
  for (const branch of replaced) {
    // Of what is gone here, another branch may still have a twin.
    const kept = branch.lost.filter((number) => !paired.has(firstOf(number)) && !isAlone(number));
    pair(await readChangeKeys(log, kept), (twin) => branch.added.has(hashes.get(twin) ?? ''));
  }
  return { twins: pairs.size === 0 ? rows : addTwins(rows, pairs), rewritten: pairs.size };
}
