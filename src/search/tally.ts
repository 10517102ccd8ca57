import type { AskedRole } from '../model/query.ts';
import { type Collected, sequenceAt, shardAt } from './collected.ts';
import { isMerge, noPerson } from './columns.ts';
import { peopleInColumns } from './filters.ts';
import type { FirstChanges } from './first-changes.ts';
import { makeCompare } from './order.ts';
import type { PeopleTable } from './people-table.ts';
import type { SearchQuery, Tally } from './search.ts';

/** Somebody by number, with how many of the collected entries are theirs, how many of these are merges, and the best of them. */
interface Counted {
  person: number;
  count: number;
  merges: number;
  best: number;
}

type Compare = ReturnType<typeof makeCompare>;

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
  const counted =
    role === 'author' ? countAuthors(collected, compare) : countInRole(collected, role, log.roles, compare);
  const isNew = firsts && makeNewTest(collected, firsts);
  counted.sort((a, b) => compare(a.best, b.best));
  return counted.map(({ person, count, merges, best }) => {
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

/** An entry has one author at most, so theirs are counted by their numbers: all entries of a large log may be asked about. */
function countAuthors(collected: Collected, compare: Compare): Counted[] {
  const places = new Int32Array(collected.length);
  let most = -1;
  for (let place = 0; place < collected.length; place += 1) {
    const author = shardAt(collected, place)?.columns.authors[collected.entries[place] ?? 0] ?? noPerson;
    places[place] = author === noPerson ? -1 : author;
    if (author !== noPerson && author > most) most = author;
  }
  // With few entries, arrays for all people would take longer than what is counted in them.
  const known = most < 4 * collected.length ? undefined : new Map<number, number>();
  const numberOf = new Int32Array(known ? 0 : most + 1);
  const counted: Counted[] = [];
  for (let place = 0; place < places.length; place += 1) {
    const person = places[place] ?? -1;
    if (person < 0) continue;
    const at = ((known ? known.get(person) : numberOf[person]) ?? 0) - 1;
    const merges = ((shardAt(collected, place)?.columns.flags[collected.entries[place] ?? 0] ?? 0) & isMerge) / isMerge;
    const one = counted[at];
    if (!one) {
      const number = counted.push({ person, count: 1, merges, best: place });
      if (known) known.set(person, number);
      else numberOf[person] = number;
      continue;
    }
    one.count += 1;
    one.merges += merges;
    if (compare(place, one.best) < 0) one.best = place;
  }
  return counted;
}

function countInRole(collected: Collected, role: AskedRole, roles: readonly string[], compare: Compare): Counted[] {
  const counted = new Map<number, Counted>();
  for (let place = 0; place < collected.length; place += 1) {
    const entry = collected.entries[place] ?? 0;
    const shard = shardAt(collected, place);
    if (!shard) continue;
    const merges = ((shard.columns.flags[entry] ?? 0) & isMerge) / isMerge;
    for (const person of peopleInColumns(shard, entry, role, roles)) {
      const one = counted.get(person);
      if (!one) {
        counted.set(person, { person, count: 1, merges, best: place });
        continue;
      }
      one.count += 1;
      one.merges += merges;
      if (compare(place, one.best) < 0) one.best = place;
    }
  }
  return [...counted.values()];
}

/** Tells whether somebody's first change is among those collected. */
function makeNewTest(collected: Collected, firsts: FirstChanges): (person: number) => boolean {
  const records = collected.shards.reduce((sum, shard) => Math.max(sum, shard.first + shard.records), 0);
  const matching = new Uint8Array(records);
  for (let place = 0; place < collected.length; place += 1) matching[sequenceAt(collected, place)] = 1;
  return (person) => matching[firsts.get(person) ?? records] === 1;
}
