import { compareDays, type Day } from '../model/day.ts';
import type { ParsedEntry } from '../model/entry.ts';
import type { ParsedDay, ParsedLog } from '../model/parsed-log.ts';
import { listNumbers, makeRanges } from '../model/ranges.ts';
import type { CatalogueFacts, LogRecord, Place } from '../store/records.ts';
import { makeKeyMaker } from './entry-key.ts';
import type { KnownRecords } from './known-records.ts';

/** What of a catalogue a text's import reads and changes. */
export type TextFacts = Pick<CatalogueFacts, 'days' | 'gone' | 'moved' | 'releases'>;

/** What an import of a text changes: records to add, oldest first, some at a time, and the facts that go with them. */
export interface TextPlan {
  added: Iterable<Iterable<LogRecord>> | AsyncIterable<Iterable<LogRecord>>;
  facts: TextFacts;
  /** How many entries the text has now. */
  entries: number;
  /** How many entries the text no longer has since the last import, and how many it has again. */
  newlyGone: number;
  restored: number;
}

interface Placed {
  entry: ParsedEntry;
  key: string;
}

/**
 * Compares a day list with what is stored. New entries and newly declared silent days are added. An entry whose day
 * the text lists otherwise, and lists fully, is gone; one that only moved keeps its number and gets its new place.
 */
export function planDayListImport(
  parsed: Pick<ParsedLog, 'days' | 'entries' | 'releases'>,
  known: KnownRecords,
  stored: TextFacts | undefined,
): TextPlan & { added: [LogRecord[]] } {
  const makeKey = makeKeyMaker();
  const placed = parsed.entries.map((entry): Placed => ({ entry, key: makeKey(entry) }));
  // Of a day under two headings, the first is the one that distances are measured from.
  const headings = new Map(parsed.days.toReversed().map((day) => [day.date, day.line]));
  const goneBefore = listNumbers(stored?.gone ?? []);
  const gone = new Set(goneBefore);
  const present = new Set<number>();
  const moved = { ...stored?.moved };
  const fresh: Placed[] = [];
  const sequences = new Map([...known.sequences()].map((sequence) => [known.key(sequence), sequence]));

  for (const { entry, key } of placed) {
    const at = { ...entry, line: lineInDay(entry, headings) };
    const sequence = sequences.get(key);
    if (sequence === undefined) {
      fresh.push({ entry: at, key });
      continue;
    }
    present.add(sequence);
    gone.delete(sequence);
    const old = known.place(sequence);
    if (old.id === at.id && old.line === at.line) delete moved[sequence];
    else moved[sequence] = { id: at.id, ...(at.line !== undefined && { line: at.line }) };
  }

  markReplaced(parsed.days, fresh, known, present, gone, moved);
  const table = mergeDays(parsed.days, stored?.days ?? [], countListed(known, fresh, gone));
  // It runs from the newest entry down.
  const entries = fresh.toReversed().map(({ entry, key }): LogRecord => ({ kind: 'entry', key, entry }));
  return {
    added: [[...entries, ...planSilence(table, known)].sort(byDate)],
    entries: table.reduce((sum, day) => sum + day.listed, 0),
    facts: { days: table, gone: makeRanges(gone), moved, releases: parsed.releases },
    newlyGone: [...gone].filter((sequence) => !goneBefore.has(sequence)).length,
    restored: [...goneBefore].filter((sequence) => !gone.has(sequence)).length,
  };
}

/** A day list's lines shift whenever it grows, so an entry's line is kept as its distance from the day's heading. */
function lineInDay(entry: ParsedEntry, headings: Map<Day, number | undefined>): number | undefined {
  const heading = headings.get(entry.date);
  if (entry.line === undefined) return undefined;
  return heading === undefined ? entry.line : entry.line - heading;
}

/** The stored days with the text's own in their place, and what is listed of each. A day under two headings adds up. */
function mergeDays(
  parsed: readonly ParsedDay[],
  stored: readonly ParsedDay[],
  listed: ReadonlyMap<Day, number>,
): ParsedDay[] {
  const table = new Map<Day, ParsedDay>(stored.map((day) => [day.date, { ...day, line: undefined }]));
  const seen = new Set<Day>();
  for (const day of parsed) {
    const earlier = seen.has(day.date) ? table.get(day.date) : undefined;
    table.set(day.date, { ...day, line: earlier?.line ?? day.line, declared: day.declared + (earlier?.declared ?? 0) });
    seen.add(day.date);
  }
  const days = [...table.values()].sort((a, b) => compareDays(a.date, b.date));
  return days.map((day) => ({ ...day, listed: listed.get(day.date) ?? 0 }));
}

/**
 * Marks as gone what the text shows otherwise now, on days where it would else show more than it declares. What it does
 * not show and may yet have comes after what it shows.
 */
function markReplaced(
  parsed: readonly ParsedDay[],
  fresh: readonly Placed[],
  known: KnownRecords,
  present: ReadonlySet<number>,
  gone: Set<number>,
  moved: Record<string, Place>,
): void {
  const declared = new Map<Day, number>();
  for (const day of parsed) declared.set(day.date, (declared.get(day.date) ?? 0) + day.declared);
  const kept = new Map<Day, number>();
  for (const { entry } of fresh) kept.set(entry.date, (kept.get(entry.date) ?? 0) + 1);
  for (const sequence of present) {
    const { date } = known.heading(sequence);
    kept.set(date, (kept.get(date) ?? 0) + 1);
  }
  for (const sequence of known.sequences()) {
    const { date } = known.heading(sequence);
    const limit = declared.get(date);
    if (limit === undefined || present.has(sequence) || gone.has(sequence)) continue;
    const count = kept.get(date) ?? 0;
    if (count >= limit) gone.add(sequence);
    else {
      kept.set(date, count + 1);
      moved[sequence] = { id: `${date}#${count + 1}` };
    }
  }
}

/** Counts for each day the entries that it has now, stored ones and new ones. */
function countListed(known: KnownRecords, fresh: readonly Placed[], gone: ReadonlySet<number>): Map<Day, number> {
  const listed = new Map<Day, number>();
  for (const sequence of known.sequences()) {
    const { date } = known.heading(sequence);
    if (!gone.has(sequence)) listed.set(date, (listed.get(date) ?? 0) + 1);
  }
  for (const { entry } of fresh) listed.set(entry.date, (listed.get(entry.date) ?? 0) + 1);
  return listed;
}

/** A number for each day that declares more commits without text than were given a number before. */
function planSilence(days: readonly ParsedDay[], known: KnownRecords): LogRecord[] {
  return days.flatMap((day): LogRecord[] => {
    const before = known.silent.get(day.date) ?? 0;
    const count = day.declared - day.listed - before;
    if (count <= 0) return [];
    return [{ kind: 'silent', key: `day:${day.date}+${before}`, date: day.date, count }];
  });
}

function byDate(a: LogRecord, b: LogRecord): number {
  return compareDays(recordDay(a), recordDay(b));
}

const recordDay = (record: LogRecord): Day => (record.kind === 'silent' ? record.date : record.entry.date);
