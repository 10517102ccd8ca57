import { packBytesNow, parseJson, unpackNow } from './file-shape.ts';
import { currentVersion, migrate, segmentMigrations } from './migrations.ts';
import type { RowHead } from './part-rows.ts';
import { misfit } from './stored-fields.ts';
import type { Texts } from './stored-record.ts';
import { Unreadable } from './unreadable.ts';

/**
 * What stands in front of a segment's parts: where each lies and what its bytes must be, and the people whom its records
 * name. A segment is unpacked a part at a time.
 */
export interface SegmentHead extends RowHead {
  /** The sequence number of the first record. */
  first: number;
  /** How many records there are, and how many a part has; the last may have fewer. */
  records: number;
  each: number;
  /** How many bytes the hash of a record takes beside the rows; 0 where there are none. */
  width: number;
  parts: readonly PartPlace[];
  /** The people, a JSON text each. */
  people(): string[];
  /** How much memory it takes. */
  bytes: number;
}

/** Where a part lies in its file: its hashes, then its packed rows. Beside that the length of the unpacked rows, and the part's checksum. */
export interface PartPlace {
  from: number;
  rows: number;
  to: number;
  text: number;
  sum: string;
}

/** The first bytes of a segment in parts: the beginning of no Brotli stream that a segment in one piece was written as. */
const magic = Buffer.from('ANNALIST');

/** Behind the magic stand the length of the packed head and that of the unpacked one, in four bytes each. */
const frame = magic.length + 8;

/** Whether a segment is one in parts. */
export const isInParts = (bytes: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** How many bytes stand before the first part. */
export function measureHead(bytes: Buffer): number {
  if (bytes.length < frame || !isInParts(bytes)) throw new Unreadable('it does not begin as a segment');
  return frame + bytes.readUInt32LE(magic.length);
}

/** The bytes of a segment: its head, and its packed parts with the length of each unpacked. */
export function joinSegment(
  facts: Pick<SegmentHead, 'first' | 'base' | 'records' | 'each' | 'width'>,
  people: readonly string[],
  parts: readonly { packed: Uint8Array; text: number; sum: string }[],
): Buffer {
  const schema = currentVersion(segmentMigrations);
  const rows = parts.map(({ packed, text, sum }) => [packed.length, text, sum]);
  const { first, base, records, each, width } = facts;
  const line = JSON.stringify({ schema, first, base, records, each, width, parts: rows });
  const text = Buffer.from([line, ...people].join('\n'), 'latin1');
  const head = packBytesNow(text);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(head.length);
  lengths.writeUInt32LE(text.length, 4);
  return Buffer.concat([magic, lengths, head, ...parts.map(({ packed }) => packed)]);
}

/** Reads the head of a segment, which is all before its parts; throws `Unreadable` where it is none. */
export function readHead(bytes: Buffer): SegmentHead {
  const end = measureHead(bytes);
  const text = unpackNow(bytes.subarray(frame, end), bytes.readUInt32LE(magic.length + 4));
  const lineEnd = text.indexOf(10);
  const line = lineEnd < 0 ? text : text.subarray(0, lineEnd);
  const { first, base, records, each, width, parts } = migrate(parseJson(line, 'latin1'), segmentMigrations);
  if (!isCount(first)) throw misfit('first');
  if (typeof base !== 'number' || !Number.isSafeInteger(base)) throw misfit('base');
  if (!isCount(records)) throw misfit('records');
  if (!isCount(each) || each === 0) throw misfit('each');
  if (!isCount(width)) throw misfit('width');
  if (!Array.isArray(parts) || parts.length !== Math.ceil(records / each)) throw misfit('parts');
  const hashes = (index: number): number => Math.min(each, records - index * each) * width;
  const people = makeLines(lineEnd < 0 ? Buffer.alloc(0) : text.subarray(lineEnd + 1));
  return {
    ...{ first, base, records, each, width },
    people: people.all,
    parts: placeParts(parts, end, hashes),
    // Where each person stands takes eight bytes once it is looked for, and a person thirty at least.
    bytes: text.length * 1.25,
    person: (number) => readPerson(people.line(number - 1), number),
  };
}

/** The head with the people that were asked for remembered: for whoever reads all records. */
export function rememberPeople(head: SegmentHead): SegmentHead {
  const known: Texts[] = [];
  return {
    ...head,
    person(number) {
      const person = known[number] ?? head.person(number);
      known[number] = person;
      return person;
    },
  };
}

function placeParts(list: readonly unknown[], end: number, hashes: (index: number) => number): PartPlace[] {
  let from = end;
  return list.map((row, index) => {
    const [packed, text, sum]: unknown[] = Array.isArray(row) ? row : [];
    if (!isCount(packed) || !isCount(text) || typeof sum !== 'string') throw misfit(`parts.${index}`);
    const place = { from, rows: from + hashes(index), to: from + packed, text, sum };
    if (place.rows > place.to) throw misfit(`parts.${index}`);
    from = place.to;
    return place;
  });
}

/** The lines of a text, the last of which has no end; where they begin is found when one is asked for. */
function makeLines(text: Buffer): { line(index: number): Buffer | undefined; all(): string[] } {
  let starts: number[] | undefined;
  const findStarts = (): number[] => {
    const found = text.length === 0 ? [] : [0];
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, end + 1)) found.push(end + 1);
    return found;
  };
  return {
    line(index) {
      starts ??= findStarts();
      const start = starts[index];
      const next = starts[index + 1];
      return start === undefined ? undefined : text.subarray(start, next === undefined ? text.length : next - 1);
    },
    all: () => (text.length === 0 ? [] : text.toString('latin1').split('\n')),
  };
}

function readPerson(text: Buffer | undefined, number: number): Texts {
  const person = text && parseJson(text, 'latin1');
  if (Array.isArray(person) && person.every((one) => typeof one === 'string')) return person;
  throw misfit(`person ${number}`);
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
