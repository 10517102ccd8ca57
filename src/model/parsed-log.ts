import type { Day } from './day.ts';
import type { ParsedEntry } from './entry.ts';

/** A day under which a log groups its entries. */
export interface ParsedDay {
  date: Day;
  /** How many commits the log says the day has. */
  declared: number;
  /** How many of them it shows. */
  listed: number;
  /** The line of its heading, from 1; absent where the source has no lines. */
  line?: number | undefined;
}

/** A version heading. */
export interface ParsedRelease {
  name: string;
  date?: Day | undefined;
  line?: number | undefined;
  /** It was withdrawn. */
  yanked?: true | undefined;
  /** Debian: the package, the suites it was meant for, and how urgent it was. */
  package?: string | undefined;
  suite?: string | undefined;
  urgency?: string | undefined;
}

/** Something in the source that could not be taken as it stands. `kind` is short and counted by. */
export interface Problem {
  kind: string;
  message: string;
  line?: number | undefined;
}

/** What a parser tells while it reads, in the order of the source. A day comes when its last line has been read. */
export type ParseEvent =
  | { kind: 'entry'; entry: ParsedEntry }
  | { kind: 'day'; day: ParsedDay }
  | { kind: 'release'; release: ParsedRelease }
  | { kind: 'problem'; problem: Problem };

/** A whole parse. */
export interface ParsedLog {
  format: string;
  days: ParsedDay[];
  entries: ParsedEntry[];
  releases: ParsedRelease[];
  problems: Problem[];
}

/** How many days, commits and texts a log has. `missing` are declared and not shown. */
export interface Totals {
  days: number;
  declared: number;
  listed: number;
  missing: number;
}

/** How many problems there are of each kind, on top of those counted `before`. */
export function countKinds(
  problems: Iterable<Problem>,
  before: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const kinds = { ...before };
  for (const { kind } of problems) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

/** Adds up a log's days. A day never misses fewer than none: some logs show more than they declare. */
export function totalOf(days: Iterable<ParsedDay>): Totals {
  const totals: Totals = { days: 0, declared: 0, listed: 0, missing: 0 };
  for (const day of days) {
    totals.days += 1;
    totals.declared += day.declared;
    totals.listed += day.listed;
    totals.missing += Math.max(0, day.declared - day.listed);
  }
  return totals;
}
