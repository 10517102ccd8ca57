import { parseJson } from './file-shape.ts';
import type { RowHead } from './part-rows.ts';
import type { LogRecord } from './records.ts';
import { decodeRecord } from './stored-record.ts';

/** Unpacked text of a segment or a part, of which single records are read: that takes a hundredth of what reading all of them does. */
export interface SegmentText {
  /** How much memory it takes. */
  bytes: number;
  /** A record by its place; of a part with the head of its segment. */
  record(index: number, head: RowHead): LogRecord | undefined;
  /** The key of a record, without reading the rest of it where it is a commit's. */
  key(index: number, head: RowHead): string | undefined;
  /**
   * The text in memory that other threads can read too, in which it lies from then on; undefined where it is not read from
   * its text.
   */
  share(): Uint8Array | undefined;
}

const beforeRecords = '"records": [\n';
const lineEnd = 10;
const comma = 44;
const closingBracket = 93;

/**
 * The records of the text of a segment in one piece, each on a line of its own as the store wrote it. Undefined for a text
 * that is laid out in another way, or is of another version: it has to be read whole.
 */
export function splitSegmentText(given: Buffer): SegmentText | undefined {
  let text = given;
  const at = text.indexOf(beforeRecords, 0, 'latin1');
  if (at < 0 || !isKnown(text.subarray(0, at))) return undefined;
  const starts: number[] = [];
  let start = at + beforeRecords.length;
  for (;;) {
    const end = text.indexOf(lineEnd, start);
    if (end < 0) return undefined;
    if (end === start + 1 && text[start] === closingBracket) break;
    starts.push(start);
    start = end + 1;
  }
  const ends = [...starts.slice(1), start];
  const readRecord = (index: number): LogRecord | undefined => {
    const [from, to] = [starts[index], ends[index]];
    if (from === undefined || to === undefined) return undefined;
    // Behind each but the last stands a comma.
    const line = text.subarray(from, text[to - 2] === comma ? to - 2 : to - 1);
    return decodeRecord(parseJson(line, 'latin1'));
  };
  return {
    bytes: text.length + starts.length * 16,
    record: readRecord,
    key(index) {
      const from = starts[index] ?? text.length;
      // A record that begins so has no key beside its id.
      const hash = /^\{"id":"([0-9a-f]{40,64})"(?!,"key")/.exec(text.toString('latin1', from, from + 80))?.[1];
      return hash ?? readRecord(index)?.key;
    },
    share() {
      if (!(text.buffer instanceof SharedArrayBuffer)) {
        const shared = Buffer.from(new SharedArrayBuffer(text.length));
        text.copy(shared);
        text = shared;
      }
      return text;
    },
  };
}

/** Whether what stands before the records says that they are of the version that segments in one piece were written as. */
function isKnown(head: Buffer): boolean {
  return /^\{\n"schema": 1,\n"first": \d+,\n$/.test(head.toString('latin1'));
}
