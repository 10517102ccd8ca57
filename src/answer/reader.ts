import type { LogInfo } from '../model/answer.ts';
import type { Day } from '../model/day.ts';
import type { Entry } from '../model/entry.ts';
import type { ParsedDay } from '../model/parsed-log.ts';
import type { Search } from '../search/search.ts';

/** What a command reads from: the logs that whoever asks may see, and the day it is today. */
export interface Reader {
  now: Day;
  /** Opens the log of that name, or the one that is meant without a name. Throws a UserError where there is none. */
  open(name?: string): Promise<LogReader>;
  logs(): Promise<LogInfo[]>;
}

/** One log, as it was when it was opened. */
export interface LogReader {
  name: string;
  info: LogInfo;
  /** Whether entries have a committer's day beside the author's. */
  hasCommitters: boolean;
  /** In calendar order. */
  days: readonly ParsedDay[];
  search: Search;
  /** The names of the people and subsystems that occur, those with most first. */
  people: readonly string[];
  subsystems: readonly string[];
  entry(sequence: number): Promise<Entry>;
  /** Sequence numbers of the entries with this id, or, for hashes, whose id begins so (at most `limit`). */
  find(id: string, limit: number): Promise<number[]>;
}
