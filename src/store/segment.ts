import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { findWayBack } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import {
  checkShape,
  type FileShape,
  formatJson,
  packText,
  packTextNow,
  parseJson,
  stringifyAscii,
  unpack,
} from './file-shape.ts';
import { currentVersion, migrate, segmentMigrations } from './migrations.ts';
import { type LogPlaces, makeSegmentName } from './names.ts';
import { type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { decodeRecord, encodeRecord, storedRecordSchema } from './stored-record.ts';

/** Consecutive records of a log. */
export interface Segment {
  /** The sequence number of the first of them. */
  first: number;
  records: readonly LogRecord[];
}

// Of a log of 82,000 commits, a segment (446 kB of text in 66 kB) is read in 5 ms on one core of 2026: Brotli 1.0 on
// another thread, text 0.5, JSON 1.7, this schema 0.8, records 0.3, checksum 0.1, the rest garbage collection. A check
// without zod saves half a millisecond, which is not worth a second description of the shape.
const storedSchema = z.object({
  schema: z.literal(currentVersion(segmentMigrations)),
  first: z.int().nonnegative(),
  records: z.array(storedRecordSchema),
});

/** How a segment is kept: JSON text with a record on each line, packed with Brotli. */
export const segmentShape: FileShape<Segment> = {
  encode: (segment) => packText(formatSegment(segment)),
  async decode(bytes) {
    const content = migrate(parseJson(await unpack(bytes), 'latin1'), segmentMigrations);
    const { first, records } = checkShape(storedSchema, content);
    return { first, records: records.map(decodeRecord) };
  },
};

function formatSegment({ first, records }: Segment): string {
  const schema = currentVersion(segmentMigrations);
  return formatJson({ schema, first, records: records.map(encodeRecord) }, stringifyAscii);
}

/** Bytes that are a segment's already. */
const packedShape: FileShape<Uint8Array> = {
  encode: async (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  decode: async (bytes) => bytes,
};

/** The bytes of a segment's file, made at once: for threads that pack segments for another one to write. */
export function packSegment(first: number, records: readonly LogRecord[]): Uint8Array {
  return packTextNow(formatSegment({ first, records }));
}

/** Writes a full segment that was packed elsewhere to a file of its own. The folder is not synced. */
export async function writePackedSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  bytes: Uint8Array,
): Promise<SegmentRow> {
  const name = makeSegmentName(index);
  const file = makeSegmentFile<Uint8Array>(disk, places, name, packedShape);
  await new Low<Uint8Array>(file, bytes).write();
  return describeFile(name, segmentSize, file);
}

/** Writes segment `index` to a file of its own. The folder is not synced; a commit does that once for all. */
export async function writeSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  records: readonly LogRecord[],
): Promise<SegmentRow> {
  const name = makeSegmentName(index);
  const file = makeSegmentFile(disk, places, name, segmentShape);
  await new Low<Segment>(file, { first: index * segmentSize, records }).write();
  return describeFile(name, records.length, file);
}

function describeFile<T>(name: string, records: number, { checksum }: DurableFile<T>): SegmentRow {
  if (checksum === undefined) throw new Error(`${name} was not written`);
  return { file: name, records, ...checksum };
}

/** Reads the records of a segment. A missing file is the disk's `ENOENT`, a damaged one a `UserError`. */
export async function readSegment(disk: Disk, places: LogPlaces, row: SegmentRow): Promise<readonly LogRecord[]> {
  const low = new Low<Segment>(makeSegmentFile(disk, places, row.file, segmentShape, row), { first: 0, records: [] });
  await low.read();
  return low.data.records;
}

function makeSegmentFile<T>(
  disk: Disk,
  places: LogPlaces,
  name: string,
  shape: FileShape<T>,
  expected?: SegmentRow,
): DurableFile<T> {
  return new DurableFile({
    disk,
    path: join(places.segments, name),
    shape,
    expected,
    syncFolder: false,
    findWayBack: () => findWayBack(disk, places, name),
  });
}
