import { parseJson } from './file-shape.ts';
import { readHash } from './part-hashes.ts';
import { readRow } from './read-row.ts';
import type { SegmentText } from './segment-text.ts';
import { Unreadable } from './unreadable.ts';

/** What stands before a part in memory that threads share: a zero, the width of its hashes, and the length of its rows. */
const frame = 8;

/** Whether memory that threads share has a part; any other text is one of JSON. */
export const isSharedPart = (shared: Uint8Array): boolean => shared[0] === 0;

/** The records of an unpacked part: its rows, a line each, and the hashes beside them. Throws `Unreadable` where a line is cut off. */
export function openPartText(rows: Buffer, hashes: Buffer, width: number): SegmentText {
  let text = rows;
  let beside = hashes;
  let shared: Uint8Array | undefined;
  const starts: number[] = [];
  for (let start = 0; start < rows.length; ) {
    starts.push(start);
    const end = rows.indexOf(10, start);
    if (end < 0) throw new Unreadable('its last line is cut off');
    start = end + 1;
  }
  const readPlace: SegmentText['record'] = (place, head) => {
    const from = starts[place];
    if (from === undefined) return undefined;
    const row = parseJson(text.subarray(from, starts[place + 1] ?? text.length), 'latin1');
    return readRow(row, place, head, (at) => readHash(beside, width, at));
  };
  return {
    bytes: rows.length + hashes.length + starts.length * 8,
    record: readPlace,
    key: (place, head) => readHash(beside, width, place) || readPlace(place, head)?.key,
    share() {
      if (!shared) {
        shared = sharePart(text, beside, width);
        [text, beside] = cutShared(shared);
      }
      return shared;
    },
  };
}

/** A part that another thread has opened. */
export function openSharedPart(shared: Uint8Array): SegmentText {
  const [rows, hashes] = cutShared(shared);
  const part = openPartText(rows, hashes, shared[1] ?? 0);
  return { ...part, share: () => shared };
}

function sharePart(rows: Buffer, hashes: Buffer, width: number): Uint8Array {
  const shared = Buffer.from(new SharedArrayBuffer(frame + rows.length + hashes.length));
  shared[1] = width;
  shared.writeUInt32LE(rows.length, 4);
  rows.copy(shared, frame);
  hashes.copy(shared, frame + rows.length);
  return shared;
}

function cutShared({ buffer, byteOffset, length }: Uint8Array): [rows: Buffer, hashes: Buffer] {
  const bytes = Buffer.from(buffer, byteOffset, length);
  const end = frame + bytes.readUInt32LE(4);
  return [bytes.subarray(frame, end), bytes.subarray(end)];
}
