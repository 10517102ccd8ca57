import type { Disk } from './disk.ts';
import type { LogPlaces } from './names.ts';
import { type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { writeSegment } from './segment.ts';
import type { StoredLog } from './stored-log.ts';

/** Turns records into segment files, a few of which are written at a time. */
export interface SegmentQueue {
  /** How many files were written. */
  readonly written: number;
  /** Adds a record; a promise comes back where too much waits to be written. */
  append(record: LogRecord): Promise<void> | undefined;
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

  const write = async (at: number, batch: readonly LogRecord[]): Promise<void> => {
    written += 1;
    try {
      rows[at] = await writeSegment(disk, places, at, batch);
    } catch (error) {
      failure ??= { error };
    }
  };
  const start = (): void => {
    isChanged = false;
    isSynced = false;
    const work = write(index, records).finally(() => running.delete(work));
    running.add(work);
  };
  const settle = async (): Promise<void> => {
    await Promise.all(running);
  };
  const waitForRoom = async (): Promise<void> => {
    await Promise.race(running);
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
        start();
        records = [];
        index += 1;
      }
      return failure || running.size >= inFlight ? waitForRoom() : undefined;
    },
    async flush() {
      if (isChanged) start();
      await settle();
      if (failure) throw failure.error;
      if (!isSynced) await disk.syncFolder(places.segments);
      isSynced = true;
      return [...rows];
    },
    settle,
  };
}
