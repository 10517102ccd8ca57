import type { Day } from '../model/day.ts';
import type { ParsedEntry } from '../model/entry.ts';
import { hashContent, readTwin } from './entry-key.ts';
import { type KnownRecords, makeKeeper } from './known-records.ts';
import type { Heading } from './match-known.ts';

/** An entry of the text whose content is stored. */
export interface SeenEntry {
  /** Its place in the text. */
  at: number;
  id: string;
  line: number | undefined;
  heading: Heading;
}

/** What is noted of a text's entries while it is read: little for each, and much only of those that are stored. */
export interface EntrySurvey {
  add(entry: ParsedEntry): void;
  /** The stored entries of each content, and the text's own of the same. */
  stored: ReadonlyMap<string, number | readonly number[]>;
  seen: ReadonlyMap<string, readonly SeenEntry[]>;
  /** How many entries each day has, and the line of its first; those without a day are not in it. */
  days: ReadonlyMap<Day, { count: number; line: number | undefined }>;
  releases: ReadonlySet<string>;
  /** Whether it runs from the oldest entry to the newest: clocks are wrong here and there, so most steps tell. */
  isRising(): boolean;
  /** Whether it tells of commits, by their hashes. */
  hasCommits(): boolean;
}

/** Makes an empty survey. */
export function makeEntrySurvey(known: KnownRecords): EntrySurvey {
  // Most have no twin, and a list for each would take more memory than all else.
  const stored = new Map<string, number | number[]>();
  for (const [key, sequence] of known.sequences) {
    const { content } = readTwin(key);
    const twins = stored.get(content);
    if (twins === undefined) stored.set(content, sequence);
    else if (typeof twins === 'number') stored.set(content, [twins, sequence]);
    else twins.push(sequence);
  }
  const keep = makeKeeper();
  let heading: Heading = { date: '', release: '' };
  const seen = new Map<string, SeenEntry[]>();
  const days = new Map<Day, { count: number; line: number | undefined }>();
  const releases = new Set<string>();
  let at = 0;
  let balance = 0;
  let commits = 0;
  let before = Number.NaN;
  return {
    add(entry) {
      const { id, date, line, release = '', committed, authored } = entry;
      const day = days.get(date);
      if (day) day.count += 1;
      else if (date !== '') days.set(date, { count: 1, line });
      releases.add(release);
      if (authored !== undefined) commits += 1;
      const time = Date.parse(committed ?? authored ?? date);
      balance += Math.sign(time - before) || 0;
      if (!Number.isNaN(time)) before = time;
      if (stored.size > 0) {
        const content = hashContent(entry);
        if (stored.has(content)) {
          const found = seen.get(content);
          if (heading.date !== date || heading.release !== release) {
            heading = { date: keep(date), release: keep(release) };
          }
          const one = { at, id, line, heading };
          if (found) found.push(one);
          else seen.set(content, [one]);
        }
      }
      at += 1;
    },
    stored,
    seen,
    days,
    releases,
    isRising: () => balance > 0,
    hasCommits: () => commits > 0,
  };
}
