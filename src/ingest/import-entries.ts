import { compareDays, type Day } from '../model/day.ts';
import type { ParsedEntry } from '../model/entry.ts';
import type { ParsedDay, ParsedRelease } from '../model/parsed-log.ts';
import { listMarked, makeRanges, markNumbers } from '../model/ranges.ts';
import { isOpenRelease } from '../model/release.ts';
import { type HeadingLines, makeHeadingLines } from '../store/heading-lines.ts';
import type { LogRecord, Place } from '../store/records.ts';
import { makeNumbers } from './columns.ts';
import { hashContent, isCommit, numberTwin } from './entry-key.ts';
import type { EntrySpool } from './entry-spool.ts';
import type { TextFacts, TextPlan } from './import-day-list.ts';
import type { KnownRecords } from './known-records.ts';
import { type Heading, matchTwins } from './match-known.ts';
import type { StoredPlace } from './place-columns.ts';
import type { EntrySurvey, SeenEntry } from './survey-entries.ts';

/** A text without day headings that was read to its end. */
export interface SpooledText {
  entries: EntrySpool;
  survey: EntrySurvey;
  releases: ParsedRelease[];
}

/**
 * Compares a text that is no day list with what is stored. What is new is added. An entry that stands under another heading
 * now keeps its number and gets its new place; one that its heading no longer has is gone.
 */
export function planEntryImport(text: SpooledText, known: KnownRecords, stored: TextFacts | undefined): TextPlan {
  const { survey, releases } = text;
  const lines = makeHeadingLines(
    releases,
    [...survey.days].map(([date, { line }]) => ({ date, line })),
  );
  const goneBefore = markNumbers(stored?.gone ?? [], known.records);
  const gone = goneBefore.slice();
  const moved = { ...stored?.moved };
  const before = stored?.moved ?? {};
  const headingOf: HeadingOf = (sequence) => headingNow(known.heading(sequence), before[sequence]);
  const present = new Uint8Array(known.records);
  const taken = new Uint8Array(text.entries.length);
  for (const { sequence, seen } of matchSeen(known, survey, headingOf)) {
    present[sequence] = 1;
    taken[seen.at] = 1;
    gone[sequence] = 0;
    const place = makePlace(known.place(sequence), seen, survey.hasCommits() ? undefined : lines);
    if (place) moved[sequence] = place;
    else delete moved[sequence];
  }
  const counts = new Map([...survey.days].map(([date, { count }]) => [date, count]));
  let entries = text.entries.length;
  /** Releases that the text no longer has. */
  const older = new Set<string>();
  for (const sequence of known.sequences()) {
    if (present[sequence] === 1 || gone[sequence] === 1) continue;
    const heading = headingOf(sequence);
    if (isDropped(heading, survey)) {
      gone[sequence] = 1;
      continue;
    }
    // The text has no longer what is so old; the log keeps it.
    entries += 1;
    older.add(heading.release);
    if (heading.date !== '') counts.set(heading.date, (counts.get(heading.date) ?? 0) + 1);
  }
  const days = [...counts].sort(([a], [b]) => compareDays(a, b));
  return {
    added: listFresh(text, known, taken, lines),
    entries,
    facts: {
      days: days.map(([date, count]) => makeDay(date, count, survey)),
      gone: makeRanges(listMarked(gone)),
      moved,
      releases: keepReleases(releases, stored?.releases ?? [], older),
    },
    newlyGone: gone.filter((mark, sequence) => mark > (goneBefore[sequence] ?? 0)).length,
    restored: goneBefore.filter((mark, sequence) => mark > (gone[sequence] ?? 0)).length,
  };
}

/** Under which heading a stored entry stood last. */
type HeadingOf = (sequence: number) => Heading;

const headingNow = (old: Heading, place: Place | undefined): Heading =>
  place ? { date: place.date ?? old.date, release: place.release ?? old.release } : old;

/** Which stored entries stand in the text, and where. */
function* matchSeen(
  { twins }: KnownRecords,
  survey: EntrySurvey,
  headingOf: HeadingOf,
): Generator<{ sequence: number; seen: SeenEntry }> {
  for (const [content, seen] of survey.seen()) {
    const sequences = twins.list(content);
    // As the text has them, so that of some under one heading each stays what it was.
    const ordered = survey.isRising() ? sequences : sequences.reverse();
    const stored = ordered.map((sequence) => ({ sequence, heading: headingOf(sequence) }));
    const [one, only] = [stored[0], seen[0]];
    // A commit is the same wherever it stands, and most entries stand where they stood.
    const isSame = survey.hasCommits() || isSameHeading(one?.heading, only?.heading);
    if (one && only && isSame && stored.length === 1 && seen.length === 1) {
      yield { sequence: one.sequence, seen: only };
    } else for (const [{ sequence }, now] of matchTwins(stored, seen, survey.releases)) yield { sequence, seen: now };
  }
}

const isSameHeading = (one: Heading | undefined, other: Heading | undefined): boolean =>
  one?.release === other?.release && one?.date === other?.date;

/** Where an entry stands now; undefined where that is as it was stored. */
function makePlace(
  old: StoredPlace,
  { id, line, heading }: SeenEntry,
  lines: HeadingLines | undefined,
): Place | undefined {
  const distance = lines && measureLine(line, heading, lines);
  const place: Place = {
    id,
    ...(distance !== undefined && { line: distance }),
    ...(heading.date !== old.heading.date && { date: heading.date }),
    ...(heading.release !== old.heading.release && { release: heading.release }),
  };
  const same = old.id === id && old.line === distance && place.date === undefined && place.release === undefined;
  return same ? undefined : place;
}

function measureLine(line: number | undefined, heading: Heading, lines: HeadingLines): number | undefined {
  const top = lines(heading);
  return line === undefined || top === undefined ? undefined : line - top;
}

/** Whether a stored entry that the text no longer has is gone: its heading is still there, or was only for a while. */
function isDropped({ date, release }: Heading, survey: EntrySurvey): boolean {
  if (survey.hasCommits()) return false;
  if (release !== '') return isOpenRelease(release) || survey.releases.has(release);
  return date === '' || survey.days.has(date);
}

/** What is not stored yet, the oldest first. */
async function* listFresh(
  { entries, survey }: SpooledText,
  { contents, twins }: KnownRecords,
  taken: Uint8Array,
  lines: HeadingLines,
): AsyncGenerator<Iterable<LogRecord>> {
  /** How many there are of each content that has new ones. */
  const counts = makeNumbers();
  function* makeRecords(batch: Iterable<[number, ParsedEntry]>): Generator<LogRecord> {
    for (const [at, entry] of batch) {
      if (taken[at] === 1) continue;
      const content = hashContent(entry);
      const number = contents.number(content);
      const twin = (counts.get(number) || twins.list(number).length) + 1;
      counts.set(number, twin);
      const { date, release = '' } = entry;
      const line = isCommit(entry) ? undefined : measureLine(entry.line, { date, release }, lines);
      yield { kind: 'entry', key: numberTwin(content, twin), entry: { ...entry, line } };
    }
  }
  for await (const batch of entries.read(survey.isRising() ? 'forward' : 'backward')) yield makeRecords(batch);
}

/** A day of a log without day headings declares what it has. Lines are measured from its first entry. */
function makeDay(date: Day, count: number, survey: EntrySurvey): ParsedDay {
  const line = survey.hasCommits() ? undefined : survey.days.get(date)?.line;
  return { date, declared: count, listed: count, ...(line !== undefined && { line }) };
}

/** The releases of the text, and below them such as it no longer has and the log has entries of. */
function keepReleases(
  releases: readonly ParsedRelease[],
  stored: readonly ParsedRelease[],
  older: ReadonlySet<string>,
): ParsedRelease[] {
  const names = new Set(releases.map(({ name }) => name));
  const kept = stored.filter(({ name }) => !names.has(name) && older.has(name));
  return [...releases, ...kept.map(({ line: _, ...release }) => release)];
}
