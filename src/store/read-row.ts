import { writeInstant } from './instant-numbers.ts';
import type { RowHead } from './part-rows.ts';
import { readCommit } from './read-commit.ts';
import type { LogRecord } from './records.ts';
import { misfit } from './stored-fields.ts';
import { decodeRecord, type StoredEntry } from './stored-record.ts';

/** What stands for the head of a segment in one piece, whose records need none. */
export const noHead: RowHead = {
  base: 0,
  person(number) {
    throw misfit(`person ${number}`);
  },
};

/** The record of a row, which is its parsed line; `hash` gives those of its part. Throws `Unreadable` where it is none. */
export function readRow(row: unknown, place: number, head: RowHead, hash: (place: number) => string): LogRecord {
  if (!Array.isArray(row)) return decodeRecord(row);
  const usual = readCommit(row, place, head, hash);
  if (usual) return usual;
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
