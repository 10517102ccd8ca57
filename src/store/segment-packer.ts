import { sumBytes } from './durable-file.ts';
import { packBytes, packBytesNow, stringifyAscii } from './file-shape.ts';
import { makePartHashes } from './part-hashes.ts';
import { findBase, formatRow } from './part-rows.ts';
import { type LogRecord, partSize, segmentSize } from './records.ts';
import { joinSegment, type SegmentHead } from './segment-head.ts';
import type { Texts } from './stored-record.ts';

/** Makes the bytes of a segment's file. */
export interface SegmentPacker {
  /** How many records it has. */
  readonly records: number;
  add(record: LogRecord): void;
  /** The bytes, made at once: for threads that pack for another one to write. */
  finish(): Buffer;
  /** The bytes, made on other threads. */
  finishApart(): Promise<Buffer>;
}

/**
 * A segment that more records come to: its full parts and what they need of its head stay as they are, the records behind
 * these are packed anew. One in one piece has no such parts.
 */
export interface BegunSegment {
  head?: (Pick<SegmentHead, 'base' | 'width'> & { people: readonly string[] }) | undefined;
  parts: readonly PackedPart[];
  records: readonly LogRecord[];
}

/** A packed part: its hashes and its packed rows, the length of these unpacked, and its checksum. */
export interface PackedPart {
  packed: Buffer;
  text: number;
  sum: string;
}

/**
 * Makes a packer of the segment whose first record has this number, which goes on where one was begun. Each line is
 * written at once, so that none is kept as a text.
 */
export function makeSegmentPacker(first: number, begun?: BegunSegment): SegmentPacker {
  let bytes = Buffer.allocUnsafe(begun ? 1 << 16 : 1 << 19);
  let length = 0;
  /** Where the rows of each part begin. */
  const starts: number[] = [];
  const before = (begun?.parts.length ?? 0) * partSize;
  let records = before;
  const hashes = makePartHashes(segmentSize, begun?.head?.width);
  const people = makePeople(begun?.head?.people ?? []);
  let base = begun?.head?.base;

  const write = (text: string): void => {
    if (length + text.length > bytes.length) {
      bytes = Buffer.concat([bytes.subarray(0, length)], Math.max(bytes.length * 2, length + text.length));
    }
    length += bytes.write(text, length, 'latin1');
  };
  const add = (record: LogRecord): void => {
    base ??= findBase(record);
    if (records % partSize === 0) {
      starts.push(length);
      hashes.beginPart();
    }
    write(formatRow(record, { base, numberPerson: people.number, hashes }));
    write('\n');
    records += 1;
  };
  const listTexts = (): { text: Buffer; beside: Buffer }[] =>
    starts.map((start, index) => ({
      text: bytes.subarray(start, starts[index + 1] ?? length),
      beside: hashes.bytes(index * partSize, Math.min((index + 1) * partSize, records - before)),
    }));
  const join = (parts: readonly PackedPart[]): Buffer =>
    joinSegment({ first, base: base ?? 0, records, each: partSize, width: hashes.width }, people.lines, [
      ...(begun?.parts ?? []),
      ...parts,
    ]);
  for (const record of begun?.records ?? []) add(record);
  return {
    get records() {
      return records;
    },
    add,
    finish: () => join(listTexts().map(({ text, beside }) => joinPart(text, beside, packBytesNow(text)))),
    async finishApart() {
      const packing = listTexts().map(async ({ text, beside }) => joinPart(text, beside, await packBytes(text)));
      return join(await Promise.all(packing));
    },
  };
}

function joinPart(text: Buffer, beside: Buffer, rows: Buffer): PackedPart {
  const packed = Buffer.concat([beside, rows]);
  return { packed, text: text.length, sum: sumBytes(packed).sum };
}

/** The people of a segment, numbered from 1 as they come. */
function makePeople(before: readonly string[]): { lines: string[]; number(person: Texts): number } {
  const lines: string[] = [];
  /** By address and name: to write each as JSON, or to join the two, would take several times as long. */
  const numbers = new Map<string, Map<string, number>>();
  const number = ([name = '', email = '']: Texts): number => {
    let names = numbers.get(email);
    if (names === undefined) {
      names = new Map();
      numbers.set(email, names);
    }
    let found = names.get(name);
    if (found === undefined) {
      found = lines.push(stringifyAscii([name, email]));
      names.set(name, found);
    }
    return found;
  };
  for (const line of before) number(JSON.parse(line));
  return { lines, number };
}
