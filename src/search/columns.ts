import type { Day } from '../model/day.ts';
import { isFullHash } from '../model/full-hash.ts';
import { NumberList } from '../model/number-list.ts';
import { makeByteReader, makeByteWriter } from './bytes.ts';

/** What is known of each unit beside its words. A unit is an entry, or, after all entries, a title that a merge lists. */
export interface Columns {
  /** The author's and the committer's day of each entry, as numbers such as 20071017; zero where the log tells none. */
  days: Int32Array;
  committedDays: Int32Array;
  flags: Uint8Array;
  /** The first eight hexadecimal digits of each entry's hash as a number; zero where its id is no hash. */
  hashes: Uint32Array;
  /** Indexes in the table of people; `noPerson` where there is none. */
  authors: Uint32Array;
  committers: Uint32Array;
  /** Where each unit's facets begin; one more at the end. */
  facetStarts: Uint32Array;
  /** Of each unit: how many people in roles, these as role and person, then subsystems, the main one first. */
  facets: Uint8Array;
  /** Of each title: the entry that lists it, and its place in that list. */
  titleEntries: Uint32Array;
  titlePlaces: Uint16Array;
}

/** Flags of a record: it is an entry and no day without text. */
export const isEntry = 1;
export const isMerge = 2;
/** Its id is a hash. */
export const isHashed = 4;
/** It has no day, because it waits for the next release. */
export const isOpen = 8;

export const noPerson = 0xffffffff;

/** Somebody with a role, both as numbers of their tables. */
export type RolePerson = readonly [role: number, person: number];

/** What the columns are told of an entry; a record that is no entry (a day without text) has none of it. */
export interface ColumnEntry {
  id: string;
  date: Day | '';
  committedDate: Day | '';
  merge: boolean;
  /** Whether it has no day because it waits for the next release. */
  open?: boolean;
  author: number;
  committer: number;
  people: readonly RolePerson[];
  subsystems: readonly number[];
}

/** A day as a number that compares as the day does; zero for none. */
export function dayNumber(day: Day | ''): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** The day of a number. */
export function numberDay(number: number): Day {
  const text = String(number).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Collects the columns of records that come in order, and the titles that merges list; when they are made, it begins anew. */
export function makeColumnBuilder() {
  const days = new NumberList();
  const committedDays = new NumberList();
  const flags = new NumberList();
  const hashes = new NumberList();
  const authors = new NumberList();
  const committers = new NumberList();
  const starts = new NumberList();
  let facets = makeByteWriter();
  let titles: { entry: number; place: number; subsystems: readonly number[] }[] = [];
  /** Entries that follow on each other are mostly of one day. */
  let knownDay: Day | '' = '';
  let knownNumber = 0;
  const readDay = (day: Day | ''): number => {
    if (day !== knownDay) {
      knownDay = day;
      knownNumber = dayNumber(day);
    }
    return knownNumber;
  };
  const writeFacets = (people: readonly RolePerson[], subsystems: readonly number[]): void => {
    starts.push(facets.length);
    facets.number(people.length);
    for (let at = 0; at < people.length; at += 1) {
      const one = people[at];
      if (one === undefined) continue;
      facets.byte(one[0]);
      facets.number(one[1]);
    }
    for (let at = 0; at < subsystems.length; at += 1) facets.number(subsystems[at] ?? 0);
  };
  return {
    /** Adds a record: an entry, or undefined for a day without text. */
    add(entry: ColumnEntry | undefined): void {
      if (entry === undefined) {
        for (const list of [days, committedDays, flags, hashes]) list.push(0);
        for (const list of [authors, committers]) list.push(noPerson);
        writeFacets([], []);
        return;
      }
      const hashed = isFullHash(entry.id);
      days.push(readDay(entry.date));
      committedDays.push(readDay(entry.committedDate));
      flags.push(flagsOf(entry, hashed));
      hashes.push(hashed ? Number.parseInt(entry.id.slice(0, 8), 16) : 0);
      authors.push(entry.author);
      committers.push(entry.committer);
      writeFacets(entry.people, entry.subsystems);
    },
    /** Adds a title that the last entry lists. */
    addTitle(place: number, subsystems: readonly number[]): void {
      titles.push({ entry: days.length - 1, place, subsystems });
    },
    finish(): Columns {
      for (const title of titles) writeFacets([], title.subsystems);
      starts.push(facets.length);
      const columns = {
        days: Int32Array.from(days.take()),
        committedDays: Int32Array.from(committedDays.take()),
        flags: Uint8Array.from(flags.take()),
        hashes: hashes.take(),
        authors: authors.take(),
        committers: committers.take(),
        facetStarts: starts.take(),
        facets: facets.finish(),
        titleEntries: Uint32Array.from(titles, (title) => title.entry),
        titlePlaces: Uint16Array.from(titles, (title) => title.place),
      };
      facets = makeByteWriter();
      titles = [];
      return columns;
    },
  };
}

const flagsOf = ({ merge, open }: ColumnEntry, hashed: boolean): number =>
  isEntry | (merge ? isMerge : 0) | (hashed ? isHashed : 0) | (open ? isOpen : 0);

/** The people in roles of a unit. */
export function readPeople(columns: Columns, unit: number): RolePerson[] {
  const reader = makeByteReader(columns.facets, columns.facetStarts[unit]);
  const people: RolePerson[] = [];
  for (let count = reader.number(); count > 0; count -= 1) people.push([reader.number(), reader.number()]);
  return people;
}

/** The subsystems of a unit, the main one first. */
export function readSubsystems(columns: Columns, unit: number): number[] {
  const subsystems: number[] = [];
  listSubsystems(columns, unit, subsystems);
  return subsystems;
}

/** Puts the subsystems of a unit, the main one first, to the front of a list that may be longer; returns how many there are. */
export function listSubsystems({ facets, facetStarts }: Columns, unit: number, into: number[]): number {
  const end = facetStarts[unit + 1] ?? facets.length;
  let at = skipPeople(facets, facetStarts[unit] ?? end);
  let count = 0;
  while (at < end) {
    let byte = facets[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = facets[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    into[count++] = number;
  }
  return count;
}

/** Where in a unit's facets the subsystems begin. */
function skipPeople(facets: Uint8Array, start: number): number {
  let at = start;
  let byte = facets[at++] ?? 0;
  let people = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = facets[at++] ?? 0;
    people |= (byte & 127) << shift;
  }
  // A role is one byte, a person one or more.
  for (let left = people; left > 0; left -= 1) {
    at += 1;
    while ((facets[at] ?? 0) > 127) at += 1;
    at += 1;
  }
  return at;
}

/** Whether a unit has one of these subsystems. */
export function hasSubsystem({ facets, facetStarts }: Columns, unit: number, wanted: ReadonlySet<number>): boolean {
  const end = facetStarts[unit + 1] ?? facets.length;
  let at = skipPeople(facets, facetStarts[unit] ?? end);
  while (at < end) {
    let byte = facets[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = facets[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    if (wanted.has(number)) return true;
  }
  return false;
}

/** Whether anybody has a role in a unit. */
export function hasAnyInRole({ facets, facetStarts }: Columns, unit: number, role: number): boolean {
  let at = facetStarts[unit] ?? facets.length;
  let byte = facets[at++] ?? 0;
  let people = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = facets[at++] ?? 0;
    people |= (byte & 127) << shift;
  }
  for (; people > 0; people -= 1) {
    if (facets[at] === role) return true;
    at += 1;
    while ((facets[at] ?? 0) > 127) at += 1;
    at += 1;
  }
  return false;
}

/** Entries whose hash may begin so: the first eight digits fit. */
export function findHashes(columns: Columns, prefix: string): number[] {
  const digits = prefix.slice(0, 8);
  const low = Number.parseInt(digits.padEnd(8, '0'), 16);
  const high = Number.parseInt(digits.padEnd(8, 'f'), 16);
  const { hashes, flags } = columns;
  const found: number[] = [];
  if (low === high) {
    // One number is looked for much faster by a call for each that is found.
    for (let entry = hashes.indexOf(low); entry >= 0; entry = hashes.indexOf(low, entry + 1)) {
      if (((flags[entry] ?? 0) & isHashed) !== 0) found.push(entry);
    }
    return found;
  }
  for (let entry = 0; entry < hashes.length; entry += 1) {
    const hash = hashes[entry] ?? 0;
    if (hash >= low && hash <= high && ((flags[entry] ?? 0) & isHashed) !== 0) found.push(entry);
  }
  return found;
}
