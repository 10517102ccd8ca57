import type { Person, Trailer } from '../model/entry.ts';
import { writeInstant } from './instant-numbers.ts';
import type { RowHead } from './part-rows.ts';
import type { EntryRecord } from './records.ts';

/**
 * The record of the row of a commit that has nothing rare, as most: read at once, without the fields by name between
 * them. Undefined for any other row, which is read with more care, and told what is wrong with it (`readRow`).
 */
export function readCommit(
  row: readonly unknown[],
  place: number,
  head: RowHead,
  hash: (place: number) => string,
): EntryRecord | undefined {
  const [when, author, committer = 0, subject = 0, body = 0, trailers = 0, parents = 0] = row;
  if (row.length > 7 || typeof subject !== 'string') return undefined;
  const times = readTimes(when, head.base);
  const [who, whoCommitted] = [
    readPerson(author, head),
    committer === 0 ? readPerson(author, head) : readPerson(committer, head),
  ];
  const listed = readTrailers(trailers, head);
  const id = hash(place);
  const before = readParents(parents, place, hash);
  if (!times || !who || !whoCommitted || !listed || !before || id === '') return undefined;
  if (body !== 0 && typeof body !== 'string') return undefined;
  const { committed, authored } = times;
  return {
    kind: 'entry',
    key: id,
    entry: {
      id,
      date: authored.slice(0, 10),
      author: who,
      body: body === 0 ? '' : body,
      trailers: listed,
      notes: [],
      authored,
      committed,
      committedDate: committed.slice(0, 10),
      committer: whoCommitted,
      subject,
      parents: before,
    },
  };
}

function readPerson(cell: unknown, head: RowHead): Person | undefined {
  if (typeof cell === 'string') return { name: cell };
  if (typeof cell !== 'number') return undefined;
  const [name = '', email] = head.person(cell);
  return email === undefined ? { name } : { name, email };
}

function readTimes(when: unknown, base: number): { committed: string; authored: string } | undefined {
  if (!Array.isArray(when)) return undefined;
  const [seconds, zone, after = 0, writtenZone = zone]: unknown[] = when;
  if (!isWhole(seconds) || !isWhole(zone) || !isWhole(after) || !isWhole(writtenZone)) return undefined;
  try {
    const committed = writeInstant(base + seconds, zone);
    return { committed, authored: when.length === 2 ? committed : writeInstant(base + seconds + after, writtenZone) };
  } catch {
    return undefined;
  }
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

function readParents(cells: unknown, place: number, hash: (place: number) => string): string[] | undefined {
  if (cells === 0) return [hash(place - 1)];
  if (!Array.isArray(cells)) return undefined;
  const parents: string[] = [];
  for (const cell of cells) {
    if (typeof cell === 'number') parents.push(hash(place - cell));
    else if (typeof cell === 'string') parents.push(cell);
    else return undefined;
  }
  return parents;
}

function readTrailers(cells: unknown, head: RowHead): Trailer[] | undefined {
  if (cells === 0) return [];
  if (!Array.isArray(cells)) return undefined;
  const trailers: Trailer[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const role: unknown = cells[at];
    const person = readPerson(cells[at + 1], head);
    if (typeof role !== 'string' || !person) return undefined;
    const { name, email } = person;
    trailers.push(email === undefined ? { role, name } : { role, name, email });
  }
  return trailers;
}
