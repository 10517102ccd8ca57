import type { Disk } from './disk.ts';
import type { LogPlaces } from './names.ts';
import { type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { writePackedSegment, writeSegment } from './segment.ts';
import type { StoredLog } from './stored-log.ts';

/** Turns records into segment files, a few of which are written at a time. */
export interface SegmentQueue {
  /** How many files were begun. */
  readonly written: number;
  /** Adds a record; a promise comes back where too much waits to be written. */
  append(record: LogRecord): Promise<void> | undefined;
  /** Adds a full segment that was packed elsewhere; only where the last one is full. A promise as with `append`. */
  appendPacked(bytes: Uint8Array): Promise<void> | undefined;
  /** Writes what is left and returns all segments of the log, once they would survive a power cut. */
  flush(): Promise<SegmentRow[]>;
  /** Waits for what is being written, whether it succeeds or not. */
  settle(): Promise<void>;
}

/** How many segments may be on their way to the disk: enough to keep all of zlib's four threads at work. */
const inFlight = 4;

/** Begins at the end of a log. A last segment that is not full is written again, with what comes, under a new name. */
export async function openSegmentQueue(
  disk: Disk,
  places: LogPlaces,
  log: StoredLog | undefined,
): Promise<SegmentQueue> {
  const rows = [...(log?.catalogue.segments ?? [])];
  const isOpen = (rows.at(-1)?.records ?? segmentSize) < segmentSize;
  let index = isOpen ? rows.length - 1 : rows.length;
  let records = isOpen && log ? [...(await log.segment(index))] : [];
  let isChanged = false;
  let isSynced = true;
  let written = 0;
  let failure: { error: unknown } | undefined;
  const running = new Set<Promise<void>>();

  const write = async (at: number, writing: () => Promise<SegmentRow>): Promise<void> => {
    written += 1;
    try {
      rows[at] = await writing();
    } catch (error) {
      failure ??= { error };
    }
  };
  const start = (at: number, writing: () => Promise<SegmentRow>): void => {
    isChanged = false;
    isSynced = false;
    const work = write(at, writing).finally(() => running.delete(work));
    running.add(work);
  };
  const startRecords = (): void => {
    const [at, batch] = [index, records];
    start(at, () => writeSegment(disk, places, at, batch));
  };
  const isBehind = (): Promise<void> | undefined => (failure || running.size >= inFlight ? waitForRoom() : undefined);
  const settle = async (): Promise<void> => {
    await Promise.all(running);
  };
  const waitForRoom = async (): Promise<void> => {
    // A race among none would never end, and a write may have failed when no other was running.
    if (running.size > 0) await Promise.race(running);
    if (failure) throw failure.error;
  };

  return {
    get written() {
      return written;
    },
    append(record) {
      records.push(record);
      isChanged = true;
      if (records.length === segmentSize) {
        startRecords();
        records = [];
        index += 1;
      }
      return isBehind();
    },
    appendPacked(bytes) {
      if (records.length > 0) throw new Error('a packed segment would come into the middle of another one');
      const at = index;
      start(at, () => writePackedSegment(disk, places, at, bytes));
      index += 1;
      return isBehind();
    },
    async flush() {
      if (isChanged) startRecords();
      await settle();
      if (failure) throw failure.error;
      if (!isSynced) await disk.syncFolder(places.segments);
      isSynced = true;
      return [...rows];
    },
    settle,
  };
}
