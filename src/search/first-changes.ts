import { noPerson } from './columns.ts';
import type { Shard } from './shard.ts';

/** Of everybody who wrote something, by number: the sequence number of their first change in the order of time. */
export type FirstChanges = ReadonlyMap<number, number>;

/** Finds the first change of everybody; entries that are gone do not count. Takes one pass over the authors of all entries. */
export function findFirstChanges(shards: readonly Shard[], isGone: (sequence: number) => boolean): FirstChanges {
  const days = new Map<number, number>();
  const firsts = new Map<number, number>();
  for (const { first, records, columns, orderDays } of shards) {
    for (let entry = 0; entry < records; entry += 1) {
      const author = columns.authors[entry] ?? noPerson;
      if (author === noPerson) continue;
      const day = orderDays[entry] ?? 0;
      const earliest = days.get(author);
      // Of one day, the entry that arrived first.
      if ((earliest !== undefined && earliest <= day) || isGone(first + entry)) continue;
      days.set(author, day);
      firsts.set(author, first + entry);
    }
  }
  return firsts;
}
