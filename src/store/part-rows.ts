import { stringifyAscii } from './file-shape.ts';
import { numberInstant } from './instant-numbers.ts';
import type { PartHashes } from './part-hashes.ts';
import type { LogRecord } from './records.ts';
import { encodeRecord, type StoredEntry, type Texts } from './stored-record.ts';

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
  if (isHash && hasTimes && !hasRest(stored)) return 0;
  const { id, key, date, committedDate, authored, committed, notes, merge } = stored;
  const { release, section, paths, morePaths, line } = stored;
  const rest: Partial<StoredEntry> = { date, committedDate, notes, merge, release, section, paths, morePaths, line };
  if (!isHash) Object.assign(rest, { id, key });
  if (!hasTimes) Object.assign(rest, { authored, committed });
  return Object.values(rest).some((value) => value !== undefined) ? rest : 0;
}

/** Asked of all, for most have none of these. */
function hasRest({
  date,
  committedDate,
  notes,
  merge,
  release,
  section,
  paths,
  morePaths,
  line,
}: StoredEntry): boolean {
  if (date !== undefined || committedDate !== undefined || notes !== undefined || merge !== undefined) return true;
  if (release !== undefined || section !== undefined || paths !== undefined) return true;
  return morePaths !== undefined || line !== undefined;
}

function cutEnd(row: Row): unknown[] {
  let length = row.length;
  while (row[length - 1] === 0) length -= 1;
  return row.slice(0, length);
}
