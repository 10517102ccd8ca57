import { type Day, makeDay, monthByName } from '../model/day.ts';
import { hasAddress, type NamedPeople, readPeople } from './gnu-changelog-people.ts';

/** A line that begins a day's changes of somebody. `date` is undefined where the calendar has no such day. */
export interface GnuHeading extends NamedPeople {
  text: string;
  date: Day | undefined;
}

const longestHeading = 400;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?$/i;
const time = /^[\d?]{1,2}:[\d?]{1,2}(?::[\d?]{1,2})?(?:\.\d{1,9})?(?:[ap]m)?,?$/i;
const zone = /^\(?[A-Z]{2,5}\)?$/;
const offset = /^(?:UTC|GMT)?[-+]\d{2}:?\d{2}$/;
const year = /^\d{4},?$/;
const versionLike = /^(?:[A-Za-z][\w+.-]{0,40}\s+)?[vV]?\d{1,6}(?:\.\d{1,9})+[\w.+~-]{0,40}(?:\s|$)/;

/** Reads a heading, which begins its line: `2007-07-11  Name  <mail>` or `Wed Jul 11 10:12:13 CEST 2007  Name  <mail>`. */
export function readGnuHeading(line: string): GnuHeading | undefined {
  // Most lines are none, which their first characters tell.
  if (
    line.length > longestHeading ||
    !/^ ?(?:\d{4}[-/.]\d|[A-Za-z]{3,9}[.,]? {1,2}\w|\d{1,4} {1,2}(?:\d{1,2} +)?[A-Z])/.test(line)
  )
    return undefined;
  const text = line.trim();
  return readIso(text) ?? readPrinted(text);
}

/** The version that stands in the place of a person, `2012-05-01 tool 1.2 (a nickname)`. */
export const isVersionHeading = (rest: string): boolean => !hasAddress(rest) && versionLike.test(rest);

/**
 * Reads a line that names somebody and begins with what is meant for a day and is none, `20000-05-21  Name  <mail>`.
 * What stands below is not to be told of somebody else.
 */
export function readSpoiltHeading(line: string): GnuHeading | undefined {
  if (line.length > longestHeading || !hasAddress(line) || !/^\S{0,12}[ ]?\d/.test(line)) return undefined;
  const words = line.trim().split(/\s+/);
  const name = words.findIndex(
    (word) => !/\d/.test(word) && !weekday.test(word) && !zone.test(word) && monthByName(word) === undefined,
  );
  if (name < 1) return undefined;
  const people = readPeople(words.slice(name).join(' '));
  return people.people[0]?.email === undefined ? undefined : { text: line.trim(), date: undefined, ...people };
}

function readIso(text: string): GnuHeading | undefined {
  const bare = text.replace(/^[A-Za-z]{3,9}[.,]? +(?=\d{4}-)/, '');
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,3})(?=[\s,;:(<]|$)[,;:]?/.exec(bare);
  if (match === null) return undefined;
  const behind = bare.slice(match[0].length);
  // `2022/04/11: fix this` is no heading of somebody.
  if (match[0].endsWith(':') && !hasAddress(behind)) return undefined;
  const rest = skipTime(behind);
  if (!mayNamePeople(rest, /^(?:\s{2}|\t|$)/.test(behind))) return undefined;
  const date = makeDay(Number(match[1]), Number(match[3]), Number(match[4]));
  return { text, date, ...readPeople(rest) };
}

/** Takes away what tells the time of day behind an ISO day. */
function skipTime(text: string): string {
  let rest = text.trimStart();
  let timed = false;
  for (let step = 0; step < 6; step += 1) {
    const word = /^\S{1,12}/.exec(rest)?.[0] ?? '';
    const after = rest.slice(word.length);
    if (after !== '' && !/^\s/.test(after)) break;
    if (time.test(word)) timed = true;
    else if (!(weekday.test(word) && !timed) && !(timed && isZoneOrYear(word))) break;
    rest = after.trimStart();
  }
  return rest;
}

const isZoneOrYear = (word: string): boolean =>
  (zone.test(word) && word.length > 2) || offset.test(word) || year.test(word) || /^[ap]m$/i.test(word);

/** Reads a day as programs print it, the year behind the time or before it. */
function readPrinted(text: string): GnuHeading | undefined {
  const parts: { month?: number; day?: number; year?: number } = {};
  let rest = text;
  let named = false;
  let timed = false;
  for (let step = 0; step < 10; step += 1) {
    const word = /^\S{1,12}(?=\s|$)/.exec(rest)?.[0];
    if (word === undefined) break;
    const month =
      parts.month === undefined && /^[A-Za-z]{3,9}[.,]?$/.test(word)
        ? monthByName(word.replace(/[.,]$/, ''))
        : undefined;
    const dashed = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(word);
    if (dashed !== null) {
      parts.day = Number(dashed[1]);
      parts.month = monthByName(dashed[2] ?? '') ?? 0;
      parts.year = Number(dashed[3]);
    } else if (month !== undefined) parts.month = month;
    else if (step === 0 && /^[A-Za-z]{2,9}[.,]?$/.test(word)) named = weekday.test(word);
    else if (time.test(word)) timed = true;
    else if (parts.day === undefined && /^\d{1,2}(?:st|nd|rd|th)?,?$/.test(word)) parts.day = Number.parseInt(word, 10);
    else if (year.test(word)) parts.year ??= Number.parseInt(word, 10);
    else if (
      !(
        timed &&
        (offset.test(word) ||
          (zone.test(word) && (parts.year === undefined || /T$|^UTC$/.test(word))) ||
          /^[AP]M$/.test(word))
      )
    )
      break;
    rest = rest.slice(word.length).trimStart();
  }
  const { month, day } = parts;
  if (month === undefined || day === undefined || parts.year === undefined) return undefined;
  // Without a weekday, or with a word that is none in English, the rest of it must make up for that.
  if (!named && !hasAddress(rest)) return undefined;
  // `Wed Jun 10 10:10:10 1998 Release of tool-1.0.` names nobody.
  if (!mayNamePeople(rest, false)) {
    return timed ? { text, date: makeDay(parts.year, month, day), people: [], remarks: [rest] } : undefined;
  }
  return { text, date: makeDay(parts.year, month, day), ...readPeople(rest) };
}

/** Whether this may be whom a heading names: an address, nothing, or a few words that are no sentence. */
function mayNamePeople(rest: string, apart: boolean): boolean {
  if (hasAddress(rest) || rest === '' || rest.startsWith('<') || isVersionHeading(rest)) return true;
  const words = rest.split(/\s+/);
  if (words.length > 1 && /^\p{Ll}/u.test(rest)) return false;
  return words.length <= (apart ? 8 : 5) && !/[.:;!?]$/.test(rest) && !/^[-*=+:([]|: /.test(rest) && rest.length <= 100;
}
