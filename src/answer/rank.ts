import type { LogAnswer, Rank } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { SearchResult } from '../search/search.ts';
import { countPeople, makeAnswer } from './answer.ts';
import { toSearch } from './make-query.ts';
import { asksCommitted, asksSpanOnly, countDeclared } from './notes.ts';
import type { LogReader } from './reader.ts';
import { rankWeekdays } from './weekdays.ts';

/** What can be ranked: who, what and when. */
export const rankings = ['people', 'newcomers', 'subsystems', 'days', 'weekdays', 'months', 'years'] as const;
export type Ranking = (typeof rankings)[number];

/** The ranking of that name. */
export const readRanking = (name: string | undefined): Ranking | undefined =>
  rankings.find((ranking) => ranking === name);

/** How many of the ranked are listed, unless it was said. */
export const listedAtMost = 10;

/**
 * Ranks people, subsystems, days, days of the week, months or years by how many entries they have. `newcomers` are the people whose first change
 * of all is among them.
 */
export async function answerRank(log: LogReader, query: Query, of: Ranking): Promise<LogAnswer> {
  const { skip = 0, limit = listedAtMost } = query;
  const search = { ...toSearch(query, 'newest'), limit: 0 };
  const result = await log.search({
    ...search,
    ...(isPeople(of)
      ? { tally: query.role ?? 'author', mostPeople: skip + limit, newcomers: of === 'newcomers' && 'only' }
      : { group: groupings[of] }),
  });
  const answer = { ...makeAnswer('rank', log, query, result, []), sure: !result.subsystemGuessed, partial: false };
  if (result.partial && result.unknownWords.length === 0) answer.notes.push({ kind: 'never-together' });
  const meant = readRanking(query.about?.trim().toLowerCase());
  if (meant !== undefined && query.of === undefined) answer.notes.push({ kind: 'ranking-meant', of: meant });
  // A ranking is exact as a count is: what has only some of the words does not count.
  const exact = { ...result, ...(result.partial && { people: [], peopleTotal: 0, groups: [] }) };
  const ranks = isPeople(of) ? [] : listRanks(log, query, of, exact);
  const people = isPeople(of) ? countPeople(exact.people, query.role ?? 'author', { skip, most: limit }) : [];
  const ranksTotal = isPeople(of) ? exact.peopleTotal : ranks.length;
  if (ranksTotal === 0) {
    // There are changes, and none of them names anybody.
    if (of === 'people' && result.total > 0 && !result.partial)
      answer.notes.push({ kind: 'nobody-recorded', role: query.role ?? 'author' });
    return answer;
  }
  return {
    ...answer,
    verdict: 'found',
    ...(isPeople(of) && { people, peopleTotal: ranksTotal }),
    ...(isTime(of) && of !== 'weekdays' && { dates: ranks.slice(skip, skip + limit).map(({ name }) => name) }),
    ranks: isPeople(of) ? people.map(({ name, count }): Rank => ({ name, count })) : ranks.slice(skip, skip + limit),
    ranksTotal,
    count: countsDeclared(log, query, of) ? countDeclared(log, query) : result.total,
  };
}

/** Lists the subsystems with their numbers, spans and people, the one with most entries first. */
export async function answerSubsystems(log: LogReader, query: Query): Promise<LogAnswer> {
  const result = await log.search({ ...toSearch(query, 'newest'), limit: 0, group: 'subsystem' });
  const answer = makeAnswer('subsystems', log, query, result, []);
  if (result.partial && result.unknownWords.length === 0) answer.notes.push({ kind: 'never-together' });
  // A list is exact as a count is.
  const groups = result.partial ? [] : result.groups;
  if (groups.length === 0) return { ...answer, partial: false };
  const { skip = 0, limit = listedAtMost * 2 } = query;
  const ranks = groups.slice(skip, skip + limit);
  return {
    ...answer,
    verdict: 'found',
    sure: !result.subsystemGuessed,
    partial: false,
    ranks,
    ranksTotal: groups.length,
  };
}

const groupings = { subsystems: 'subsystem', days: 'day', weekdays: 'day', months: 'month', years: 'year' } as const;

/** Days, months and years of a mere span count what the log declares, as `count` does. */
function countsDeclared(log: LogReader, query: Query, of: Ranking): boolean {
  return isTime(of) && asksSpanOnly(query) && !asksCommitted(log, query);
}

const isPeople = (of: Ranking): of is 'people' | 'newcomers' => of === 'people' || of === 'newcomers';

const isTime = (of: Ranking): boolean => of === 'days' || of === 'weekdays' || of === 'months' || of === 'years';

function listRanks(
  log: LogReader,
  query: Query,
  of: Exclude<Ranking, 'people' | 'newcomers'>,
  result: SearchResult,
): Rank[] {
  if (of === 'weekdays') return rankWeekdays(listRanks(log, query, 'days', result));
  const { since = '', until = '9999-99-99' } = query;
  if (of === 'subsystems') return result.groups;
  if (!countsDeclared(log, query, of)) return result.groups.map(({ name, count }) => ({ name, count }));
  const counts = new Map<string, number>();
  for (const { date, declared, listed } of log.days) {
    if (date < since || date > until) continue;
    const name = date.slice(0, of === 'days' ? 10 : of === 'months' ? 7 : 4);
    counts.set(name, (counts.get(name) ?? 0) + Math.max(declared, listed));
  }
  const ranks = [...counts].map(([name, count]) => ({ name, count }));
  return ranks.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
