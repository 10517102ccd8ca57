import type { AskedRole } from '../model/query.ts';
import { type Collected, sequenceAt, shardAt } from './collected.ts';
import { isMerge, noPerson } from './columns.ts';
import { peopleInColumns } from './filters.ts';
import type { FirstChanges } from './first-changes.ts';
import { makeCompare } from './order.ts';
import type { PeopleTable } from './people-table.ts';
import type { SearchQuery, Tally } from './search.ts';

/**
 * Counts the people who have a role in the collected entries: those of the entries that come first in an order first. With
 * `firsts` each is told to be new or not.
 */
export function tallyPeople(
  collected: Collected,
  role: AskedRole,
  order: SearchQuery['order'],
  log: { people: PeopleTable; roles: readonly string[] },
  firsts?: FirstChanges,
): Tally[] {
  const compare = makeCompare(collected, order);
  const tallies = new Map<number, { count: number; merges: number; best: number }>();
  const add = (person: number, place: number, merge: number): void => {
    const tally = tallies.get(person);
    if (!tally) return void tallies.set(person, { count: 1, merges: merge, best: place });
    tally.count += 1;
    tally.merges += merge;
    if (compare(place, tally.best) < 0) tally.best = place;
  };
  for (let place = 0; place < collected.length; place += 1) {
    const entry = collected.entries[place] ?? 0;
    const shard = shardAt(collected, place);
    if (!shard) continue;
    const merge = ((shard.columns.flags[entry] ?? 0) & isMerge) !== 0 ? 1 : 0;
    if (role === 'author') {
      // Each has one at most, and this is what is mostly asked for.
      const author = shard.columns.authors[entry] ?? noPerson;
      if (author !== noPerson) add(author, place, merge);
    } else for (const person of peopleInColumns(shard, entry, role, log.roles)) add(person, place, merge);
  }
  const isNew = firsts && makeNewTest(collected, firsts);
  const ordered = [...tallies].sort(([, a], [, b]) => compare(a.best, b.best));
  return ordered.map(([person, { count, merges, best }]) => {
    let all: readonly string[] | undefined;
    // Few of them are named in the end, and in a large log a name has to be looked up in its file.
    const readNames = (): readonly string[] => {
      all ??= log.people.namesOf(person);
      return all;
    };
    return {
      get name() {
        return readNames()[0] ?? '';
      },
      get names() {
        return readNames().slice(1);
      },
      count,
      merged: role === 'author' && merges === count,
      best: collected.scores[best] ?? 0,
      ...(isNew && { isNew: isNew(person) }),
    };
  });
}

/** Tells whether somebody's first change is among those collected. */
function makeNewTest(collected: Collected, firsts: FirstChanges): (person: number) => boolean {
  const matching = new Set<number>();
  for (let place = 0; place < collected.length; place += 1) matching.add(sequenceAt(collected, place));
  return (person) => {
    const first = firsts.get(person);
    return first !== undefined && matching.has(first);
  };
}
