import type { Day } from '../model/day.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import { dropIndent, isBlank, widthOf } from './day-list-lines.ts';
import { findMergeListing } from './merge-listing.ts';
import { parsePerson } from './person.ts';
import { splitTrailers } from './trailers.ts';

/** The lines of an entry as the log has them; of the first, only the text behind the bullet. */
export interface EntryLines {
  id: string;
  date: Day;
  /** The line of the bullet, from 1. */
  line: number;
  lines: string[];
}

/** Reads an entry. It is undefined where the lines do not end in an author; a problem says so. */
export function readEntry(source: EntryLines): { entry?: ParsedEntry; problems: Problem[] } {
  const found = findAuthor(source.lines);
  if (found === undefined) {
    const message = 'an entry that does not end in a line with its author';
    return { problems: [{ kind: 'entry-without-author', message, line: source.line }] };
  }
  const { author, index: end } = found;
  const indent = widthOf(source.lines[end] ?? '');
  const lines = source.lines
    .slice(0, end)
    .map((line, index) => (index === 0 ? line : dropIndent(line, indent)).trimEnd());
  const listing = findMergeListing(lines);
  // The titles that a merge lists look like trailers and are none.
  const skip = listing?.end ?? 0;
  const { body, trailers, notes, problems } = splitTrailers(lines.slice(skip), { onlyKnown: true });
  const entry: ParsedEntry = {
    id: source.id,
    date: source.date,
    author,
    body: dropBlankEnds([...lines.slice(0, skip), ...body]).join('\n'),
    trailers,
    notes,
    ...(listing === undefined ? {} : { merge: listing.merge }),
    line: source.line,
  };
  return {
    entry,
    problems: problems.map(({ offset, kind, message }) => ({ kind, message, line: source.line + skip + offset })),
  };
}

/** The author and the index of the line with the name: the last one with text, alone behind a blank line. */
export function findAuthor(lines: readonly string[]): { author: Person; index: number } | undefined {
  const index = lines.findLastIndex((line) => !isBlank(line));
  if (index < 1 || !isBlank(lines[index - 1] ?? '')) return undefined;
  const author = readAuthor(lines[index] ?? '');
  return author && { author, index };
}

/** Reads a name; a line that can be none (a trailer, a quote, a list's item, a whole paragraph) gives undefined. */
function readAuthor(line: string): Person | undefined {
  const text = line.trim();
  if (text.length > 100 || !/[\p{L}\p{N}]/u.test(text) || /^[>[*•]|[:;{}]$/.test(text)) return undefined;
  const { trailers, problems } = splitTrailers([text], { onlyKnown: true });
  if (trailers.length + problems.length > 0) return undefined;
  const person = parsePerson(text);
  return person.name === '' ? undefined : person;
}

function dropBlankEnds(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => !isBlank(line));
  return start < 0 ? [] : lines.slice(start, lines.findLastIndex((line) => !isBlank(line)) + 1);
}
