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
  const day = date === undefined ? '' : `${formatDay(date)}, `;
  const where = elsewhere ? '; its own branch is not in this log' : '';
  return say`${styled('strong', name)}  ${ours(`${day}${countOf(count, 'entry', 'entries')}${where}`)}`;
}

const dayOf = ({ date }: Rank): Line => (date === undefined ? [] : say` of ${ours(formatDay(date))}`);
