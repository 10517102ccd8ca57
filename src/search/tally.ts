import type { Steps } from '../ops/turns.ts';
import { type Collected, rangeOf, stretch } from './collected.ts';
import { countMostIn } from './count-most.ts';
import {
  bestAt,
  type CountedPeople,
  clearPeople,
  compareBests,
  countAt,
  countPeopleIn,
  mergesAt,
  type PeopleRoom,
  slotSize,
} from './count-people.ts';
import type { FirstChanges } from './first-changes.ts';
import type { PeopleTable } from './people-table.ts';
import type { SearchQuery, SearchResult, Tally } from './search.ts';

/** What a tally is made with. */
interface TallyLog {
  people: PeopleTable;
  roles: readonly string[];
  peopleRoom: PeopleRoom;
}

/**
 * Counts the people who have the role that is asked for in the collected entries: those of the entries that come first in
 * the order first, or where that are too many those with most. With `firsts` each is told to be new or not.
 */
export function* tallyPeople(
  collected: Collected,
  query: Pick<SearchQuery, 'tally' | 'mostPeople' | 'newcomers' | 'order'>,
  log: TallyLog,
  firsts?: FirstChanges,
): Steps<Pick<SearchResult, 'people' | 'peopleTotal'>> {
  const { tally: role, order, mostPeople = Number.POSITIVE_INFINITY } = query;
  if (role === undefined) return { people: [], peopleTotal: 0 };
  const isFew = mostPeople < Number.POSITIVE_INFINITY && !firsts;
  const few =
    isFew && (role === 'author' || role === 'committer')
      ? yield* countMostIn(collected, role, order, mostPeople, log.peopleRoom)
      : undefined;
  const counted = few?.counted ?? (yield* countPeopleIn(collected, role, order, log.roles, log.peopleRoom));
  const { people, table } = counted;
  const isNew = firsts && (yield* makeNewTest(collected, firsts));
  const all = [...people.keys()];
  const told = query.newcomers === 'only' ? all.filter((at) => isNew?.(people[at] ?? 0)) : all;
  const total = few?.total ?? told.length;
  const compare = compareBests(collected, order, counted);
  yield;
  const chosen =
    total <= mostPeople ? told.sort(compare) : chooseMost(told, mostPeople, counted, compare, order === 'best');
  const tallies = chosen.map((at): Tally => {
    const person = people[at] ?? 0;
    const slot = person * slotSize;
    const count = table[slot + countAt] ?? 0;
    return nameLater(log.people, person, {
      count,
      merged: role === 'author' && table[slot + mergesAt] === count,
      best: collected.scores[table[slot + bestAt] ?? 0] ?? 0,
      ...(isNew && { isNew: isNew(person) }),
    });
  });
  clearPeople(counted);
  return { people: tallies, peopleTotal: total };
}

/** Those with most entries, of several with as many whose entry comes first; before them whose entry comes first of all, if asked. */
function chooseMost(
  all: readonly number[],
  most: number,
  { people, table }: CountedPeople,
  compare: (one: number, other: number) => number,
  bestFirst: boolean,
): number[] {
  const countOf = (one: number): number => table[(people[one] ?? 0) * slotSize + countAt] ?? 0;
  const [somebody = 0] = all;
  const first = bestFirst ? all.reduce((best, one) => (compare(one, best) < 0 ? one : best), somebody) : undefined;
  const chosen: number[] = [];
  let least = 0;
  for (const one of all) {
    const count = countOf(one);
    if (count < least || one === first) continue;
    let at = chosen.length;
    while (at > 0) {
      const other = chosen[at - 1] ?? 0;
      if ((count - countOf(other) || compare(other, one)) <= 0) break;
      at -= 1;
    }
    chosen.splice(at, 0, one);
    if (chosen.length > most) chosen.pop();
    if (chosen.length === most) least = countOf(chosen.at(-1) ?? 0);
  }
  return first === undefined ? chosen : [first, ...chosen];
}

/** Somebody of a tally. Few of them are named in the end, and in a large log a name has to be looked up in its file. */
function nameLater(people: PeopleTable, person: number, facts: Omit<Tally, 'name' | 'names'>): Tally {
  let all: readonly string[] | undefined;
  const readNames = (): readonly string[] => {
    all ??= people.namesOf(person);
    return all;
  };
  return {
    get name() {
      return readNames()[0] ?? '';
    },
    get names() {
      return readNames().slice(1);
    },
    ...facts,
  };
}

/** Tells whether somebody's first change is among those collected. */
function* makeNewTest(collected: Collected, firsts: FirstChanges): Steps<(person: number) => boolean> {
  const records = collected.shards.reduce((sum, shard) => Math.max(sum, shard.first + shard.records), 0);
  const matching = new Uint8Array(records);
  for (const [number, { first }] of collected.shards.entries()) {
    const [from, to] = rangeOf(collected, number);
    for (let start = from; start < to; start += stretch) {
      const end = Math.min(start + stretch, to);
      for (let place = start; place < end; place += 1) matching[first + (collected.entries[place] ?? 0)] = 1;
      yield;
    }
  }
  return (person) => matching[firsts.get(person) ?? records] === 1;
}
