import type { Day } from '../model/day.ts';
import type { Problem } from '../model/parsed-log.ts';
import { parseGitRecords } from '../parse/git-records.ts';
import type { LogRecord } from '../store/records.ts';
import { makeSegmentPacker } from '../store/segment-packer.ts';

/** A segment's worth of commits, ready to be written, and what the catalogue has to know of them. */
export interface PackedCommits {
  bytes: Uint8Array;
  /** How many there are. */
  records: number;
  /** The author's days, and how many there are of each. */
  days: [Day, number][];
  problems: Problem[];
}

/**
 * Packs a stretch of git's output that has a segment's number of commits, or what is left at its end; `first` is the first
 * one's number. `take` gets each of them: it is not kept, because what lives for a moment costs the collection of garbage
 * nothing.
 */
export function packCommits(first: number, output: Buffer, take: (record: LogRecord) => void): PackedCommits {
  const segment = makeSegmentPacker(first);
  const problems: Problem[] = [];
  const days = new Map<Day, number>();
  const parser = parseGitRecords((event) => {
    if (event.kind === 'problem') problems.push(event.problem);
    if (event.kind !== 'entry') return;
    const { entry } = event;
    const record: LogRecord = { kind: 'entry', key: entry.id, entry };
    segment.add(record);
    days.set(entry.date, (days.get(entry.date) ?? 0) + 1);
    take(record);
  });
  parser.push(output);
  parser.end();
  return { bytes: segment.finish(), records: segment.records, days: [...days], problems };
}
