import type { Day } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type EntryLines, findAuthor, readEntry } from './day-list-entry.ts';
import { type Heading, isBlank, readBullet, readCount, readHeading, widthOf } from './day-list-lines.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';

/** A day's part of the log while it is read. */
interface Section {
  heading: Heading;
  line: number;
  declared: number | undefined;
  bullets: number;
  listed: number;
  /** The column of this day's bullets: one further in belongs to a text. */
  bulletWidth: number;
}

/** An entry while its lines come in. A line further out than `floor` does not belong to its text. */
interface OpenEntry extends EntryLines {
  floor: number | undefined;
}

/**
 * The log of a project grouped by days: a day, its count of commits, then entries with bullets, each ending in its
 * author's name alone. What is an entry's text and what is the log's own is told by indentation alone, of whatever
 * depth and make, so texts may hold lines that look like headings, bullets or authors.
 */
export const dayList: Format = { name: 'day-list', title: 'a day list', detect: detectDayList, parse: parseDayList };

function detectDayList(head: readonly string[]): Detection {
  const first = head.findIndex((line) => !isBlank(line));
  // A title above the first day is no hindrance, so long as the day begins its line.
  const index = head.findIndex((line, at) => (at === first || widthOf(line) === 0) && readHeading(line) !== undefined);
  if (index < 0) return { fits: false, line: Math.max(first, 0) + 1, expected: '"18 Dec, 2007"' };
  const next = head.findIndex((line, at) => at > index && !isBlank(line));
  if (next >= 0 && readCount(head[next] ?? '') !== undefined) return { fits: true };
  return { fits: false, line: (next < 0 ? index + 1 : next) + 1, expected: '"4 commits"' };
}

function parseDayList(emit: Emit): LineParser {
  const positions = new Map<Day, number>();
  let lineNumber = 0;
  let headingWidth = Number.POSITIVE_INFINITY;
  let section: Section | undefined;
  let entry: OpenEntry | undefined;
  let astray = false;

  const report = (kind: string, message: string, line: number): void =>
    emit({ kind: 'problem', problem: { kind, message, line } });

  /** Tells of text that belongs to nothing, once for a stretch of lines. */
  const reportStray = (): void => {
    if (astray) return;
    astray = true;
    if (section === undefined) report('text-before-first-day', 'text before the first day', lineNumber);
    else report('text-outside-entry', 'text that belongs to no entry', lineNumber);
  };

  const closeEntry = (): void => {
    if (entry === undefined) return;
    const { entry: read, problems } = readEntry(entry);
    entry = undefined;
    if (read !== undefined && section !== undefined) section.listed += 1;
    if (read !== undefined) emit({ kind: 'entry', entry: read });
    for (const problem of problems) emit({ kind: 'problem', problem });
  };

  const closeSection = (): void => {
    closeEntry();
    if (section === undefined) return;
    const { heading, line, declared, bullets, listed } = section;
    if (heading.date === undefined) {
      const lost = bullets === 0 ? '' : `; ${countOf(bullets, 'entry', 'entries')} under it left out`;
      report('impossible-day', `"${heading.text}" is no day of the calendar${lost}`, line);
      return;
    }
    if (declared === undefined) report('day-without-count', `${heading.text} has no count of commits`, line);
    else if (bullets > declared) {
      report('more-than-declared', `${countOf(declared, 'commit')} declared, ${bullets} listed`, line);
    }
    emit({ kind: 'day', day: { date: heading.date, declared: declared ?? listed, listed, line } });
  };

  const openEntry = (into: Section, text: string, width: number): void => {
    closeEntry();
    if (into.bullets === 0) into.bulletWidth = width;
    into.bullets += 1;
    const { date } = into.heading;
    if (date === undefined) return;
    const position = (positions.get(date) ?? 0) + 1;
    positions.set(date, position);
    entry = { id: `${date}#${position}`, date, line: lineNumber, lines: [text], floor: undefined };
  };

  /** Whether a line of this width may be a heading: inside an entry's text it is none, whatever it looks like. */
  const isOutside = (width: number): boolean =>
    section === undefined ||
    section.bullets === 0 ||
    width <= headingWidth ||
    (entry !== undefined && isBehind(entry, width));

  const takeText = (into: Section, text: string, width: number): void => {
    // Under a day that does not exist texts go with their entries, which the day's own problem counts.
    if (entry === undefined && into.heading.date === undefined && into.bullets > 0) return;
    if (entry !== undefined && isBehind(entry, width)) closeEntry();
    if (entry === undefined) {
      reportStray();
      return;
    }
    entry.floor ??= Math.min(width, into.bulletWidth + 1);
    entry.lines.push(text);
  };

  return {
    line(text) {
      lineNumber += 1;
      if (isBlank(text)) {
        entry?.lines.push('');
        return;
      }
      const width = widthOf(text);
      const heading = readHeading(text);
      if (heading !== undefined && isOutside(width)) {
        closeSection();
        headingWidth = Math.min(headingWidth, width);
        section = { heading, line: lineNumber, declared: undefined, bullets: 0, listed: 0, bulletWidth: 0 };
        astray = false;
        return;
      }
      if (section === undefined) {
        reportStray();
        return;
      }
      const count = section.declared === undefined && section.bullets === 0 ? readCount(text) : undefined;
      if (count !== undefined) {
        section.declared = count;
        astray = false;
        return;
      }
      const bullet = section.bullets === 0 || width <= section.bulletWidth ? readBullet(text) : undefined;
      if (bullet === undefined) {
        takeText(section, text, width);
        return;
      }
      astray = false;
      openEntry(section, bullet, width);
    },
    end: closeSection,
  };
}

/** Whether a line stands behind a finished entry: further out than its text, after its author and a blank line. */
function isBehind(entry: OpenEntry, width: number): boolean {
  return width < (entry.floor ?? 0) && entry.lines.at(-1) === '' && findAuthor(entry.lines) !== undefined;
}
