import { parseJson, stringifyAscii } from './file-shape.ts';
import type { LogRecord } from './records.ts';
import { decodeRecord, encodeRecord } from './stored-record.ts';

/** The records that were read last, in memory of a fixed size that several threads read and write. */
export interface RecordRing {
  /** A record of the log with this id, by its number; undefined where it is not kept any more. */
  find(log: string, sequence: number): LogRecord | undefined;
  keep(log: string, sequence: number, record: LogRecord): void;
}

/** The memory of a ring, which can be sent to other threads. */
export type RingMemory = SharedArrayBuffer;

/** What stands first: how many units were written; then a place for each of so many records, then the records. */
const placesFrom = 16;
/** Records begin at places that are multiples of this. */
const unit = 8;
/** In front of each: its number, two checksums of the log's id, its length, and the sum of its bytes. */
const headWords = 6;
const headBytes = headWords * 4;
/** A record longer than one part of so many of all the room is not kept. */
const longestShare = 64;
/** So many bytes of room have a place in the table. */
const roomForPlace = 256;

/** Makes the memory of a ring of so many bytes, a power of two; the system gives it when it is written to. */
export const makeRingMemory = (room: number): RingMemory =>
  new SharedArrayBuffer(placesFrom + (room / roomForPlace) * 4 + room);

/**
 * Opens a ring. Nobody waits for anybody: what is written takes the place of what was written the longest ago, and who reads meanwhile
 * sees by the sum that it is not whole.
 */
export function openRecordRing(memory: RingMemory): RecordRing {
  const count = (memory.byteLength - placesFrom) / (4 + roomForPlace);
  const room = count * roomForPlace;
  const from = placesFrom + count * 4;
  const written = new Int32Array(memory, 0, 1);
  const places = new Int32Array(memory, placesFrom, count);
  const words = new Int32Array(memory, from, room / 4);
  const bytes = new Uint8Array(memory, from, room);
  const units = room / unit;
  const prints = new Map<string, readonly [number, number]>();
  const printOf = (log: string): readonly [number, number] => {
    const known = prints.get(log);
    if (known) return known;
    const name = Buffer.from(log);
    const print = [hashBytes(name, 0x811c9dc5), hashBytes(name, 0x2545f491)] as const;
    if (prints.size >= mostPrints) prints.clear();
    prints.set(log, print);
    return print;
  };
  const slotOf = (print: number, sequence: number): number => (Math.imul(sequence ^ print, 0x9e3779b1) >>> 0) % count;

  /** Where there is room for so many units that follow on each other; undefined at the end of the ring. */
  const reserve = (wanted: number): number | undefined => {
    const at = (Atomics.add(written, 0, wanted) >>> 0) % units;
    return at + wanted <= units ? at : undefined;
  };

  return {
    find(log, sequence) {
      const [print, other] = printOf(log);
      const place = Atomics.load(places, slotOf(print, sequence));
      if (place === 0) return undefined;
      const at = (place - 1) * 2;
      const length = words[at + 3] ?? 0;
      const isIt = words[at] === sequence && words[at + 1] === print && words[at + 2] === other;
      const start = at * 4 + headBytes;
      if (!isIt || length <= 0 || start + length > room) return undefined;
      const sum = words[at + 4];
      const text = Buffer.from(bytes.subarray(start, start + length));
      return hashBytes(text, print) === sum ? decodeRecord(parseJson(text, 'latin1')) : undefined;
    },
    keep(log, sequence, record) {
      const text = Buffer.from(stringifyAscii(encodeRecord(record)), 'latin1');
      const wanted = Math.ceil((headBytes + text.length) / unit);
      if (wanted * longestShare > units) return;
      const place = reserve(wanted) ?? reserve(wanted);
      if (place === undefined) return;
      const [print, other] = printOf(log);
      words.set([sequence, print, other, text.length, hashBytes(text, print)], place * 2);
      bytes.set(text, place * unit + headBytes);
      Atomics.store(places, slotOf(print, sequence), place + 1);
    },
  };
}

/** Of so many logs the checksums of their ids are remembered. */
const mostPrints = 100;

/** A checksum of bytes (FNV-1a, Fowler, Noll and Vo), going on from a number. */
function hashBytes(bytes: Uint8Array, from: number): number {
  let sum = from;
  for (let at = 0; at < bytes.length; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum | 0;
}
