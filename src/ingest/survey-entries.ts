import type { Day } from '../model/day.ts';
import type { ParsedEntry } from '../model/entry.ts';
import { makeNumbers } from './columns.ts';
import { hashContent } from './entry-key.ts';
import type { KnownRecords } from './known-records.ts';
import { makePlaceColumns, type StoredPlace } from './place-columns.ts';
import { makeTwinLists } from './twin-lists.ts';

/** An entry of the text whose content is stored. */
export interface SeenEntry extends StoredPlace {
  /** Its place in the text. */
  at: number;
}

/** What is noted of a text's entries while it is read: little for each, and more only of those that are stored. */
export interface EntrySurvey {
  add(entry: ParsedEntry): void;
  /** The text's entries of each content that is stored, with its number. */
  seen(): Iterable<[content: number, entries: readonly SeenEntry[]]>;
  /** How many entries each day has, and the line of its first; those without a day are not in it. */
  days: ReadonlyMap<Day, { count: number; line: number | undefined }>;
  releases: ReadonlySet<string>;
  /** Whether it runs from the oldest entry to the newest: clocks are wrong here and there, so most steps tell. */
  isRising(): boolean;
  /** Whether it tells of commits, by their hashes. */
  hasCommits(): boolean;
}

/** Makes an empty survey. */
export function makeEntrySurvey({ contents, twins, headings, records }: KnownRecords): EntrySurvey {
  const seen = makeTwinLists();
  const found = makePlaceColumns(headings, contents);
  /** Of each that was found its place in the text. */
  const places = makeNumbers();
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
      const content = records > 0 ? contents.find(hashContent(entry)) : undefined;
      if (content !== undefined && twins.has(content)) {
        seen.add(content, found.length);
        found.push(id, line, date, release);
        places.push(at);
      }
      at += 1;
    },
    *seen() {
      for (let content = 0; content < contents.size; content += 1) {
        if (!seen.has(content)) continue;
        yield [content, seen.list(content).map((one) => ({ at: places.get(one), ...found.place(one) }))];
      }
    },
    days,
    releases,
    isRising: () => balance > 0,
    hasCommits: () => commits > 0,
  };
}
