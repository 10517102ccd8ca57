import type { Day } from '../model/day.ts';
import type { Problem } from '../model/parsed-log.ts';
import { parseGitRecords } from '../parse/git-records.ts';
import type { LogRecord } from '../store/records.ts';
import { packSegment } from '../store/segment.ts';

/** A full segment's worth of commits, ready to be written, and what the catalogue has to know of them. */
export interface PackedCommits {
  bytes: Uint8Array;
  /** The author's day of each. */
  days: Day[];
  problems: Problem[];
}

/** Reads a stretch of git's output that has exactly a segment's number of commits; `first` is the first one's number. */
export function packCommits(first: number, output: Buffer): PackedCommits {
  const { records, problems } = parseCommits(output);
  const days = records.map((record) => (record.kind === 'entry' ? record.entry.date : record.date));
  return { bytes: packSegment(first, records), days, problems };
}

/** The records of a stretch of git's output, and what was odd about them. */
export function parseCommits(output: Buffer): { records: LogRecord[]; problems: Problem[] } {
  const records: LogRecord[] = [];
  const problems: Problem[] = [];
  const parser = parseGitRecords((event) => {
    if (event.kind === 'entry') records.push({ kind: 'entry', key: event.entry.id, entry: event.entry });
    if (event.kind === 'problem') problems.push(event.problem);
  });
  parser.push(output);
  parser.end();
  return { records, problems };
}
