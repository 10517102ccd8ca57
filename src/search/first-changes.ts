import { noPerson } from './columns.ts';
import type { Shard } from './shard.ts';

/** Of everybody who wrote something, by number: the sequence number of their first change in the order of time. */
export interface FirstChanges {
  get(person: number): number | undefined;
}

/** Finds the first change of everybody; entries that are gone do not count. Takes one pass over the authors of all entries. */
export function findFirstChanges(shards: readonly Shard[], isGone: (sequence: number) => boolean): FirstChanges {
  const people = shards.reduce((most, { columns }) => Math.max(most, countPeople(columns.authors)), 0);
  const days = new Int32Array(people);
  // One more than the number of the change, so that zero is none.
  const firsts = new Uint32Array(people);
  for (const { first, records, columns, orderDays } of shards) {
    for (let entry = 0; entry < records; entry += 1) {
      const author = columns.authors[entry] ?? noPerson;
      if (author === noPerson) continue;
      const day = orderDays[entry] ?? 0;
      // Of one day, the entry that arrived first.
      if ((firsts[author] !== 0 && (days[author] ?? 0) <= day) || isGone(first + entry)) continue;
      days[author] = day;
      firsts[author] = first + entry + 1;
    }
  }
  return { get: (person) => (firsts[person] ? firsts[person] - 1 : undefined) };
}

/** One more than the highest number of somebody. */
function countPeople(authors: Uint32Array): number {
  let most = 0;
  for (let entry = 0; entry < authors.length; entry += 1) {
    const author = authors[entry] ?? noPerson;
    if (author !== noPerson && author >= most) most = author + 1;
  }
  return most;
}
