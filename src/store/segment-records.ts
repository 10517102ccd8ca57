import { parseJson, unpackNow } from './file-shape.ts';
import { migrate, segmentMigrations } from './migrations.ts';
import { noHead } from './read-row.ts';
import type { LogRecord } from './records.ts';
import { isInParts } from './segment-head.ts';
import { iterateParts } from './segment-parts.ts';
import { type SegmentText, splitSegmentText } from './segment-text.ts';
import { makeFieldReader } from './stored-fields.ts';
import { decodeRecord } from './stored-record.ts';
import { Unreadable } from './unreadable.ts';

/** Consecutive records of a log. */
export interface Segment {
  /** The sequence number of the first of them. */
  first: number;
  records: readonly LogRecord[];
}

/** Reads the text of a segment in one piece, all but its first `skip` records; throws `Unreadable` where it is none. */
export function parseSegment(text: Buffer, skip = 0): Segment {
  const content = migrate(parseJson(text, 'latin1'), segmentMigrations);
  const first = makeFieldReader(content).neededNumber('first');
  const { records } = content;
  if (!Number.isInteger(first) || first < 0) throw new Unreadable('first does not fit (wrong shape)');
  if (!Array.isArray(records)) throw new Unreadable('records does not fit (wrong shape)');
  return {
    first: first + skip,
    records: records.slice(skip).map((record, index) => decodeRecord(record, `records.${skip + index}`)),
  };
}

/** Cuts a segment's text into its records, each of which is read when it is asked for. */
export function splitSegment(text: Buffer): SegmentText {
  const split = splitSegmentText(text);
  if (split) return split;
  const { records } = parseSegment(text);
  return {
    bytes: text.length * 3,
    record: (index) => records[index],
    key: (index) => records[index]?.key,
    share: () => undefined,
  };
}

/**
 * Goes through the records of a segment's bytes at once: for threads that are sent what another one took from the disk.
 * Each is read when its turn comes, because what lives for a moment costs the collection of garbage nothing.
 */
export function* readPackedRecords(bytes: Uint8Array): Generator<LogRecord, void> {
  const segment = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isInParts(segment)) yield* iterateParts(segment);
  else yield* iterateText(splitSegment(unpackNow(segment)));
}

function* iterateText(text: SegmentText): Generator<LogRecord, void> {
  for (let index = 0; ; index += 1) {
    const record = text.record(index, noHead);
    if (record === undefined) return;
    yield record;
  }
}
