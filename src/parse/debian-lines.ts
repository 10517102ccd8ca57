import type { Day } from '../model/day.ts';
import type { Person } from '../model/entry.ts';
import { parsePerson } from './person.ts';
import { findWrittenDay } from './written-day.ts';

/** A heading of a package's version. An old one has no suite and no urgency, and no trailer line is expected of it. */
export interface DebianHeading {
  package: string;
  version: string;
  suite?: string | undefined;
  urgency?: string | undefined;
  old: boolean;
}

/** The line that ends a version, ` -- Name <mail>  date`; `date` is undefined where it cannot be read. */
export interface DebianTrailer {
  person: Person | undefined;
  date: Day | undefined;
  dateText: string;
}

/** No heading, trailer or group is longer: what is, is text. */
const longestLine = 1000;

const headingForm = /^([\p{L}\p{N}][\p{L}\p{N}+._-]*)[ \t]{1,4}\(([^()\s]{1,200})\)([^;]*)(;.*)?$/u;
const oldHeadingForm = /^Changes for (?:the )?(?:debian )?([A-Za-z][A-Za-z0-9+.]*)-(\d[\w.+~:-]*?):?(?: .*)?$/i;

/** Reads `package (version) suite; urgency=low`, and old forms of it: without a suite, `Changes for package-1.0-1:`. */
export function readDebianHeading(line: string): DebianHeading | undefined {
  // Most lines begin with a blank.
  const first = line.charCodeAt(0);
  if (first === 0x20 || first === 0x09 || line.length > longestLine) return undefined;
  const found = headingForm.exec(line);
  if (found !== null) return readParts(found[1] ?? '', found[2] ?? '', found[3] ?? '', found[4]);
  const old = oldHeadingForm.exec(line);
  return old === null ? undefined : { package: old[1] ?? '', version: old[2] ?? '', old: true };
}

function readParts(
  name: string,
  version: string,
  after: string,
  options: string | undefined,
): DebianHeading | undefined {
  const suite = after.trim();
  if (!/\d/.test(version)) return undefined;
  if (options === undefined) {
    // Without the semicolon it is a heading only where nothing but a stray mark follows: `package (1.0-1):`.
    if (!/^\d/.test(version) || !/^\s*(?::|-.{0,20})?\s*$/.test(after)) return undefined;
    return { package: name, version, old: true };
  }
  if (!/^[\p{L}\p{N}+._~\s-]*$/u.test(suite)) return undefined;
  const urgency = /\burgency\s*=\s*([^\s,;]+)/i.exec(options)?.[1];
  return {
    package: name,
    version,
    ...(suite === '' ? {} : { suite: suite.replace(/\s+/g, ' ') }),
    ...(urgency === undefined ? {} : { urgency: urgency.toLowerCase() }),
    old: false,
  };
}

/** Reads ` -- Name <mail>  date`, also with a wrong number of blanks; a line of text that begins with dashes is none. */
export function readDebianTrailer(line: string): DebianTrailer | undefined {
  let start = 0;
  while (start < 3 && line.charCodeAt(start) === 0x20) start += 1;
  if (!line.startsWith('--', start) || line.length > longestLine) return undefined;
  const text = line.slice(start + 2);
  if (text.trim() === '') return { person: undefined, date: undefined, dateText: '' };
  if (!/^\s/.test(text)) return undefined;
  const close = text.includes('<') ? text.indexOf('>') : -1;
  if (close < 0 && start !== 1) return undefined;
  const found = findWrittenDay(close < 0 ? text : text.slice(close + 1));
  const dateText = close < 0 ? text.slice(found?.start ?? text.length) : text.slice(close + 1);
  const who = close < 0 ? text.slice(0, found?.start).replace(/\s+[A-Z][a-z]{2},?\s*$/, '') : text.slice(0, close + 1);
  const person = parsePerson(who.trim());
  return { person: person.name === '' ? undefined : person, date: found?.day, dateText: dateText.trim() };
}

const datedForm = /^[A-Z][a-z]{2,8},? /;

/** Reads a heading of the time before there were versions in headings: `Thu Jul 18 01:30:22 MDT 1996  Name  <mail>`. */
export function readDatedHeading(line: string): { date: Day; person: Person } | undefined {
  if (line.length > longestLine || !datedForm.test(line)) return undefined;
  const open = line.indexOf('<');
  const found = open < 0 || !line.endsWith('>') ? undefined : findWrittenDay(line.slice(0, open));
  if (found?.day === undefined) return undefined;
  const person = parsePerson(line.slice(found.end).trim());
  return person.name === '' ? undefined : { date: found.day, person };
}

/** Reads `[ Name ]`: what stands between the brackets, alone on its line. */
export function readGroup(line: string): string | undefined {
  const text = line.trim();
  if (!text.startsWith('[') || text.length > 120 || !/[\][]$/.test(text)) return undefined;
  const inner = text.slice(1, -1).trim();
  return inner === '' || /[[\]]|:\/\/|\d/.test(inner.replace(/<.*>$/, '')) ? undefined : inner;
}

/** Whether a group's heading is a title, `[ Updated translations ]`, and no name: a capital first and plain words then. */
export function isGroupTitle(text: string): boolean {
  const words = text.replace(/<.*>$/, '').trim().split(/\s+/);
  return /^[A-Z][a-z]+$/.test(words[0] ?? '') && words.slice(1).some((word) => /^[a-z]{4,}$/.test(word));
}

/** The people whom a group's heading names: `Name <mail>`, `One, Two and Three`. */
export function readGroupPeople(text: string): Person[] {
  if (text.includes('<')) return [parsePerson(text)];
  return text
    .split(/,\s*|\s+(?:and|&)\s+/)
    .map(parsePerson)
    .filter((person) => person.name !== '');
}

/** Whether a line at the margin is no part of the log: a comment, a keyword of a version control, an editor's mode. */
export function isRemark(line: string): boolean {
  if (!'#$/v;e'.includes(line.charAt(0))) return false;
  return /^(?:#(?:\s|$)|\$\w{1,20}(?::.*)?\$\s*$|\/\*.*\*\/\s*$|(?:vi|vim|ex):|;;)/.test(line.slice(0, longestLine));
}
