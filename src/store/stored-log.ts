import { join } from 'node:path';
import { systemCode } from '../model/errors.ts';
import type { StoredRules } from '../model/subsystem-rules.ts';
import { findWayBack, readCatalogue } from './catalogue-file.ts';
import {
  branchFileName,
  type DerivedFile,
  indexFileName,
  openDerivedFile,
  releaseFileName,
  tieFileName,
  tieTableFileName,
} from './derived-file.ts';
import type { Disk, PartFile } from './disk.ts';
import { describeDamage } from './durable-file.ts';
import type { KeptCache } from './kept-cache.ts';
import type { LogPlaces } from './names.ts';
import { openSpill, type Spill } from './put-aside.ts';
import { isParted, readSegmentHead, readSegmentPart } from './read-part.ts';
import { noHead } from './read-row.ts';
import { type Catalogue, type LogRecord, type SegmentRow, segmentSize } from './records.ts';
import { readRulesFile } from './rules-file.ts';
import { readBegunSegment, readPackedSegment, readSegment, readSegmentKeys, readSegmentText } from './segment.ts';
import type { SegmentHead } from './segment-head.ts';
import type { BegunSegment } from './segment-packer.ts';
import { SnapshotGone } from './snapshot-gone.ts';
import type { TextCache } from './text-cache.ts';
import { Unreadable } from './unreadable.ts';

/**
 * A log as it was when it was opened, whatever is written meanwhile. Its files stay until a second commit after that;
 * then reading throws `SnapshotGone`. Damaged segments are a `UserError`.
 */
export interface StoredLog {
  readonly name: string;
  readonly catalogue: Catalogue;
  /** The records of segment `index`, from 0: 512 of them, fewer only in the last. They are kept for a while. */
  segment(index: number): Promise<readonly LogRecord[]>;
  /** The bytes of segment `index`, for a thread to unpack. */
  packedSegment(index: number): Promise<Uint8Array>;
  /** All records from a sequence number on, a segment's worth at a time, read ahead of what is taken. */
  records(from?: number): AsyncGenerator<readonly LogRecord[]>;
  /** The keys of all records, a segment's worth at a time; with numbers of segments, in rising order, those of these. */
  keys(segments?: readonly number[]): AsyncGenerator<readonly (string | undefined)[]>;
  /** The search index's file, those of the branches and the releases, and that of the ties between entries. */
  readonly indexFile: DerivedFile;
  readonly branchFile: DerivedFile;
  readonly releaseFile: DerivedFile;
  readonly tieFile: DerivedFile;
  readonly tieTableFile: DerivedFile;
  /** Keeps on the disk what an index is made of, where that is much. */
  readonly spill: Spill;
  /** The log's own rules for subsystems; undefined where it has none. */
  rules(): Promise<StoredRules | undefined>;
  /** The record of a sequence number, or undefined where the log does not reach so far. */
  record(sequence: number): Promise<LogRecord | undefined>;
}

/** What a stored log is read with. */
export interface LogFiles {
  disk: Disk;
  places: LogPlaces;
  cache: KeptCache<readonly LogRecord[]>;
  texts: TextCache;
  heads: KeptCache<SegmentHead>;
  opened: KeptCache<PartFile>;
}

const readAhead = 3;

/** The log that a catalogue describes. */
export function makeStoredLog(files: LogFiles, catalogue: Catalogue): StoredLog {
  const { disk, places, cache } = files;

  const findRow = (index: number): SegmentRow => {
    const row = catalogue.segments[index];
    if (row === undefined) throw new RangeError(`log "${places.name}" has no segment ${index}`);
    return row;
  };
  const readRow = (row: SegmentRow, skip = 0): Promise<readonly LogRecord[]> =>
    explained(files, catalogue, row, readSegment(disk, places, row, skip));
  const readRest = async (
    row: SegmentRow,
    kept: Promise<readonly LogRecord[]> | undefined,
    skip: number,
  ): Promise<readonly LogRecord[]> => (kept ? (await kept).slice(skip) : await readRow(row, skip));
  const readKeys = (row: SegmentRow): Promise<readonly (string | undefined)[]> =>
    explained(files, catalogue, row, readSegmentKeys(disk, places, row));
  const segment = async (index: number): Promise<readonly LogRecord[]> => {
    const row = findRow(index);
    return await cache.get(row.file, () => readRow(row));
  };

  return {
    name: places.name,
    catalogue,
    indexFile: openDerivedFile(disk, places, indexFileName),
    branchFile: openDerivedFile(disk, places, branchFileName),
    releaseFile: openDerivedFile(disk, places, releaseFileName),
    tieFile: openDerivedFile(disk, places, tieFileName),
    tieTableFile: openDerivedFile(disk, places, tieTableFileName),
    spill: openSpill(files),
    async rules() {
      const row = catalogue.rules;
      return row && (await explained(files, catalogue, row, readRulesFile(disk, places, row)));
    },
    segment,
    packedSegment(index) {
      const row = findRow(index);
      return explained(files, catalogue, row, readPackedSegment(disk, places, row));
    },
    async *records(from = 0) {
      const ahead: Promise<readonly LogRecord[]>[] = [];
      const first = Math.floor(from / segmentSize);
      const skip = from % segmentSize;
      let next = first;
      for (let index = first; index < catalogue.segments.length; index += 1) {
        for (; next < catalogue.segments.length && next <= index + readAhead; next += 1) {
          const row = findRow(next);
          // Reading a whole log must not push out what answers come back to, so nothing new is kept.
          const kept = cache.peek(row.file);
          const reading = next === first && skip > 0 ? readRest(row, kept, skip) : (kept ?? readRow(row));
          // A failure is told when its turn comes, or never where the reader stops before.
          reading.catch(() => undefined);
          ahead.push(reading);
        }
        yield (await ahead.shift()) ?? [];
      }
    },
    async *keys(segments) {
      const ahead: Promise<readonly (string | undefined)[]>[] = [];
      const rows = segments ? segments.map(findRow) : catalogue.segments;
      for (const index of rows.keys()) {
        for (const row of rows.slice(index + ahead.length, index + readAhead + 1)) {
          const reading = readKeys(row);
          // A failure is told when its turn comes.
          reading.catch(() => undefined);
          ahead.push(reading);
        }
        yield (await ahead.shift()) ?? [];
      }
    },
    async record(sequence) {
      if (sequence < 0 || sequence >= catalogue.records) return undefined;
      const row = findRow(Math.floor(sequence / segmentSize));
      try {
        return await explained(files, catalogue, row, readRecord(files, row, sequence % segmentSize));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const findBack = () => findWayBack(disk, places, row.file);
        throw await describeDamage(join(places.segments, row.file), error.message, findBack, error);
      }
    },
  };
}

/** Reads one record, and keeps the text that it stands in: of a segment in parts that of a part. */
async function readRecord(files: LogFiles, row: SegmentRow, place: number): Promise<LogRecord | undefined> {
  const { disk, places, texts, heads, opened } = files;
  if (!isParted(row)) {
    const text = await texts.get(row.file, () => readSegmentText(disk, places, row));
    return text.record(place, noHead);
  }
  const open = (): Promise<PartFile> => opened.get(row.file, () => disk.openParts(join(places.segments, row.file)));
  const head = await heads.get(row.file, async () => await readSegmentHead(disk, places, row, await open()));
  const index = Math.floor(place / head.each);
  const text = await texts.get(`${row.file}#${index}`, async () => {
    return await readSegmentPart(disk, places, row, { file: await open(), head }, index);
  });
  return text.record(place % head.each, head);
}

/** The last segment, for a writer that adds to it. */
export async function readLastSegment(files: LogFiles, catalogue: Catalogue): Promise<BegunSegment> {
  const row = catalogue.segments.at(-1);
  if (row === undefined) throw new RangeError(`log "${files.places.name}" has no segments`);
  return await explained(files, catalogue, row, readBegunSegment(files.disk, files.places, row));
}

async function explained<T>(files: LogFiles, catalogue: Catalogue, row: Named, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw await explainMissing(files, catalogue, row);
  }
}

interface Named {
  file: string;
}

/** A file is gone: either the log was written to more than once since it was opened, or it is damaged. */
async function explainMissing({ disk, places }: LogFiles, catalogue: Catalogue, row: Named): Promise<Error> {
  const current = await readCatalogue(disk, places);
  if (current?.id !== catalogue.id || current.generation !== catalogue.generation) return new SnapshotGone(places.name);
  return await describeDamage(join(places.segments, row.file), 'it is missing', () =>
    findWayBack(disk, places, row.file),
  );
}
