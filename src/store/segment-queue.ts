import { type Catalogue, type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { writePackedSegment, writeSegment } from './segment.ts';
import { type LogFiles, readLastSegment } from './stored-log.ts';

/** Turns records into segment files, a few of which are written at a time. */
export interface SegmentQueue {
  /** How many files were begun. */
  readonly written: number;
  /** Adds a record; a promise comes back where too much waits to be written. */
  append(record: LogRecord): Promise<void> | undefined;
  /**
   * Adds a segment of so many records that was packed elsewhere; only where the last one is full. A promise as with `append`.
   */
  appendPacked(bytes: Uint8Array, records: number): Promise<void> | undefined;
  /** Begins to write what is left, for a flush that comes. */
  writeAhead(): void;
  /** Writes what is left and returns all segments of the log. */
  flush(): Promise<SegmentRow[]>;
  /** Returns once all that was flushed would survive a power cut. */
  lasts(): Promise<void>;
  /** Waits for what is being written, whether it succeeds or not. */
  settle(): Promise<void>;
}

/** How many segments may be on their way to the disk: enough to keep all of zlib's four threads at work. */
const inFlight = 4;

/** Begins at the end of a log. A last segment that is not full is written again, with what comes, under a new name. */
export function openSegmentQueue(files: LogFiles, catalogue: Catalogue): SegmentQueue {
  const { disk, places } = files;
  const rows = [...catalogue.segments];
  const last = rows.at(-1);
  const isOpen = last !== undefined && last.records < segmentSize;
  let index = isOpen ? rows.length - 1 : rows.length;
  /** What is stored of the segment at hand already; it is read while the new records are still on their way. */
  let before = isOpen ? readOpenSegment(files, catalogue, last) : undefined;
  let records: LogRecord[] = [];
  let isChanged = false;
  /** The sync of the folder, which is begun by a flush; undefined where segments were written after it. */
  let syncing: Promise<void> | undefined = Promise.resolve();
  let written = 0;
  /** How many records the last packed segment has: behind one that is not full nothing can come. */
  let lastPacked = segmentSize;
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
    syncing = undefined;
    const work = write(at, writing).finally(() => running.delete(work));
    running.add(work);
  };
  const startRecords = (): void => {
    const [at, batch, stored] = [index, [...records], before];
    start(at, async () => writeSegment(disk, places, at, batch, await stored?.reading));
  };
  const isBehind = (): Promise<void> | undefined => (failure || running.size >= inFlight ? waitForRoom() : undefined);
  const checkFull = (): void => {
    if (lastPacked < segmentSize) throw new Error('a record would come behind a packed segment that is not full');
  };
  const settle = async (): Promise<void> => {
    await Promise.all(running);
    await before?.reading.catch(() => undefined);
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
      checkFull();
      records.push(record);
      isChanged = true;
      if ((before?.records ?? 0) + records.length === segmentSize) {
        startRecords();
        records = [];
        before = undefined;
        index += 1;
      }
      return isBehind();
    },
    appendPacked(bytes, count) {
      checkFull();
      if (before || records.length > 0) throw new Error('a packed segment would come into the middle of another one');
      const at = index;
      start(at, () => writePackedSegment(disk, places, at, bytes, count));
      lastPacked = count;
      index += 1;
      return isBehind();
    },
    writeAhead() {
      if (isChanged) startRecords();
    },
    async flush() {
      if (isChanged) startRecords();
      // Nothing is built on a damaged segment, not even where nothing came to it.
      else await before?.reading;
      await settle();
      if (failure) throw failure.error;
      syncing ??= disk.syncFolder(places.segments);
      // A failure is told to whoever waits for it.
      syncing.catch(() => undefined);
      return [...rows];
    },
    async lasts() {
      await syncing;
    },
    settle,
  };
}

/** Begins to read what is stored of a segment that is not full. A failure is told when the segment is written. */
function readOpenSegment(files: LogFiles, catalogue: Catalogue, { records }: SegmentRow) {
  const reading = readLastSegment(files, catalogue);
  reading.catch(() => undefined);
  return { records, reading };
}
