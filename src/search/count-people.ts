import type { AskedRole } from '../model/query.ts';
import { type Collected, rangeOf } from './collected.ts';
import { isMerge, noPerson } from './columns.ts';
import type { SearchQuery } from './search.ts';

/**
 * People who were counted: the same place in each list is somebody. All entries of a large log may be asked about, so no
 * object is made for each.
 */
export interface CountedPeople {
  /** Their numbers, and how many of the collected entries are theirs, and how many of these are merges. */
  people: number[];
  counts: number[];
  merges: number[];
  /** The place of the entry of theirs that comes first, with its day and its sequence number. */
  bests: number[];
  days: number[];
  sequences: number[];
}

/** By the number of somebody, one more than their place among those counted; all zero between two searches. */
export interface PeopleRoom {
  places: Uint32Array;
}

/** Makes room to count people in. */
export const makePeopleRoom = (): PeopleRoom => ({ places: new Uint32Array(1 << 10) });

/** Counts the people who have a role in the collected entries; somebody whom an entry names twice has it once. */
export function countPeopleIn(
  collected: Collected,
  role: AskedRole,
  order: SearchQuery['order'],
  roles: readonly string[],
  room: PeopleRoom,
): CountedPeople {
  const counted: CountedPeople = { people: [], counts: [], merges: [], bests: [], days: [], sequences: [] };
  const isBefore = makeIsBefore(collected, order);
  /** The last entry in which each was met. */
  const met: number[] = [];
  const { people, counts, merges, bests, days, sequences } = counted;
  for (const [number, { columns, orderDays, first }] of collected.shards.entries()) {
    const { authors, committers, flags, facets, facetStarts } = columns;
    const [from, to] = rangeOf(collected, number);
    const wanted = role === 'any' ? anyRole : roles.indexOf(role);
    const add = (person: number, entry: number, place: number): void => {
      if (person === noPerson) return;
      if (person >= room.places.length) growRoom(room, person);
      const at = (room.places[person] ?? 0) - 1;
      const isMerged = ((flags[entry] ?? 0) & isMerge) / isMerge;
      const day = orderDays[entry] ?? 0;
      if (at < 0) {
        room.places[person] = people.push(person);
        counts.push(1);
        merges.push(isMerged);
        bests.push(place);
        days.push(day);
        sequences.push(first + entry);
        met.push(place);
        return;
      }
      if (met[at] === place) return;
      met[at] = place;
      counts[at] = (counts[at] ?? 0) + 1;
      merges[at] = (merges[at] ?? 0) + isMerged;
      if (!isBefore(place, day, first + entry, bests[at] ?? 0, days[at] ?? 0, sequences[at] ?? 0)) return;
      bests[at] = place;
      days[at] = day;
      sequences[at] = first + entry;
    };
    const addFromFacets = (entry: number, place: number): void => {
      let at = facetStarts[entry] ?? 0;
      const readNumber = (): number => {
        let byte = facets[at++] ?? 0;
        let value = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = facets[at++] ?? 0;
          value |= (byte & 127) << shift;
        }
        return value;
      };
      for (let left = readNumber(); left > 0; left -= 1) {
        const found = readNumber();
        const person = readNumber();
        if (wanted === anyRole || found === wanted) add(person, entry, place);
      }
    };
    for (let place = from; place < to; place += 1) {
      const entry = collected.entries[place] ?? 0;
      if (role === 'author' || role === 'any') add(authors[entry] ?? noPerson, entry, place);
      if (role === 'committer' || role === 'any') add(committers[entry] ?? noPerson, entry, place);
      if (role !== 'author' && role !== 'committer') addFromFacets(entry, place);
    }
  }
  for (const person of people) room.places[person] = 0;
  return counted;
}

const anyRole = -2;

function growRoom(room: PeopleRoom, person: number): void {
  const grown = new Uint32Array(Math.max(person + 1, room.places.length * 2));
  grown.set(room.places);
  room.places = grown;
}

/** Whether an entry comes before another one in an order, each told by its place, its day and its sequence number. */
type IsBefore = (one: number, day: number, number: number, other: number, itsDay: number, itsNumber: number) => boolean;

function makeIsBefore({ found, scores }: Collected, order: SearchQuery['order']): IsBefore {
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

/** Compares two of those counted: whose first entry comes first in an order. */
export function compareBests(
  collected: Collected,
  order: SearchQuery['order'],
  { bests, days, sequences }: CountedPeople,
): (one: number, other: number) => number {
  const isBefore = makeIsBefore(collected, order);
  return (one, other) => {
    // Of an entry that several have a part in, whoever was met first.
    if (bests[one] === bests[other]) return one - other;
    const [day, number] = [days[one] ?? 0, sequences[one] ?? 0];
    return isBefore(bests[one] ?? 0, day, number, bests[other] ?? 0, days[other] ?? 0, sequences[other] ?? 0) ? -1 : 1;
  };
}
