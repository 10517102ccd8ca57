import { addDays, type Day, monthByName } from '../../model/day.ts';
import type { Found, Part } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { readText } from './find-span.ts';
import { foundDays } from './open-span.ts';

const year = /^(?:19[7-9]|20[0-4])\d$/;
const joint = /^(?:and|or|&)$/;
const mostListed = 6;

/**
 * "June and july 2014", "may, june or july 2016", "q1 and q2 2021", "2014 and 2015", "the 14th and 15th of may 2016": from the
 * first to the last, in whatever order, and it is said where there is more between them. Months and days of which the year is
 * not said are none: "in may and june" may be two of different years.
 */
export function readListed(tokens: readonly Token[], at: number, now: Day): Found | undefined {
  const start = tokens[at]?.word === 'the' ? at + 1 : at;
  const names: string[] = [];
  let end = start;
  let isJoined = false;
  while (names.length < mostListed) {
    const token = tokens[end];
    if (token === undefined || token.quoted || !isListed(token.word)) return undefined;
    names.push(token.word);
    end += 1;
    if (isJoined) break;
    isJoined = joint.test(tokens[end]?.word ?? '');
    if (isJoined) end += tokens[end + 1]?.word === 'the' ? 2 : 1;
    else if (!token.ends) return undefined;
  }
  const rest = restOf(tokens, end, names);
  if (!isJoined || rest === undefined) return undefined;
  const spans = names
    // "Winter and spring 2014" begin in 2013.
    .map((name, place) =>
      name === 'winter' && place === 0 ? [name, Number(rest.words[0]) - 1] : [name, ...rest.words],
    )
    .flatMap((words) => readText(words.join(' '), now, false) ?? [])
    .sort((one, other) => (one.since < other.since ? -1 : 1));
  const [from, to] = [spans[0], spans.at(-1)];
  if (spans.length < names.length || from === undefined || to === undefined) return undefined;
  const isWhole = spans.every(({ since }, place) => since <= addDays(spans[place - 1]?.until ?? since, 1));
  const { length, parts } = foundDays(rest.end - at, from.since, to.until);
  return { length, parts: isWhole ? parts : [...parts, between] };
}

const between: Part = { kind: 'doubt', doubt: 'What lies between these days is in it, too.' };

/** What stands behind the last of a list and is meant of all: their year, or the month of days. */
function restOf(
  tokens: readonly Token[],
  at: number,
  names: readonly string[],
): { words: string[]; end: number } | undefined {
  if (names.every((name) => year.test(name))) return { words: [], end: at };
  if (names.some((name) => year.test(name))) return undefined;
  const areDays = names.map((name) => /^\d/.test(name));
  if (areDays.includes(true) && areDays.includes(false)) return undefined;
  let end = at;
  const words: string[] = [];
  const take = (isMeant: (word: string) => boolean): boolean => {
    if (tokens[end]?.word === 'of') end += 1;
    const word = tokens[end]?.word ?? '';
    if (!isMeant(word)) return false;
    words.push(word);
    end += 1;
    return true;
  };
  if (areDays[0] && !take((word) => monthByName(word) !== undefined)) return undefined;
  return take((word) => year.test(word)) ? { words, end } : undefined;
}

const isListed = (word: string): boolean =>
  year.test(word) ||
  /^(?:q[1-4]|h[12]|spring|summer|autumn|fall|winter|\d{1,2}(?:st|nd|rd|th)?)$/.test(word) ||
  monthByName(word) !== undefined;
