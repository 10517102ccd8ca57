import { sumBytes } from './durable-file.ts';
import { parseLines, unpackNow } from './file-shape.ts';
import { readHash } from './part-hashes.ts';
import { openPartText } from './part-text.ts';
import { readRow } from './read-row.ts';
import type { LogRecord } from './records.ts';
import { readHead, rememberPeople, type SegmentHead } from './segment-head.ts';
import type { BegunSegment } from './segment-packer.ts';
import type { SegmentText } from './segment-text.ts';
import { Unreadable } from './unreadable.ts';

/** Bytes of a segment's file from a place on, which has one of its parts. */
interface PartBytes {
  bytes: Buffer;
  /** Where in the file they begin. */
  from: number;
}

/** Throws `Unreadable`, which names the part, where its bytes are not those that were written. */
export function checkPart({ parts }: SegmentHead, index: number, { bytes, from }: PartBytes): void {
  const part = parts[index];
  if (!part || sumBytes(bytes.subarray(part.from - from, part.to - from)).sum !== part.sum) {
    throw new Unreadable(`the checksum of its part ${index + 1} of ${parts.length} is wrong`);
  }
}

/** Opens a part of a segment at once. */
export function openPart(head: SegmentHead, index: number, { bytes, from }: PartBytes): SegmentText {
  const { hashes, rows, text } = cutPart(head, index, bytes, from);
  return openPartText(unpackNow(rows, text), hashes, head.width);
}

function cutPart({ parts }: SegmentHead, index: number, bytes: Buffer, start: number) {
  const { from, rows, to, text } = parts[index] ?? { from: 0, rows: 0, to: 0, text: 0 };
  return { hashes: bytes.subarray(from - start, rows - start), rows: bytes.subarray(rows - start, to - start), text };
}

/** The head of a segment whose bytes are all here; throws `Unreadable` where one of its parts is not as it was written. */
export function checkParts(bytes: Buffer): SegmentHead {
  const head = readHead(bytes);
  for (const index of head.parts.keys()) checkPart(head, index, { bytes, from: 0 });
  return head;
}

/**
 * The records of a segment whose bytes are all here, but for the first `skip`. They are unpacked at once: to hand a part to
 * another thread takes longer than to unpack it.
 */
export function readParts(bytes: Buffer, skip = 0): LogRecord[] {
  const head = rememberPeople(checkParts(bytes));
  const first = Math.floor(skip / head.each);
  const records: LogRecord[] = [];
  for (let index = first; index < head.parts.length; index += 1) {
    const text = openPart(head, index, { bytes, from: 0 });
    records.push(...readRows(text, head, index === first ? skip % head.each : 0));
  }
  return records;
}

/** Goes through the records of a segment at once, as `readPackedRecords`; the rows of a part are parsed together. */
export function* iterateParts(bytes: Buffer): Generator<LogRecord, void> {
  const head = rememberPeople(readHead(bytes));
  for (let index = 0; index < head.parts.length; index += 1) {
    const { hashes, rows, text } = cutPart(head, index, bytes, 0);
    // Most hashes are asked for twice: a commit mostly stands on the one before it.
    const known: string[] = [];
    const hash = (place: number): string => {
      const text = known[place] ?? readHash(hashes, head.width, place);
      known[place] = text;
      return text;
    };
    const parsed = parseLines(unpackNow(rows, text));
    for (let place = 0; place < parsed.length; place += 1) yield readRow(parsed[place], place, head, hash);
  }
}

function* readRows(text: SegmentText, head: SegmentHead, from: number): Generator<LogRecord, void> {
  for (let place = from; ; place += 1) {
    const record = text.record(place, head);
    if (record === undefined) return;
    yield record;
  }
}

/** The keys of the records of a segment whose bytes are all here; a part is unpacked only where not all are hashes beside it. */
export function readPartKeys(bytes: Buffer): (string | undefined)[] {
  const head = checkParts(bytes);
  return [...head.parts.keys()].flatMap((index) => {
    const records = Math.min(head.each, head.records - index * head.each);
    const { hashes } = cutPart(head, index, bytes, 0);
    let text: SegmentText | undefined;
    return Array.from({ length: records }, (_, place) => {
      const hash = readHash(hashes, head.width, place);
      if (hash !== '') return hash;
      text ??= openPart(head, index, { bytes, from: 0 });
      return text.key(place, head);
    });
  });
}

/** What more records are added to: the full parts of a segment stay as they are. */
export function beginParts(bytes: Buffer): BegunSegment {
  const head = checkParts(bytes);
  const full = Math.floor(head.records / head.each);
  return {
    head: { base: head.base, width: head.width, people: head.people() },
    parts: head.parts
      .slice(0, full)
      .map(({ from, to, text, sum }) => ({ packed: bytes.subarray(from, to), text, sum })),
    records: readParts(bytes, full * head.each),
  };
}
