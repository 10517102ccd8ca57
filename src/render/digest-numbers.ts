import { formatDay } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import { countOf } from '../model/text.ts';
import { joinLines, type Line, ours, say, styled } from './blocks.ts';
import { formatShortSpan } from './digest-span.ts';
import { describeWatch } from './watch-words.ts';

/** Up to so many days without text are named, and so many subsystems where only numbers are told. */
const mostDays = 3;
const mostParts = 12;

/** What a digest has, in numbers that add up, each sentence as a line. `since`: from when on there is nothing. */
export function renderDigestNumbers(digest: Digest, since?: string): Line[] {
  if (digest.count === 0) return [nothingIn(digest, since)];
  const { watch, described, merges, peopleTotal, silent } = digest;
  const parts: Line[] = [];
  if (described > 0) {
    // Whoever is watched is named already, and a log may name nobody.
    const isNamed = watch.person !== undefined && (watch.role ?? 'author') === 'author';
    const people = isNamed || peopleTotal === 0 ? [] : ours(` by ${countOf(peopleTotal, 'person', 'people')}`);
    const among = merges === 0 ? [] : say`, ${ours(mergesAmong(merges, described))}`;
    parts.push(say`${styled('strong', ours(countOf(described, 'change')))}${people}${describeWatch(watch)}${among}`);
  }
  if (silent.length > 0) {
    const count = silent.reduce((sum, day) => sum + day.count, 0);
    const declared = described > 0 ? say`${count} more` : styled('strong', ours(countOf(count, 'change')));
    const verb = ours(count === 1 ? 'is' : 'are');
    parts.push(say`${declared} ${verb} declared without text${describeDays(silent)}`);
  }
  const numbers = say`${parts.flatMap((part, index) => (index === 0 ? part : say`; ${part}`))}.`;
  return digest.summedUp ? [numbers, sumUp(digest)] : [numbers];
}

/** Who wrote what is in it; nothing where one person did, who stands on every line, unless there is none. */
export function renderDigestPeople(digest: Digest): Line {
  const { people, peopleTotal, summedUp } = digest;
  const newcomers = nameNewcomers(digest);
  if (people.length === 0 || (peopleTotal < 2 && !summedUp)) return newcomers;
  const named = people.map(({ name, count }) => say`${name.trim() || '(no name)'} (${count})`);
  const rest = peopleTotal - people.length;
  const line = say`By ${joinLines([...named, ...(rest > 0 ? [say`${rest} more`] : [])])}.`;
  return newcomers.length === 0 ? line : say`${line} ${newcomers}`;
}

/** Who is in the log for the first time. */
function nameNewcomers({ newcomers = [] }: Digest): Line {
  if (newcomers.length === 0) return [];
  const named = newcomers.slice(0, mostNewcomers).map((name) => say`${name.trim() || '(no name)'}`);
  const rest = newcomers.length - named.length;
  return say`First changes by ${joinLines([...named, ...(rest > 0 ? [say`${rest} more`] : [])])}.`;
}

/** How many newcomers are named. */
const mostNewcomers = 10;

/** The span that a digest is about: the one asked for, or that of what is in it. */
export function spanOf({ stretch, since, until }: Digest): string | undefined {
  if (stretch.kind === 'days') return formatShortSpan(stretch.since, stretch.until);
  return since === undefined || until === undefined ? undefined : formatShortSpan(since, until);
}

function nothingIn(digest: Digest, since: string | undefined): Line {
  const isNew = digest.stretch.kind === 'numbers';
  const when = isNew && since !== undefined ? ours(` since ${formatDay(since)}`) : [];
  return say`Nothing${isNew ? ours(' new') : []}${describeWatch(digest.watch)}${when}.`;
}

function mergesAmong(merges: number, described: number): string {
  if (merges === described) return described === 1 ? 'a merge' : 'all of them merges';
  return `${countOf(merges, 'of them a merge', 'of them merges')}`;
}

function describeDays(silent: Digest['silent']): Line {
  if (silent.length > mostDays) return say`, on ${silent.length} days`;
  return say`, on ${joinLines(silent.map(({ date }) => ours(formatDay(date))))}`;
}

/** Where there is too much for a list: the subsystems with most of it. */
function sumUp({ subsystems }: Digest): Line {
  const named = subsystems.slice(0, mostParts).map(({ name, count }) => say`${styled('strong', name)} (${count})`);
  const rest = subsystems.slice(mostParts);
  const changes = rest.reduce((sum, { count }) => sum + count, 0);
  if (rest.length > 0) named.push(say`${rest.length} other subsystems (${changes})`);
  return say`Too many for a list: ${joinLines(named)}.`;
}
