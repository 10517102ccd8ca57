import { join } from 'node:path';
import { Low } from 'lowdb';
import { findWayBack } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import { DurableFile, sumBytes } from './durable-file.ts';
import { type FileShape, unpack } from './file-shape.ts';
import { type LogPlaces, makeSegmentName } from './names.ts';
import { noHead } from './read-row.ts';
import { type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { isInParts, measureHead } from './segment-head.ts';
import { type BegunSegment, makeSegmentPacker } from './segment-packer.ts';
import { beginParts, checkParts, readPartKeys, readParts } from './segment-parts.ts';
import { parseSegment, splitSegment } from './segment-records.ts';
import type { SegmentText } from './segment-text.ts';

/** Makes the shape of a file that is only read. */
const readAs = <T>(decode: (bytes: Buffer) => Promise<T>): FileShape<T> => ({
  encode: () => Promise.reject(new Error('a segment is written by its packer')),
  decode,
});

/** The records of a segment, all but the first `skip`, which are passed over unread. */
const recordsShape = (skip: number): FileShape<readonly LogRecord[]> =>
  readAs(async (bytes) =>
    isInParts(bytes) ? readParts(bytes, skip) : parseSegment(await unpack(bytes), skip).records,
  );

const keysShape: FileShape<readonly (string | undefined)[]> = readAs(async (bytes) => {
  if (isInParts(bytes)) return readPartKeys(bytes);
  const text = splitSegment(await unpack(bytes));
  const keys: string[] = [];
  for (let key = text.key(0, noHead); key !== undefined; key = text.key(keys.length, noHead)) keys.push(key);
  return keys;
});

const begunShape: FileShape<BegunSegment> = readAs(async (bytes) =>
  isInParts(bytes) ? beginParts(bytes) : { parts: [], records: parseSegment(await unpack(bytes)).records },
);

/** The text of a segment in one piece. */
const textShape: FileShape<SegmentText> = readAs(async (bytes) => splitSegment(await unpack(bytes)));

/** Bytes that are a segment's already. */
const packedShape: FileShape<Uint8Array> = {
  encode: async (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  async decode(bytes) {
    if (isInParts(bytes)) checkParts(bytes);
    return bytes;
  },
};

/** Writes a packed segment to a file of its own. The folder is not synced; a commit does that once for all. */
export async function writePackedSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  bytes: Uint8Array,
  records: number,
): Promise<SegmentRow> {
  const name = makeSegmentName(index);
  await new Low<Uint8Array>(makeSegmentFile<Uint8Array>(disk, places, name, packedShape), bytes).write();
  const head = measureHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { file: name, records, bytes: bytes.length, sum: sumBytes(bytes.subarray(0, head)).sum, head };
}

/** Writes segment `index`: what was begun of it, if anything, and records behind that. */
export async function writeSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  records: readonly LogRecord[],
  begun?: BegunSegment,
): Promise<SegmentRow> {
  const packer = makeSegmentPacker(index * segmentSize, begun);
  for (const record of records) packer.add(record);
  return await writePackedSegment(disk, places, index, await packer.finishApart(), packer.records);
}

/**
 * Reads the records of a segment, all but the first `skip`. A missing file is the disk's `ENOENT`, a damaged one a
 * `UserError`.
 */
export const readSegment = (disk: Disk, places: LogPlaces, row: SegmentRow, skip = 0): Promise<readonly LogRecord[]> =>
  readAll(disk, places, row, recordsShape(skip));

/** Reads the keys of a segment's records; failures as with `readSegment`. */
export const readSegmentKeys = (
  disk: Disk,
  places: LogPlaces,
  row: SegmentRow,
): Promise<readonly (string | undefined)[]> => readAll(disk, places, row, keysShape);

/** Reads a segment that more records come to; failures as with `readSegment`. */
export const readBegunSegment = (disk: Disk, places: LogPlaces, row: SegmentRow): Promise<BegunSegment> =>
  readAll(disk, places, row, begunShape);

/** Reads the bytes of a segment, which are those that were written; failures as with `readSegment`. */
export const readPackedSegment = (disk: Disk, places: LogPlaces, row: SegmentRow): Promise<Uint8Array> =>
  readAll(disk, places, row, packedShape);

/** Reads the text of a segment in one piece, for single records. It fails as `readSegment` does. */
export const readSegmentText = (disk: Disk, places: LogPlaces, row: SegmentRow): Promise<SegmentText> =>
  readAll(disk, places, row, textShape);

async function readAll<T>(disk: Disk, places: LogPlaces, row: SegmentRow, shape: FileShape<T>): Promise<T> {
  const content = await makeSegmentFile(disk, places, row.file, shape, row).read();
  if (content === null) throw new Error(`${row.file} was not read`);
  return content;
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
