import type { LogAnswer, Rank } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';

/** What was ranked, the first in a sentence, all of them in a list. */
export function renderRanks(answer: LogAnswer): Block[] {
  const ranks = answer.ranks ?? [];
  const [first] = ranks;
  if (!first) return [{ kind: 'lead', line: say`Nothing in this log fits.` }];
  const rest = (answer.ranksTotal ?? 0) - ranks.length;
  const more: Block[] = rest > 0 ? [{ kind: 'note', line: say`And ${rest} more.` }] : [];
  if (answer.command === 'subsystems') {
    const total = styled('strong', ours(countOf(answer.ranksTotal ?? 0, 'subsystem')));
    return [{ kind: 'lead', line: say`${total}.` }, { kind: 'list', lines: ranks.map(renderSubsystem) }, ...more];
  }
  const of = countOf(answer.ranksTotal ?? 0, rankedWord(answer), rankedWord(answer, true));
  return [
    {
      kind: 'lead',
      line: say`${styled('strong', nameRank(first))} has most: ${ours(countOf(first.count, 'commit'))}. ${ours(of)} in all.`,
    },
    {
      kind: 'list',
      lines: ranks.map((rank) => say`${rank.count}  ${nameRank(rank)}`),
      counts: ranks.map(({ count }) => count),
    },
    ...more,
  ];
}

function renderSubsystem(rank: Rank): Line {
  const { name, count, firstDay, lastDay, people = 0, busiest = [] } = rank;
  const span = firstDay && lastDay ? `, ${formatDay(firstDay)} to ${formatDay(lastDay)}` : '';
  const named = joinLines(
    busiest.map((person) => say`${person.name}`),
    ', ',
  );
  const others = people > busiest.length ? say`, …` : [];
  const who = say`${ours(countOf(people, 'author'))}: ${named}${others}`;
  return say`${styled('strong', name)}  ${ours(countOf(count, 'entry', 'entries'))}${ours(span)}, ${who}`;
}

/** A day or month as people say it, any other name as it is. */
function nameRank(rank: Rank): Line {
  return /^\d{4}-\d\d(-\d\d)?$/.test(rank.name) ? ours(formatDay(rank.name)) : say`${rank.name}`;
}

/** What was ranked, as a word. */
export function rankedWord(answer: LogAnswer, plural = false): string {
  const [first] = answer.ranks ?? [];
  if (answer.people) return plural ? 'people' : 'person';
  const word = !answer.dates ? 'subsystem' : first?.name.length === 7 ? 'month' : 'day';
  return plural ? `${word}s` : word;
}
