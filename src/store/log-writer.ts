import { compareDays } from '../model/day.ts';
import type { StoredRules } from '../model/subsystem-rules.ts';
import { openCatalogue } from './catalogue-file.ts';
import type { Database } from './database.ts';
import { type Lock, takeLock } from './lock.ts';
import { makeUnique } from './names.ts';
import type { Processes } from './processes.ts';
import { type Aside, openAside } from './put-aside.ts';
import type { Catalogue, CatalogueFacts, LogRecord, RulesRow, SegmentRow } from './records.ts';
import { writeRulesFile } from './rules-file.ts';
import { openSegmentQueue, type SegmentQueue } from './segment-queue.ts';
import { type LogFiles, makeStoredLog, type StoredLog } from './stored-log.ts';
import { sweepLog } from './sweep.ts';

/** Adds to a log. Nothing of it shows before a commit, and then all of it does. */
export interface LogWriter {
  /** The log as it stands, or undefined where it does not exist yet. */
  readonly current: StoredLog | undefined;
  /** Adds a record; a promise comes back where the disk is behind, and is best waited for. */
  append(record: LogRecord): Promise<void> | undefined;
  /**
   * Adds a segment of so many records made by `packSegment`; only where the last one is full, and nothing behind one that is
   * not. A promise as with `append`.
   */
  appendPacked(bytes: Uint8Array, records: number): Promise<void> | undefined;
  /** Begins to write what was added, for a commit that comes when nothing more is added. */
  writeAhead(): void;
  /** Keeps bytes on the disk for as long as the writer is open. */
  readonly aside: Aside;
  /** Writes rules for subsystems beside the segments, for the facts of the next commit to name. */
  keepRules(rules: StoredRules): Promise<RulesRow>;
  /** Makes what was added last, and replaces the facts; more can be added and committed after it. */
  commit(facts: CatalogueFacts): Promise<StoredLog>;
  /** Drops what was not committed and lets others write; may be called again. */
  close(): Promise<void>;
}

/** What a log is written with. */
export interface WriterPorts extends LogFiles {
  processes: Processes;
  now(): number;
}

/**
 * Begins to write to a log, made where it does not exist. `holder` says what for, to others who would write. Throws a
 * `UserError` where another one writes, or where the log is damaged.
 */
export async function openLogWriter(ports: WriterPorts, holder: string): Promise<LogWriter> {
  const { disk, places } = ports;
  await disk.makeFolder(places.segments);
  const lock = await takeLock({ ...ports, path: places.lock, what: `The log "${places.name}"`, holder });
  try {
    let queue: SegmentQueue | undefined;
    // The new catalogue is made and written while the names of its segments are synced; it takes effect after that.
    const database = await openCatalogue(disk, places, async () => {
      await queue?.lasts();
      await lock.check();
    });
    const current = database.data.generation === 0 ? undefined : makeStoredLog(ports, database.data);
    await sweepLog(disk, places, lock, database.data);
    queue = openSegmentQueue(ports, database.data);
    return makeLogWriter(ports, lock, database, queue, current);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function makeLogWriter(
  ports: WriterPorts,
  lock: Lock,
  database: Database<Catalogue>,
  queue: SegmentQueue,
  before: StoredLog | undefined,
): LogWriter {
  const { disk, places } = ports;
  let current = before;
  let committed = 0;
  /** How many files were written beside the segments. */
  let extra = 0;
  let closing: Promise<void> | undefined;

  const checkOpen = (): void => {
    if (closing !== undefined) throw new Error(`the writer of log "${places.name}" is closed`);
  };
  const dropRest = async (): Promise<void> => {
    if (queue.written + extra === committed || !(await lock.isHeld())) return;
    // What the disk says counts: a commit may have failed after it took effect.
    const { data } = await openCatalogue(disk, places);
    await sweepLog(disk, places, lock, data);
  };
  const aside = openAside(ports);
  const finish = async (): Promise<void> => {
    await queue.settle();
    await aside.clear();
    try {
      await dropRest();
    } catch {
      // Whatever made the import fail is the error to tell; the next writer sweeps up.
    }
    await lock.release();
  };

  return {
    get current() {
      return current;
    },
    aside,
    append(record) {
      checkOpen();
      return queue.append(record);
    },
    appendPacked(bytes, records) {
      checkOpen();
      return queue.appendPacked(bytes, records);
    },
    writeAhead() {
      checkOpen();
      queue.writeAhead();
    },
    async keepRules(rules) {
      checkOpen();
      extra += 1;
      return await writeRulesFile(disk, places, rules);
    },
    async commit(facts) {
      checkOpen();
      const segments = await queue.flush();
      const catalogue = await database.update((last) => makeCatalogue(last, facts, segments, ports.now()));
      committed = queue.written + extra;
      current = makeStoredLog(ports, catalogue);
      return current;
    },
    close() {
      closing ??= finish();
      return closing;
    },
  };
}

/** The catalogue that comes after the last one. */
function makeCatalogue(last: Catalogue, facts: CatalogueFacts, segments: SegmentRow[], now: number): Catalogue {
  const days = [...facts.days].sort((one, other) => compareDays(one.date, other.date));
  return {
    ...facts,
    id: last.id || makeUnique(),
    generation: last.generation + 1,
    refreshed: new Date(now).toISOString(),
    records: segments.reduce((sum, { records }) => sum + records, 0),
    segments,
    days,
    firstDay: days[0]?.date,
    lastDay: days.at(-1)?.date,
  };
}
