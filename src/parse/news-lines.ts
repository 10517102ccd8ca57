import type { Day } from '../model/day.ts';
import type { Person } from '../model/entry.ts';
import { findWrittenDay } from './written-day.ts';

/** Whether a line is a rule or an underline: three or more of one sign, whatever white space is around them. */
export function isRule(line: string): boolean {
  const text = line.trim();
  const sign = text.charAt(0);
  if (text.length < 3 || !'=-~^*+#_"`\''.includes(sign)) return false;
  return text === sign.repeat(text.length);
}

/** Reads a line that tells a release's day and nothing else: `Released 2024-05-01`, `(released May 1st, 2024)`. */
export function readDateLine(line: string): Day | undefined {
  if (line.length > 80) return undefined;
  const found = findWrittenDay(line);
  if (found?.day === undefined) return undefined;
  const rest = `${line.slice(0, found.start)} ${line.slice(found.end)}`.toLowerCase();
  const words = rest.split(/[\s(){}[\]:,.*=-]+/).filter((word) => word !== '');
  return words.every((word) =>
    /^(?:release[sd]?|date|on|at|the|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|utc|\d+|am|pm|ces?t|gmt)$/.test(word),
  )
    ? found.day
    : undefined;
}

const nameForm = /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{L}[\p{L}.'’-]*|"\p{L}+")){0,4}$/u;

/** Reads a line over the changes of one person: `Ada Lamp (5):` of a short log, `Ada Lamp (1 May 2024)`. */
export function readAuthorLine(line: string): { person: Person; date?: Day; each: boolean } | undefined {
  const open = line.length > 120 ? -1 : line.indexOf(' (');
  if (open < 0 || !nameForm.test(line.slice(0, open))) return undefined;
  const person = { name: line.slice(0, open) };
  const behind = line.slice(open + 2).trim();
  if (/^\d{1,5}\):$/.test(behind) && person.name.includes(' ')) return { person, each: true };
  const date = behind.endsWith(')') ? readDateLine(behind) : undefined;
  return date === undefined ? undefined : { person, date, each: false };
}

/** Whether a line is a title for what stands under it: short, in a few words, and no sentence. */
export function isTitle(line: string): boolean {
  const text = line.trim();
  if (text.length > 70 || !/^[\p{L}\p{N}"'`[(]/u.test(text) || /[.;,!]$/.test(text)) return false;
  return text.endsWith(':') || text.split(/\s+/).length <= 6;
}

/** Whether a line begins a notice of copyright, which is no change. */
export function isCopyright(line: string): boolean {
  return /^\s{0,20}(?:copyright\b|\(c\)|©).{0,80}\d{4}/i.test(line.slice(0, 200));
}

/** How many stars of an outline a line begins with, none where it is no line of an outline. */
export function countStars(line: string): number {
  return /^(\*{1,6}) \S/.exec(line.slice(0, 10))?.[1]?.length ?? 0;
}
