import { join } from 'node:path';
import { findWayBack } from './catalogue-file.ts';
import type { Disk, PartFile } from './disk.ts';
import { describeDamage, describeDifference, sumBytes } from './durable-file.ts';
import type { LogPlaces } from './names.ts';
import type { SegmentRow } from './records.ts';
import { readHead, type SegmentHead } from './segment-head.ts';
import { checkPart, openPart } from './segment-parts.ts';
import type { SegmentText } from './segment-text.ts';
import { Unreadable } from './unreadable.ts';

/** A segment in parts: its row in the catalogue, and how many bytes stand before the parts. */
export type PartedRow = SegmentRow & { head: number };

/** Whether a segment can be read in parts. */
export const isParted = (row: SegmentRow): row is PartedRow => row.head !== undefined;

/** What parts are read with: the file, which is kept open for a while, and the head of its segment. */
export interface PartSource {
  file: PartFile;
  head: SegmentHead;
}

/** Reads the head of a segment. A damaged file is a `UserError`. */
export function readSegmentHead(disk: Disk, places: LogPlaces, row: PartedRow, file: PartFile): Promise<SegmentHead> {
  return readChecked(disk, places, row, () => {
    const bytes = readExactly(file, row, 0, row.head);
    if (sumBytes(bytes).sum !== row.sum) throw new Unreadable('its checksum is wrong');
    return readHead(bytes);
  });
}

/** Reads one part of a segment; failures as with its head. */
export function readSegmentPart(
  disk: Disk,
  places: LogPlaces,
  row: PartedRow,
  { file, head }: PartSource,
  index: number,
): Promise<SegmentText> {
  return readChecked(disk, places, row, () => {
    const { from, to } = head.parts[index] ?? { from: 0, to: 0 };
    const bytes = readExactly(file, row, from, to);
    checkPart(head, index, { bytes, from });
    return openPart(head, index, { bytes, from });
  });
}

function readExactly(file: PartFile, row: PartedRow, from: number, to: number): Buffer {
  const bytes = file.read(from, to);
  if (bytes.length === to - from) return bytes;
  throw new Unreadable(describeDifference({ length: file.length() }, row));
}

async function readChecked<T>(disk: Disk, places: LogPlaces, row: PartedRow, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const findBack = () => findWayBack(disk, places, row.file);
    throw await describeDamage(join(places.segments, row.file), error.message, findBack, error);
  }
}
