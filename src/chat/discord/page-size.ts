import type { Answer, LogAnswer } from '../../model/answer.ts';
import { countListed, countRanked, isPaged, isRanking } from '../paging.ts';

/** More than these make no message that is read at a glance: entries, and what is ranked, a line each. */
const mostEntries = 10;
const mostRanked = 25;

/** How much of a ranking is listed unless said. */
const rankedUnlessSaid = { rank: 10, lists: 20 };

/** An answer with no more entries, and no more of a ranking, than one message lists; `limit` says how many at most. */
export function takeFirst(answer: Answer): Answer {
  if (isRanking(answer)) {
    const { ranks, people, dates, query } = answer;
    const limit = pageSizeOf(answer);
    return {
      ...answer,
      query: { ...query, limit },
      ranks: ranks.slice(0, limit),
      ...(people && { people: people.slice(0, limit) }),
      ...(dates && { dates: dates.slice(0, limit) }),
    } satisfies LogAnswer;
  }
  if (!isPaged(answer)) return answer;
  const limit = pageSizeOf(answer);
  return { ...answer, query: { ...answer.query, limit }, entries: answer.entries.slice(0, limit) } satisfies LogAnswer;
}

/** How many entries, or how much of a ranking, a message of an answer lists. */
export function pageSizeOf(answer: LogAnswer): number {
  const { limit } = answer.query;
  if (!isRanking(answer)) return Math.min(limit ?? mostEntries, mostEntries);
  return Math.min(limit ?? rankedUnlessSaid[answer.command === 'rank' ? 'rank' : 'lists'], mostRanked);
}

/** How much was shown when a message of an answer was. */
export function countShown(answer: LogAnswer): number {
  return isRanking(answer) ? countRanked(answer) : countListed(answer);
}
