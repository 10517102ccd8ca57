import type { AskedRole } from '../model/query.ts';
import type { Steps } from '../ops/turns.ts';
import { type Collected, rangeOf, stretch } from './collected.ts';
import { isMerge, noPerson } from './columns.ts';
import type { SearchQuery } from './search.ts';
import type { Shard } from './shard.ts';

/**
 * People who were counted. All entries of a large log may be asked about, so no object is made for each: what is known of
 * somebody lies side by side in `table`, from `slotSize` times their number on.
 */
export interface CountedPeople {
  /** Their numbers, in the order in which they were met. */
  people: readonly number[];
  table: Int32Array;
}

/** How many numbers are known of somebody. */
export const slotSize = 8;

/**
 * How many of the collected entries are theirs, and how many of these are merges; the place of the one that comes first, its
 * day, and its sequence number; the place of the last one.
 */
export const [countAt, mergesAt, bestAt, dayAt, sequenceAt, lastAt] = [0, 1, 2, 3, 4, 5] as const;

/** The table of people, and a number for each where no more is counted; all zero between two searches. */
export interface PeopleRoom {
  table: Int32Array;
  counts: Int32Array;
}

/** Makes room to count people in. */
export const makePeopleRoom = (): PeopleRoom => ({
  table: new Int32Array(slotSize << 10),
  counts: new Int32Array(1 << 10),
});

/** Forgets those who were counted. */
export function clearPeople({ people, table }: CountedPeople): void {
  for (const person of people) table[person * slotSize + countAt] = 0;
}

/** Counts the people who have a role in the collected entries; somebody whom an entry names twice has it once. */
export function* countPeopleIn(
  collected: Collected,
  role: AskedRole,
  order: SearchQuery['order'],
  roles: readonly string[],
  room: PeopleRoom,
): Steps<CountedPeople> {
  const people: number[] = [];
  const isBefore = makeIsBefore(collected, order);
  for (const [number, shard] of collected.shards.entries()) {
    const note = makeNote(shard, people, room, isBefore);
    const [from, to] = rangeOf(collected, number);
    for (let place = from; place < to; place += stretch) {
      noteStretch(shard, collected.entries, [place, Math.min(place + stretch, to)], role, roles.indexOf(role), note);
      yield;
    }
  }
  return { people, table: room.table };
}

/** Notes somebody in the entry at a place. */
type Note = (person: number, entry: number, place: number) => void;

function makeNote(
  { first, orderDays, columns: { flags } }: Shard,
  people: number[],
  room: PeopleRoom,
  isBefore: IsBefore,
): Note {
  return (person, entry, place) => {
    if (person === noPerson) return;
    const slot = person * slotSize;
    if (slot >= room.table.length) growRoom(room, slot);
    const { table } = room;
    const day = orderDays[entry] ?? 0;
    if (table[slot + countAt] === 0) {
      people.push(person);
      table[slot + mergesAt] = 0;
    } else {
      if (table[slot + lastAt] === place) return;
      const best = table[slot + bestAt] ?? 0;
      if (!isBefore(place, day, first + entry, best, table[slot + dayAt] ?? 0, table[slot + sequenceAt] ?? 0)) {
        addEntry(table, slot, place, flags[entry] ?? 0);
        return;
      }
    }
    table[slot + bestAt] = place;
    table[slot + dayAt] = day;
    table[slot + sequenceAt] = first + entry;
    addEntry(table, slot, place, flags[entry] ?? 0);
  };
}

function addEntry(table: Int32Array, slot: number, place: number, flags: number): void {
  table[slot + countAt] = (table[slot + countAt] ?? 0) + 1;
  table[slot + mergesAt] = (table[slot + mergesAt] ?? 0) + (flags & isMerge) / isMerge;
  table[slot + lastAt] = place;
}

function noteStretch(
  { columns }: Shard,
  entries: Uint32Array,
  [from, to]: readonly [from: number, to: number],
  role: AskedRole,
  wanted: number,
  note: Note,
): void {
  const { authors, committers, facets, facetStarts } = columns;
  const isAny = role === 'any';
  for (let place = from; place < to; place += 1) {
    const entry = entries[place] ?? 0;
    if (isAny || role === 'author') note(authors[entry] ?? noPerson, entry, place);
    if (isAny || role === 'committer') note(committers[entry] ?? noPerson, entry, place);
    if (role === 'author' || role === 'committer') continue;
    let at = facetStarts[entry] ?? 0;
    // Nobody has as many people in roles as would take two bytes to count, but a log may say so all the same.
    let byte = facets[at++] ?? 0;
    let left = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = facets[at++] ?? 0;
      left |= (byte & 127) << shift;
    }
    for (; left > 0; left -= 1) {
      const found = facets[at++] ?? 0;
      byte = facets[at++] ?? 0;
      let person = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = facets[at++] ?? 0;
        person |= (byte & 127) << shift;
      }
      if (isAny || found === wanted) note(person, entry, place);
    }
  }
}

/** Makes room in the table for one more slot. */
export function growRoom(room: PeopleRoom, slot: number): void {
  const grown = new Int32Array(Math.max(slot + slotSize, room.table.length * 2));
  grown.set(room.table);
  room.table = grown;
}

/** Whether an entry comes before another one in an order, each told by its place, its day and its sequence number. */
export type IsBefore = (
  one: number,
  day: number,
  number: number,
  other: number,
  itsDay: number,
  itsNumber: number,
) => boolean;

/** Tells which of two entries comes first in an order. */
export function makeIsBefore({ found, scores }: Collected, order: SearchQuery['order']): IsBefore {
  const isNewer: IsBefore = (_, day, number, _other, itsDay, itsNumber) =>
    day === itsDay ? number > itsNumber : day > itsDay;
  if (order === 'newest') return isNewer;
  if (order === 'oldest') {
    return (_, day, number, _other, itsDay, itsNumber) => (day === itsDay ? number < itsNumber : day < itsDay);
  }
  return (one, day, number, other, itsDay, itsNumber) => {
    if (found[one] !== found[other]) return (found[one] ?? 0) > (found[other] ?? 0);
    if (scores[one] !== scores[other]) return (scores[one] ?? 0) > (scores[other] ?? 0);
    return isNewer(one, day, number, other, itsDay, itsNumber);
  };
}

/** Compares two of those counted, given by their places among them: whose first entry comes first in an order. */
export function compareBests(
  collected: Collected,
  order: SearchQuery['order'],
  { people, table }: CountedPeople,
): (one: number, other: number) => number {
  const isBefore = makeIsBefore(collected, order);
  return (one, other) => {
    const slot = (people[one] ?? 0) * slotSize;
    const its = (people[other] ?? 0) * slotSize;
    const [best, itsBest] = [table[slot + bestAt] ?? 0, table[its + bestAt] ?? 0];
    // Of an entry that several have a part in, whoever was met first.
    if (best === itsBest) return one - other;
    const [day, number] = [table[slot + dayAt] ?? 0, table[slot + sequenceAt] ?? 0];
    return isBefore(best, day, number, itsBest, table[its + dayAt] ?? 0, table[its + sequenceAt] ?? 0) ? -1 : 1;
  };
}
