import { type ByteWriter, makeByteReader, makeByteWriter } from './bytes.ts';
import { type Columns, noPerson } from './columns.ts';

/** The entries of each person and the units of each subsystem, in order: what the facets of each unit say, the other way round. */
export interface FacetLists {
  /** Where each person's list begins; one more at the end. */
  personStarts: Uint32Array;
  /** Of each entry that names a person: the distance from the one before, and in which roles. */
  personLists: Uint8Array;
  /** Where each subsystem's list begins; one more at the end. */
  subsystemStarts: Uint32Array;
  /** Of each unit of a subsystem: the distance from the one before. */
  subsystemLists: Uint8Array;
}

/** The roles of a list as bits: author, committer, and from the third on those of the table of roles. */
export const [authorBit, committerBit, firstRoleBit] = [1, 2, 2];

/** Any of the roles. */
export const anyRole = 0xffffffff;

/** Makes the lists of an index's facets. */
export function invertFacets(columns: Columns): FacetLists {
  const people = makeRows();
  const subsystems = makeRows();
  // The first time the rows of each number are only counted.
  for (const writes of [false, true]) {
    eachFacet(columns, writes ? people.write : people.count, writes ? subsystems.write : subsystems.count);
    if (!writes) for (const rows of [people, subsystems]) rows.begin();
  }
  const [personStarts, personLists] = people.finish((writer, roles) => writer.number(roles));
  const [subsystemStarts, subsystemLists] = subsystems.finish(() => undefined);
  return { personStarts, personLists, subsystemStarts, subsystemLists };
}

type RowTaker = (number: number, unit: number, bits: number) => void;

function eachFacet(columns: Columns, takePerson: RowTaker, takeSubsystem: RowTaker): void {
  const { authors, committers, facetStarts } = columns;
  const reader = makeByteReader(columns.facets);
  for (let unit = 0; unit + 1 < facetStarts.length; unit += 1) {
    if (unit < authors.length) {
      const author = authors[unit] ?? noPerson;
      const committer = committers[unit] ?? noPerson;
      if (author !== noPerson) takePerson(author, unit, authorBit);
      if (committer !== noPerson) takePerson(committer, unit, committerBit);
    }
    for (let count = reader.number(); count > 0; count -= 1) {
      const role = reader.number();
      takePerson(reader.number(), unit, 1 << (role + firstRoleBit));
    }
    for (const end = facetStarts[unit + 1] ?? 0; reader.at < end; ) takeSubsystem(reader.number(), unit, 0);
  }
}

/** Rows that are put in order by their number: counted first, then written. */
function makeRows() {
  let counts = new Uint32Array(1 << 10);
  let size = 0;
  let next = new Uint32Array();
  let units = new Uint32Array();
  let bits = new Uint32Array();
  return {
    count(number: number): void {
      if (number >= counts.length) {
        const grown = new Uint32Array(Math.max(number + 1, counts.length * 2));
        grown.set(counts);
        counts = grown;
      }
      counts[number] = (counts[number] ?? 0) + 1;
      if (number >= size) size = number + 1;
    },
    begin(): void {
      next = new Uint32Array(size);
      let rows = 0;
      for (let number = 0; number < size; number += 1) {
        next[number] = rows;
        rows += counts[number] ?? 0;
        counts[number] = next[number] ?? 0;
      }
      units = new Uint32Array(rows);
      bits = new Uint32Array(rows);
    },
    write(number: number, unit: number, bit: number): void {
      const at = next[number] ?? 0;
      // Somebody may have several roles in one entry.
      if (at > (counts[number] ?? 0) && units[at - 1] === unit) {
        bits[at - 1] = (bits[at - 1] ?? 0) | bit;
        return;
      }
      units[at] = unit;
      bits[at] = bit;
      next[number] = at + 1;
    },
    finish(writeMore: (writer: ByteWriter, bits: number) => void): [starts: Uint32Array, lists: Uint8Array] {
      const starts = new Uint32Array(size + 1);
      const writer = makeByteWriter();
      for (let number = 0; number < size; number += 1) {
        starts[number] = writer.length;
        let last = 0;
        for (let at = counts[number] ?? 0; at < (next[number] ?? 0); at += 1) {
          writer.number((units[at] ?? 0) - last);
          writeMore(writer, bits[at] ?? 0);
          last = units[at] ?? 0;
        }
      }
      starts[size] = writer.length;
      return [starts, writer.finish()];
    },
  };
}

/** How many units a person's list has at most: a row takes two bytes at least. */
export function mostOfPerson({ personStarts }: FacetLists, person: number): number {
  return Math.max(0, (personStarts[person + 1] ?? 0) - (personStarts[person] ?? 0)) >> 1;
}

/** How many units a subsystem's list has at most. */
export function mostOfSubsystem({ subsystemStarts }: FacetLists, subsystem: number): number {
  return Math.max(0, (subsystemStarts[subsystem + 1] ?? 0) - (subsystemStarts[subsystem] ?? 0));
}

/** The entries in which somebody has one of these roles, in order. */
export function listOfPerson(lists: FacetLists, person: number, roles: number): Uint32Array {
  const { personStarts, personLists: bytes } = lists;
  const end = personStarts[person + 1] ?? 0;
  const units = new Uint32Array(mostOfPerson(lists, person));
  let count = 0;
  let unit = 0;
  for (let at = personStarts[person] ?? end; at < end; ) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    unit += distance;
    byte = bytes[at++] ?? 0;
    let bits = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      bits |= (byte & 127) << shift;
    }
    if ((bits & roles) !== 0) units[count++] = unit;
  }
  return units.subarray(0, count);
}

/** The units of a subsystem, in order. */
export function listOfSubsystem(lists: FacetLists, subsystem: number): Uint32Array {
  const { subsystemStarts, subsystemLists: bytes } = lists;
  const end = subsystemStarts[subsystem + 1] ?? 0;
  const units = new Uint32Array(mostOfSubsystem(lists, subsystem));
  let count = 0;
  let unit = 0;
  for (let at = subsystemStarts[subsystem] ?? end; at < end; ) {
    let byte = bytes[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    unit += distance;
    // A name that an entry has twice counts once.
    if (count === 0 || distance !== 0) units[count++] = unit;
  }
  return units.subarray(0, count);
}

/** The units of several lists, each in order, in order and once. */
export function joinLists(lists: readonly Uint32Array[]): Uint32Array {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const list of lists) {
    all.set(list, length);
    length += list.length;
  }
  all.sort();
  return all.filter((unit, index) => index === 0 || unit !== all[index - 1]);
}

/** The units of a list that another one has, too. */
export function intersectLists(few: Uint32Array, many: Uint32Array): Uint32Array {
  const both = new Uint32Array(few.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < few.length; index += 1) {
    const unit = few[index] ?? 0;
    at = findFrom(many, unit, at);
    if (at === many.length) break;
    if (many[at] === unit) both[count++] = unit;
  }
  return both.subarray(0, count);
}

/** The first place from `start` on of a unit that is not less than this one: in steps that grow, then by halves. */
export function findFrom(units: Uint32Array, wanted: number, start: number, end = units.length): number {
  let step = 1;
  let low = start;
  let high = start;
  while (high < end && (units[high] ?? 0) < wanted) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > end) high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
