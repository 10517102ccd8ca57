import type { Entry } from './entry.ts';
import type { ParsedDay, ParsedRelease } from './parsed-log.ts';

/** Of a whole log every heading is told; of an answer those of its entries. */
export const wholeLog = 'whole';

/** A log, or what of it answers a question, to be written in another form. */
export interface LogExport {
  log: string;
  scope: typeof wholeLog | 'answer';
  /** The days under which the log groups its entries, the newest first; none where it has no such headings. */
  days: readonly ParsedDay[];
  /** Its version headings, in its own order. */
  releases: readonly ParsedRelease[];
  /** How many entries there are. */
  count: number;
  /** The newest first. */
  entries(): AsyncIterable<Entry>;
}
