import { type Day, makeDay, monthByName } from '../model/day.ts';

/** A line such as `18 Dec, 2007`; `date` is undefined where the calendar has no such day. */
export interface Heading {
  text: string;
  date: Day | undefined;
}

const tabWidth = 4;

/** How many columns of white space a line begins with. */
export function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += tabWidth - (width % tabWidth);
    else if (character.trim() === '') width += 1;
    else break;
  }
  return width;
}

/** The line without its first `width` columns of white space, or without all it has if that is less. */
export function dropIndent(line: string, width: number): string {
  let column = 0;
  let index = 0;
  for (; index < line.length && column < width; index += 1) {
    const character = line.charAt(index);
    if (character === '\t') column += tabWidth - (column % tabWidth);
    else if (character.trim() === '') column += 1;
    else break;
  }
  return line.slice(index);
}

/** Whether a line has nothing but white space, the no-break space included. */
export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Reads a heading, `18 Dec, 2007`, whatever white space is around it. */
export function readHeading(line: string): Heading | undefined {
  const text = line.trim();
  const parts = /^(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const month = monthByName(parts[2] ?? '');
  return { text, date: month === undefined ? undefined : makeDay(Number(parts[3]), month, Number(parts[1])) };
}

/** Reads a count of commits, `1 commit` or `1,234 commits`. */
export function readCount(line: string): number | undefined {
  const parts = /^(\d{1,3}(?:[,.'’\s]\d{3}){1,3}|\d{1,9})\s+commits?$/i.exec(line.trim());
  return parts === null ? undefined : Number(parts[1]?.replace(/\D/g, ''));
}

/** Reads the first line of an entry: the text behind its bullet. */
export function readBullet(line: string): string | undefined {
  const text = line.trim();
  return text.startsWith('•') ? text.slice(1).trim() : undefined;
}
