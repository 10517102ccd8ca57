import type { Steps } from '../ops/turns.ts';
import { type Collected, rangeOf, stretch } from './collected.ts';
import { isMerge, noPerson } from './columns.ts';
import {
  bestAt,
  type CountedPeople,
  countAt,
  dayAt,
  growRoom,
  type IsBefore,
  makeIsBefore,
  mergesAt,
  type PeopleRoom,
  sequenceAt,
  slotSize,
} from './count-people.ts';
import type { SearchQuery } from './search.ts';

/** A role of which an entry has one person at most. */
export type SingleRole = 'author' | 'committer';

/** Of those who were counted, whoever may be told; how many there are in all. */
export interface CountedMost {
  counted: CountedPeople;
  total: number;
}

/**
 * Counts those who have a role in the collected entries of which only the `most` with most entries will be told, and in the order of
 * the best whoever made the best one. All are only counted; what else there is to know is found of those who come into question.
 */
export function* countMostIn(
  collected: Collected,
  role: SingleRole,
  order: SearchQuery['order'],
  most: number,
  room: PeopleRoom,
): Steps<CountedMost> {
  const all: number[] = [];
  const best = makeBest(collected, order);
  for (const range of listRanges(collected, role)) {
    countRange(collected, range, all, room);
    best?.look(range);
    yield;
  }
  const chosen = chooseThose(all, most, room.counts, best?.person());
  const isBefore = makeIsBefore(collected, order);
  for (const range of listRanges(collected, role)) {
    noteRange(collected, range, room, isBefore);
    yield;
  }
  for (const person of all) room.counts[person] = 0;
  return { counted: { people: chosen, table: room.table }, total: all.length };

  /** Those with as many entries as the last who will be told, and whoever made the best; their slots are begun. */
  function chooseThose(people: readonly number[], wanted: number, counts: Int32Array, first?: number): number[] {
    const least = findLeast(people, wanted + 1, counts);
    const those = people.filter((person) => (counts[person] ?? 0) >= least || person === first);
    for (const person of those) {
      const slot = person * slotSize;
      if (slot >= room.table.length) growRoom(room, slot);
      room.table[slot + countAt] = counts[person] ?? 0;
      room.table[slot + mergesAt] = 0;
      room.table[slot + bestAt] = none;
      // From now on a number below zero says that somebody is among them.
      counts[person] = -1;
    }
    return those;
  }
}

/** The place of no entry. */
const none = -1;

/** Some entries of one shard. */
interface Range {
  people: Uint32Array;
  flags: Uint8Array;
  days: Int32Array;
  first: number;
  from: number;
  to: number;
}

function* listRanges(collected: Collected, role: SingleRole): Generator<Range, void> {
  for (const [number, { first, orderDays, columns }] of collected.shards.entries()) {
    const [start, end] = rangeOf(collected, number);
    const people = role === 'author' ? columns.authors : columns.committers;
    for (let from = start; from < end; from += stretch) {
      yield { people, flags: columns.flags, days: orderDays, first, from, to: Math.min(from + stretch, end) };
    }
  }
}

function countRange({ entries }: Collected, { people, from, to }: Range, all: number[], room: PeopleRoom): void {
  let { counts } = room;
  for (let place = from; place < to; place += 1) {
    const person = people[entries[place] ?? 0] ?? noPerson;
    if (person === noPerson) continue;
    if (person >= counts.length) counts = growCounts(room, person);
    const count = counts[person] ?? 0;
    if (count === 0) all.push(person);
    counts[person] = count + 1;
  }
}

function growCounts(room: PeopleRoom, person: number): Int32Array {
  const grown = new Int32Array(Math.max(person + 1, room.counts.length * 2));
  grown.set(room.counts);
  room.counts = grown;
  return grown;
}

/** Looks for whoever made the best entry; nothing where another order is asked for. Most entries are passed by for their score alone. */
function makeBest(collected: Collected, order: SearchQuery['order']) {
  if (order !== 'best') return undefined;
  const { entries, scores, found } = collected;
  const isBefore = makeIsBefore(collected, order);
  let [who, bestPlace, bestDay, bestNumber, bestFound, bestScore] = [noPerson, none, 0, 0, 0, 0];
  return {
    look({ people, days, first, from, to }: Range): void {
      for (let place = from; place < to; place += 1) {
        const has = found[place] ?? 0;
        if (has < bestFound || (has === bestFound && (scores[place] ?? 0) < bestScore)) continue;
        const entry = entries[place] ?? 0;
        const person = people[entry] ?? noPerson;
        if (person === noPerson) continue;
        const day = days[entry] ?? 0;
        if (bestPlace !== none && !isBefore(place, day, first + entry, bestPlace, bestDay, bestNumber)) continue;
        [who, bestPlace, bestDay, bestNumber] = [person, place, day, first + entry];
        [bestFound, bestScore] = [has, scores[place] ?? 0];
      }
    },
    person: (): number | undefined => (bestPlace === none ? undefined : who),
  };
}

/** How many entries the `wanted`th has of those with most; none where there are fewer people. */
function findLeast(people: readonly number[], wanted: number, counts: Int32Array): number {
  const most: number[] = [];
  let least = 0;
  for (const person of people) {
    const count = counts[person] ?? 0;
    if (count <= least) continue;
    let at = most.length;
    while (at > 0 && (most[at - 1] ?? 0) < count) at -= 1;
    most.splice(at, 0, count);
    if (most.length > wanted) most.pop();
    if (most.length === wanted) least = most.at(-1) ?? 0;
  }
  return least;
}

/** Notes the merges and the best entry of those who were chosen. */
function noteRange({ entries }: Collected, range: Range, { counts, table }: PeopleRoom, isBefore: IsBefore): void {
  const { people, flags, days, first, from, to } = range;
  for (let place = from; place < to; place += 1) {
    const entry = entries[place] ?? 0;
    const person = people[entry] ?? noPerson;
    if ((counts[person] ?? 0) >= 0) continue;
    const slot = person * slotSize;
    table[slot + mergesAt] = (table[slot + mergesAt] ?? 0) + ((flags[entry] ?? 0) & isMerge) / isMerge;
    const best = table[slot + bestAt] ?? none;
    const day = days[entry] ?? 0;
    if (best !== none) {
      if (!isBefore(place, day, first + entry, best, table[slot + dayAt] ?? 0, table[slot + sequenceAt] ?? 0)) continue;
    }
    table[slot + bestAt] = place;
    table[slot + dayAt] = day;
    table[slot + sequenceAt] = first + entry;
  }
}
