import { defaultLimit } from '../answer/make-query.ts';
import type { LogReader, Reader } from '../answer/reader.ts';
import type { Answer, LogAnswer, Rank } from '../model/answer.ts';

/** Whether an answer lists entries a page at a time. */
export function isPaged(answer: Answer): answer is LogAnswer {
  return 'entries' in answer && answer.command !== 'show' && answer.command !== 'person' && answer.entries.length > 0;
}

/** How many entries are shown of those that were weighed. */
const mostGuesses = 3;

/** Of entries that were weighed by what their words tell only the first are shown, unless it was said how many. */
export function limitGuesses(answer: Answer): Answer {
  if (!isPaged(answer) || answer.working === undefined) return answer;
  const { query, entries } = answer;
  const isSaid = query.limit !== undefined || query.skip !== undefined;
  if (isSaid || entries.length <= mostGuesses) return answer;
  return { ...answer, query: { ...query, limit: mostGuesses }, entries: entries.slice(0, mostGuesses) };
}

/** Whether entries come after those that an answer lists. How many come nearest is not told, so a full page may be all. */
export function hasMore(answer: Answer): boolean {
  if (!isPaged(answer)) return false;
  const { skip = 0, limit = defaultLimit } = answer.query;
  // Of what was weighed it is not told either.
  return answer.partial || answer.working !== undefined
    ? answer.entries.length === limit
    : skip + answer.entries.length < answer.total;
}

/** How many entries were listed when an answer was shown. */
export function countListed(answer: LogAnswer): number {
  return (answer.query.skip ?? 0) + answer.entries.length;
}

/** A reader that gives each log as it was when it was first asked for, so that the pages of an answer fit together. */
export function holdLogs(reader: Reader): Reader {
  const opened = new Map<string | undefined, Promise<LogReader>>();
  return {
    ...reader,
    open(name) {
      const known = opened.get(name) ?? reader.open(name);
      opened.set(name, known);
      return known;
    },
  };
}

/** Whether an answer lists what was ranked. */
export function isRanking(answer: Answer): answer is LogAnswer & { ranks: Rank[] } {
  return 'ranks' in answer && answer.ranks !== undefined && answer.ranks.length > 0;
}

/** How many of the ranked there were when an answer was shown. */
export function countRanked(answer: LogAnswer): number {
  return (answer.query.skip ?? 0) + (answer.ranks?.length ?? 0);
}

/** Whether anything comes after what an answer shows: entries, more of what was ranked, or changes of a digest. */
export function hasFurther(answer: Answer): boolean {
  if (answer.command === 'digest') return answer.digest.more > 0 && !answer.digest.summedUp;
  return isRanking(answer) ? countRanked(answer) < (answer.ranksTotal ?? 0) : hasMore(answer);
}
