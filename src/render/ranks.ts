import type { LogAnswer, Rank } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { countOf } from '../model/text.ts';
import { type Block, joinLines, type Line, ours, say, styled } from './blocks.ts';
import { renderLead } from './leads.ts';
import { explainElsewhere, renderRelease } from './releases.ts';

/** What was ranked, the first in a sentence, all of them in a list. */
export function renderRanks(answer: LogAnswer): Block[] {
  const ranks = answer.ranks ?? [];
  const [first] = ranks;
  if (answer.command === 'releases') return [{ kind: 'lead', line: renderLead(answer) }, ...renderRankList(answer)];
  if (!first) {
    const isUnnamed = answer.notes.some(({ kind }) => kind === 'nobody-recorded');
    return [{ kind: 'lead', line: isUnnamed ? renderLead(answer) : say`Nothing in this log fits.` }];
  }
  if (answer.command === 'subsystems') {
    const total = styled('strong', ours(countOf(answer.ranksTotal ?? 0, 'subsystem')));
    return [{ kind: 'lead', line: say`${total}.` }, ...renderRankList(answer)];
  }
  if (answer.query.of === 'newcomers') {
    const people = styled('strong', ours(countOf(answer.ranksTotal ?? 0, 'person', 'people')));
    const line = say`${people} wrote their first change of this log here.`;
    return [{ kind: 'lead', line }, ...renderRankList(answer)];
  }
  const of = countOf(answer.ranksTotal ?? 0, rankedWord(answer), rankedWord(answer, true));
  const most = say`has most: ${ours(countOf(first.count, 'commit'))}.`;
  const line = answer.asked?.reading.heads
    ? say`${styled('strong', ours(of))} in all. ${nameRank(first)} ${most}`
    : say`${styled('strong', nameRank(first))} ${most} ${ours(of)} in all.`;
  return [{ kind: 'lead', line }, ...renderRankList(answer)];
}

/** The part of a ranking that an answer has, and how many come after it. */
export function renderRankList(answer: LogAnswer): Block[] {
  const { ranks = [], ranksTotal = 0, query } = answer;
  const rest = ranksTotal - (query.skip ?? 0) - ranks.length;
  const more: Block[] = rest > 0 ? [{ kind: 'note', line: say`And ${rest} more.` }] : [];
  if (answer.command === 'subsystems') return [{ kind: 'list', lines: ranks.map(renderSubsystem) }, ...more];
  if (answer.command === 'releases') {
    const notes = explainElsewhere(ranks).map((line): Block => ({ kind: 'note', line }));
    return [{ kind: 'list', lines: ranks.map(renderRelease) }, ...more, ...notes];
  }
  const lines = ranks.map((rank) => say`${rank.count}  ${nameRank(rank)}`);
  return [{ kind: 'list', lines, counts: ranks.map(({ count }) => count) }, ...more];
}

function renderSubsystem(rank: Rank): Line {
  const { name, count, firstDay, lastDay, people = 0, busiest = [] } = rank;
  const end = lastDay && lastDay !== firstDay ? ` to ${formatDay(lastDay)}` : '';
  const span = firstDay ? `, ${formatDay(firstDay)}${end}` : '';
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
  if (answer.command === 'releases') return plural ? 'releases' : 'release';
  if (answer.query.of === 'weekdays') return plural ? 'weekdays' : 'weekday';
  if (answer.people) return plural ? 'people' : 'person';
  const length = first?.name.length ?? 0;
  const word = !answer.dates ? 'subsystem' : length === 4 ? 'year' : length === 7 ? 'month' : 'day';
  return plural ? `${word}s` : word;
}
