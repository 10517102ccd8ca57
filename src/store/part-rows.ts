import { stringifyAscii } from './file-shape.ts';
import { numberInstant, writeInstant } from './instant-numbers.ts';
import type { PartHashes } from './part-hashes.ts';
import type { LogRecord } from './records.ts';
import { decodeRecord, encodeRecord, type StoredEntry, type Texts } from './stored-record.ts';
import { Unreadable } from './unreadable.ts';

/** Whoever has a name and an address: their number among the people of the segment, from 1. Else the name. */
type PersonCell = number | string;

/**
 * An entry as it stands in a part: a list, in which 0 stands for what there is not, and none at its end.
 *
 * - When it was committed, as the seconds since the segment's base and the zone; and when written, as the seconds
 *   after that and the zone, where it is another time. 0 where an instant is missing or is no such one.
 * - The author and the committer; of these `null` and 0 mean what is said of `StoredRecord`.
 * - The subject and the body.
 * - The trailers, a role and a person each, one behind the other.
 * - The parents: 0 for the record before alone, `null` where there are none to tell; of a list each as how many records
 *   it stands before in the part, or as its hash.
 * - All other fields by their names, the id and the key where they are no hash beside the part.
 */
type Row = [
  when: number[] | 0,
  author: PersonCell,
  committer: PersonCell | null,
  subject: string | 0,
  body: string | 0,
  trailers: PersonCell[] | 0,
  parents: (number | string)[] | 0 | null,
  rest: Partial<StoredEntry> | 0,
];

/** What rows are read with beside their text. */
export interface RowHead {
  /** The second that their times are counted from. */
  base: number;
  /** A person of the segment by their number, from 1. */
  person(number: number): Texts;
}

/** What stands for the head of a segment in one piece, whose records need none. */
export const noHead: RowHead = {
  base: 0,
  person(number) {
    throw misfit(`person ${number}`);
  },
};

/** What rows are written with. */
export interface RowTables {
  base: number;
  /** The number of a person, new or known. */
  numberPerson(person: Texts): number;
  hashes: PartHashes;
}

/** The line of a record that comes next in a part. */
export function formatRow(record: LogRecord, tables: RowTables): string {
  const stored = encodeRecord(record);
  if (!('silent' in stored)) return stringifyAscii(cutEnd(makeRow(stored, tables)));
  tables.hashes.add('');
  return stringifyAscii(stored);
}

/** The second that the times of a segment are counted from, told by its first record. */
export function findBase(record: LogRecord | undefined): number {
  const committed = record?.kind === 'entry' ? record.entry.committed : undefined;
  return (committed === undefined ? undefined : numberInstant(committed))?.[0] ?? 0;
}

function makeRow(stored: StoredEntry, tables: RowTables): Row {
  const { committer, subject = 0, body = 0, trailers } = stored;
  const isHash = tables.hashes.add(stored.key === undefined ? stored.id : '');
  const when = numberTimes(stored, tables.base);
  const author = toCell(stored.author, tables);
  const committed = committer === undefined ? 0 : committer && toCell(committer, tables);
  const cells = trailers === undefined ? 0 : numberTrailers(trailers, tables);
  const parents = numberParents(stored.parents, tables.hashes);
  return [when, author, committed, subject, body, cells, parents, takeRest(stored, isHash, when !== 0)];
}

const toCell = (person: Texts, { numberPerson }: RowTables): PersonCell =>
  person.length === 2 ? numberPerson(person) : (person[0] ?? '');

function numberTrailers(trailers: readonly Texts[], { numberPerson }: RowTables): PersonCell[] {
  const cells: PersonCell[] = [];
  for (const [role = '', name = '', email] of trailers) {
    cells.push(role, email === undefined ? name : numberPerson([name, email]));
  }
  return cells;
}

function numberTimes({ authored, committed }: StoredEntry, base: number): number[] | 0 {
  if (authored === undefined || committed === undefined) return 0;
  const [written, done] = [numberInstant(authored), numberInstant(committed)];
  if (!written || !done) return 0;
  const [seconds, zone] = done;
  return authored === committed ? [seconds - base, zone] : [seconds - base, zone, written[0] - seconds, written[1]];
}

function numberParents(parents: Texts | undefined, hashes: PartHashes): (number | string)[] | 0 | null {
  if (parents === undefined) return null;
  const numbers = parents.map((parent) => hashes.distance(parent) ?? parent);
  return numbers.length === 1 && numbers[0] === 1 ? 0 : numbers;
}

/** The fields that have no place of their own in a row. */
function takeRest(stored: StoredEntry, isHash: boolean, hasTimes: boolean): Partial<StoredEntry> | 0 {
  const { id, key, date, committedDate, authored, committed, notes, merge } = stored;
  const { release, section, paths, morePaths, line } = stored;
  const rest: Partial<StoredEntry> = { date, committedDate, notes, merge, release, section, paths, morePaths, line };
  if (!isHash) Object.assign(rest, { id, key });
  if (!hasTimes) Object.assign(rest, { authored, committed });
  return Object.values(rest).some((value) => value !== undefined) ? rest : 0;
}

function cutEnd(row: Row): unknown[] {
  let length = row.length;
  while (row[length - 1] === 0) length -= 1;
  return row.slice(0, length);
}

/** The record of a row, which is its parsed line; `hash` gives those of its part. Throws `Unreadable` where it is none. */
export function readRow(row: unknown, place: number, head: RowHead, hash: (place: number) => string): LogRecord {
  if (!Array.isArray(row)) return decodeRecord(row);
  const [when = 0, author, committer = 0, subject = 0, body = 0, trailers = 0, parents = 0, others = 0] = row;
  const rest: Rest = isObject(others) ? others : {};
  const id = rest.id ?? hash(place);
  if (id === '' && rest.id === undefined) throw misfit('id');
  const [committed, authored] = when === 0 ? [rest.committed, rest.authored] : readTimes(when, head.base);
  // All fields are named, so that the engine has one kind of object to deal with.
  return decodeRecord({
    id,
    key: rest.key,
    date: rest.date,
    committedDate: rest.committedDate,
    authored,
    committed,
    author: readPerson(author, head),
    committer: committer === 0 ? undefined : committer === null ? null : readPerson(committer, head),
    subject: subject === 0 ? undefined : subject,
    body: body === 0 ? undefined : body,
    trailers: trailers === 0 ? undefined : readTrailers(trailers, head),
    notes: rest.notes,
    merge: rest.merge,
    parents: parents === null ? undefined : readParents(parents, place, hash),
    release: rest.release,
    section: rest.section,
    paths: rest.paths,
    morePaths: rest.morePaths,
    line: rest.line,
  });
}

type Rest = { readonly [name in keyof StoredEntry]?: unknown };

function readPerson(cell: unknown, head: RowHead): unknown {
  return typeof cell === 'number' ? head.person(cell) : typeof cell === 'string' ? [cell] : cell;
}

function readTimes(when: unknown, base: number): [committed: string, authored: string] {
  if (!Array.isArray(when) || !when.every(Number.isSafeInteger)) throw misfit('the time');
  const [seconds, zone, after = 0, writtenZone = zone] = when;
  try {
    const committed = writeInstant(base + seconds, zone);
    return [committed, when.length === 2 ? committed : writeInstant(base + seconds + after, writtenZone)];
  } catch {
    throw misfit('the time');
  }
}

function readTrailers(cells: unknown, head: RowHead): unknown[] {
  if (!Array.isArray(cells)) throw misfit('trailers');
  const trailers: unknown[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const person = readPerson(cells[at + 1], head);
    trailers.push(Array.isArray(person) ? [cells[at], ...person] : person);
  }
  return trailers;
}

function readParents(cells: unknown, place: number, hash: (place: number) => string): unknown {
  if (cells === 0) return [hash(place - 1)];
  if (!Array.isArray(cells)) throw misfit('parents');
  return cells.map((cell) => (typeof cell === 'number' ? hash(place - cell) : cell));
}

const isObject = (value: unknown): value is Rest =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const misfit = (name: string): Unreadable => new Unreadable(`${name} does not fit (wrong shape)`);
