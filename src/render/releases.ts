import type { LogAnswer, Rank } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type Line, ours, say, styled } from './blocks.ts';

/** How many releases there are, in the span that was asked for, and the newest of them. */
export function renderReleasesLead({ ranks = [], ranksTotal = 0, newestRelease }: LogAnswer, span: Line): Line {
  const [first] = ranks;
  if (first) {
    const total = styled('strong', ours(countOf(ranksTotal, 'release')));
    const newest = ranksTotal > 1 ? say`, the newest ${first.name}${dayOf(first)}` : [];
    return say`${total}${span}${newest}.`;
  }
  if (!newestRelease) return say`This log names no releases.`;
  const { name, date } = newestRelease;
  return say`No release came out${span}; the newest is ${name}${date === undefined ? [] : say` (${ours(formatDay(date))})`}.`;
}

/** A release in a list: its name, its day, and how much is first in it. */
export function renderRelease(rank: Rank): Line {
  const { name, count, date, elsewhere } = rank;
  const day = date === undefined ? [] : [formatDay(date)];
  // What was only on its branch is not known, and none is no number of it.
  const entries = elsewhere && count === 0 ? [] : [countOf(count, 'entry', 'entries')];
  const star = elsewhere ? '*' : '';
  return say`${styled('strong', name)}${ours(`${star}  ${[...day, ...entries].join(', ')}`)}`;
}

/** What the star behind some of the releases says, where any has one. */
export function explainElsewhere(ranks: readonly Rank[]): Line[] {
  const isAny = ranks.some(({ elsewhere }) => elsewhere);
  return isAny ? [say`* made on a branch that this log does not have: what is only there is missing.`] : [];
}

const dayOf = ({ date }: Rank): Line => (date === undefined ? [] : say` of ${ours(formatDay(date))}`);
