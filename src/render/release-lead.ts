import type { Evidence, LogAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import type { Release } from '../model/release.ts';
import { countOf } from '../model/text.ts';
import { type Line, ours, say, styled } from './blocks.ts';

/** The first line of an answer about the release of a change. */
export function leadRelease({ released, newestRelease: newest }: LogAnswer, best: Evidence): Line {
  const change = say`“${best.headline}”`;
  const day = formatDay(best.committedDate ?? best.date);
  const landed = best.date === '' ? [] : ours(` (${day})`);
  if (!released) {
    const when = best.date === '' ? 'has no date' : `is of ${day}`;
    if (!newest) return say`This log names no releases. ${change} ${ours(when)}.`;
    return say`${change}${landed} is in no release yet; the newest is ${nameRelease(newest)}.`;
  }
  if (released.candidate)
    return say`${change}${landed} is in no release yet but the candidate ${nameRelease(released, true)}.`;
  const main = tellFirst(released);
  const { package: own } = released;
  if (!own) return say`${change} is first in ${main}.`;
  const { name, first, isEarliest } = own;
  if (!first) return say`${change} is first in ${main}; no release of ${name} has it yet.`;
  // What came before a package was tagged by itself is told by the main line.
  if (isEarliest) return say`${change} is first in ${main}; of ${name}, in its first release, ${nameRelease(first)}.`;
  return say`${change} is first in ${tellFirst(first)}; in the main line, in ${main}.`;
}

/** `v2.30.0 (27 Dec 2020), 12 days after it landed; v2.30.0-rc1 was the first candidate`. */
function tellFirst(first: NonNullable<LogAnswer['released']>): Line {
  const { firstCandidate: candidate, candidate: isTried } = first;
  const tried = candidate === undefined ? [] : say`; ${candidate.name} was the first candidate`;
  const only = isTried ? ours(', a candidate') : [];
  return say`${nameRelease(first, true)}${only}${waited(first.days)}${tried}`;
}

/** Whether an answer tells when a release came out, and nothing of a change. */
export function isReleaseDay({
  command,
  query: { release, about },
  released,
  newestRelease: newest,
}: LogAnswer): boolean {
  return (
    command === 'when' &&
    release !== undefined &&
    about === undefined &&
    (released !== undefined || newest !== undefined)
  );
}

/** The first line of an answer about the day of a release. */
export function leadReleaseDay({ query, released, newestRelease: newest, total }: LogAnswer): Line {
  if (!released) {
    const others = newest === undefined ? [] : say`; the newest is ${nameRelease(newest)}`;
    return say`This log has no release ${query.release ?? ''}${others}.`;
  }
  const name = styled('strong', released.name);
  if (released.date === undefined) return say`The log tells no date for ${name}.`;
  const yanked = released.yanked ? ours(', and was withdrawn') : [];
  const first = total === 0 ? [] : say` ${ours(countOf(total, 'entry', 'entries'))} came first with it.`;
  return say`${name} came out on ${styled('strong', ours(formatDay(released.date)))}${yanked}.${first}`;
}

/** What a query asks of releases, ` first in v2.30.0`, ` from v1.2 to v1.4`; nothing where it does not. */
export function releaseWords({ query: { release, from, to } }: LogAnswer): Line {
  const first = release === undefined ? [] : say` first in ${release}`;
  if (from === undefined) return to === undefined ? first : say`${first} in ${to}`;
  return to === undefined ? say`${first} not in ${from}` : say`${first} in ${to} and not in ${from}`;
}

/** `1.2.0 (1 May 2024, yanked)`. */
export function nameRelease({ name, date, yanked }: Release, strong = false): Line {
  const shown = strong ? styled('strong', name) : say`${name}`;
  const facts = [...(date === undefined ? [] : [formatDay(date)]), ...(yanked ? ['yanked'] : [])];
  return facts.length === 0 ? shown : say`${shown} (${ours(facts.join(', '))})`;
}

function waited(days: number | undefined): Line {
  if (days === undefined) return [];
  return ours(days === 0 ? ', on the day it landed' : `, ${countOf(days, 'day')} after it landed`);
}
