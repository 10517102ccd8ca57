import { type ByteReader, type ByteWriter, makeByteReader, makeByteWriter } from './bytes.ts';
import { type Columns, noPerson } from './columns.ts';

/** Columns of records that follow on each other, with numbers of their own, and what these are in the whole. */
export interface ColumnPart {
  /** With people, and without subsystems. */
  columns: Columns;
  /** Of each record, and then of each title: how many subsystems it has, and their numbers, the main one first. */
  subsystems: Uint8Array;
  /** The numbers of the whole. */
  people: ArrayLike<number>;
  subsystemNumbers: ArrayLike<number>;
}

/** Makes the columns of a whole of its parts. */
export function joinColumns(parts: readonly ColumnPart[]): Columns {
  const records = sum(parts, ({ columns }) => columns.days.length);
  const titles = sum(parts, ({ columns }) => columns.titleEntries.length);
  const days = new Int32Array(records);
  const committedDays = new Int32Array(records);
  const flags = new Uint8Array(records);
  const hashes = new Uint32Array(records);
  const authors = new Uint32Array(records);
  const committers = new Uint32Array(records);
  const titleEntries = new Uint32Array(titles);
  const titlePlaces = new Uint16Array(titles);
  let record = 0;
  let title = 0;
  for (const { columns, people } of parts) {
    days.set(columns.days, record);
    committedDays.set(columns.committedDays, record);
    flags.set(columns.flags, record);
    hashes.set(columns.hashes, record);
    authors.set(columns.authors.map(toWhole(people)), record);
    committers.set(columns.committers.map(toWhole(people)), record);
    const first = record;
    titleEntries.set(
      columns.titleEntries.map((entry) => first + entry),
      title,
    );
    titlePlaces.set(columns.titlePlaces, title);
    record += columns.days.length;
    title += columns.titleEntries.length;
  }
  const facets = joinFacets(parts, records + titles);
  return { days, committedDays, flags, hashes, authors, committers, ...facets, titleEntries, titlePlaces };
}

/** All titles come behind all records, so each part is gone through in two goes. */
function joinFacets(parts: readonly ColumnPart[], units: number): Pick<Columns, 'facetStarts' | 'facets'> {
  const facetStarts = new Uint32Array(units + 1);
  const facets = makeByteWriter();
  const copies = parts.map((part) => makeFacetCopy(part, facets));
  let unit = 0;
  const copyUnits = (copy: (() => void) | undefined, count: number): void => {
    for (const end = unit + count; unit < end; unit += 1) {
      facetStarts[unit] = facets.length;
      copy?.();
    }
  };
  for (const [index, { columns }] of parts.entries()) copyUnits(copies[index], columns.days.length);
  for (const [index, { columns }] of parts.entries()) copyUnits(copies[index], columns.titleEntries.length);
  facetStarts[units] = facets.length;
  return { facetStarts, facets: facets.finish() };
}

/** Makes what copies the facets of a part's next unit. */
function makeFacetCopy({ columns, subsystems, people, subsystemNumbers }: ColumnPart, into: ByteWriter): () => void {
  const who = toWhole(people);
  const ofPeople: ByteReader = makeByteReader(columns.facets);
  const ofSubsystems: ByteReader = makeByteReader(subsystems);
  return () => {
    const count = ofPeople.number();
    into.number(count);
    for (let index = 0; index < count; index += 1) {
      into.byte(ofPeople.number());
      into.number(who(ofPeople.number()));
    }
    for (let left = ofSubsystems.number(); left > 0; left -= 1) {
      into.number(subsystemNumbers[ofSubsystems.number()] ?? 0);
    }
  };
}

const toWhole =
  (people: ArrayLike<number>) =>
  (person: number): number =>
    people[person] ?? noPerson;

const sum = <T>(parts: readonly T[], count: (part: T) => number): number =>
  parts.reduce((total, part) => total + count(part), 0);
