import { join } from 'node:path';
import { Low } from 'lowdb';
import { findWayBack } from './catalogue-file.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import { type FileShape, packBytesNow, packText, stringifyAscii, unpack } from './file-shape.ts';
import { currentVersion, segmentMigrations } from './migrations.ts';
import { type LogPlaces, makeSegmentName } from './names.ts';
import { type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { parseSegment, type Segment, splitSegment } from './segment-records.ts';
import type { SegmentText } from './segment-text.ts';
import { encodeRecord } from './stored-record.ts';

const schema = currentVersion(segmentMigrations);

/** How a segment is kept: JSON text with a record on each line, packed with Brotli. */
export const segmentShape: FileShape<Segment> = makeSegmentShape(0);

/** The shape of segments of which the first `skip` records are passed over unread. */
function makeSegmentShape(skip: number): FileShape<Segment> {
  return {
    encode: ({ first, records }) => packText(formatSegment(first, formatRecords(records))),
    decode: async (bytes) => parseSegment(await unpack(bytes), skip),
  };
}

/** The lines of a segment whose records are written on: they need not be understood to be followed by others. */
const linesShape: FileShape<SegmentLines> = {
  encode: ({ first, lines }) => packText(formatSegment(first, lines)),
  async decode(bytes) {
    const text = (await unpack(bytes)).toString('latin1');
    const [head = '', first = ''] = segmentHead.exec(text) ?? [];
    if (head !== '' && text.endsWith(segmentEnd)) {
      return { first: Number(first), lines: text.slice(head.length, -segmentEnd.length) };
    }
    // Of another version, or written by another program.
    const segment = await segmentShape.decode(bytes);
    return { first: segment.first, lines: formatRecords(segment.records) };
  },
};

/** A segment's records as they are stored, a line for each. */
interface SegmentLines {
  first: number;
  lines: string;
}

const segmentHead = new RegExp(`^\\{\n"schema": ${schema},\n"first": (\\d+),\n"records": \\[\n`);
const lineBreak = ',\n';
const segmentEnd = '\n]\n}\n';

const formatHead = (first: number): string => `{\n"schema": ${schema},\n"first": ${first},\n"records": [\n`;

const formatSegment = (first: number, lines: string): string => formatHead(first) + lines + segmentEnd;

function formatRecords(records: readonly LogRecord[]): string {
  return records.map(formatRecord).join(lineBreak);
}

/** A record as it stands in a segment, on a line of its own. */
const formatRecord = (record: LogRecord): string => stringifyAscii(encodeRecord(record));

/** The same file, for reading single records of it. */
const segmentTextShape: FileShape<SegmentText> = {
  encode: () => Promise.reject(new Error('a segment is written as a whole')),
  decode: async (bytes) => splitSegment(await unpack(bytes)),
};

/** Bytes that are a segment's already. */
const packedShape: FileShape<Uint8Array> = {
  encode: async (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  decode: async (bytes) => bytes,
};

/** Makes the bytes of a segment's file: for threads that pack for another one to write. */
export interface SegmentPacker {
  /** How many records it has. */
  readonly records: number;
  add(record: LogRecord): void;
  finish(): Uint8Array;
}

/** Makes a packer of the segment whose first record has this number. Each line is written at once, so that none is kept as a text. */
export function makeSegmentPacker(first: number): SegmentPacker {
  let bytes = Buffer.allocUnsafe(1 << 20);
  let length = 0;
  let records = 0;
  const write = (text: string): void => {
    if (length + text.length > bytes.length) {
      bytes = Buffer.concat([bytes.subarray(0, length)], Math.max(bytes.length * 2, length + text.length));
    }
    length += bytes.write(text, length, 'latin1');
  };
  write(formatHead(first));
  return {
    get records() {
      return records;
    },
    add(record) {
      if (records > 0) write(lineBreak);
      write(formatRecord(record));
      records += 1;
    },
    finish() {
      write(segmentEnd);
      return packBytesNow(bytes.subarray(0, length));
    },
  };
}

/** Writes a segment that was packed elsewhere to a file of its own. The folder is not synced. */
export async function writePackedSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  bytes: Uint8Array,
  records: number,
): Promise<SegmentRow> {
  const name = makeSegmentName(index);
  const file = makeSegmentFile<Uint8Array>(disk, places, name, packedShape);
  await new Low<Uint8Array>(file, bytes).write();
  return describeFile(name, records, file);
}

/**
 * Writes segment `index` to a file of its own: the lines it had, if any, and records behind them. The folder is not
 * synced; a commit does that once for all.
 */
export async function writeSegment(
  disk: Disk,
  places: LogPlaces,
  index: number,
  records: readonly LogRecord[],
  before?: { lines: string; records: number },
): Promise<SegmentRow> {
  const name = makeSegmentName(index);
  const file = makeSegmentFile(disk, places, name, linesShape);
  const added = formatRecords(records);
  const lines = before === undefined ? added : `${before.lines},\n${added}`;
  await new Low<SegmentLines>(file, { first: index * segmentSize, lines }).write();
  return describeFile(name, (before?.records ?? 0) + records.length, file);
}

function describeFile<T>(name: string, records: number, { checksum }: DurableFile<T>): SegmentRow {
  if (checksum === undefined) throw new Error(`${name} was not written`);
  return { file: name, records, ...checksum };
}

/**
 * Reads the records of a segment, all but the first `skip`. A missing file is the disk's `ENOENT`, a damaged one a
 * `UserError`.
 */
export async function readSegment(
  disk: Disk,
  places: LogPlaces,
  row: SegmentRow,
  skip = 0,
): Promise<readonly LogRecord[]> {
  const shape = skip === 0 ? segmentShape : makeSegmentShape(skip);
  const low = new Low<Segment>(makeSegmentFile(disk, places, row.file, shape, row), { first: 0, records: [] });
  await low.read();
  return low.data.records;
}

/** Reads a segment as the lines of its records; failures as with `readSegment`. */
export async function readSegmentLines(disk: Disk, places: LogPlaces, row: SegmentRow): Promise<string> {
  const low = new Low<SegmentLines>(makeSegmentFile(disk, places, row.file, linesShape, row), { first: 0, lines: '' });
  await low.read();
  return low.data.lines;
}

/** Reads the bytes of a segment, which are those that were written; failures as with `readSegment`. */
export async function readPackedSegment(disk: Disk, places: LogPlaces, row: SegmentRow): Promise<Uint8Array> {
  const low = new Low(makeSegmentFile<Uint8Array>(disk, places, row.file, packedShape, row), new Uint8Array());
  await low.read();
  return low.data;
}

/** Reads the text of a segment, for single records. It fails as `readSegment` does. */
export async function readSegmentText(disk: Disk, places: LogPlaces, row: SegmentRow): Promise<SegmentText> {
  const text = await makeSegmentFile(disk, places, row.file, segmentTextShape, row).read();
  if (text === null) throw new Error(`${row.file} was not read`);
  return text;
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
