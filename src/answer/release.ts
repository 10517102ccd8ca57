import type { Evidence, LogAnswer } from '../model/answer.ts';
import { countDays } from '../model/day.ts';
import type { Entry } from '../model/entry.ts';
import type { Query } from '../model/query.ts';
import type { FirstRelease } from '../model/release.ts';
import { makeAnswer } from './answer.ts';
import { type Found, loadHits } from './evidence.ts';
import { toSearch } from './make-query.ts';
import type { LogReader } from './reader.ts';
import { withTies } from './ties.ts';

/** Tells which release first contains the best change; without words, the newest one that fits. */
export async function answerRelease(log: LogReader, query: Query): Promise<LogAnswer> {
  const result = await log.search(toSearch(query, query.about === undefined ? 'newest' : 'best'));
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('release', log, query, result, found);
  return await withRelease(log, answer, found);
}

/** Adds to an answer which release first contains the first of the entries that it rests on. */
export async function withRelease(log: LogReader, asked: LogAnswer, found: readonly Found[]): Promise<LogAnswer> {
  const [best] = found;
  if (asked.verdict !== 'found' || !best) return asked;
  const answer = await withTies(log, asked, best.hit.sequence);
  const releases = await log.releases();
  const entries = answer.entries.map((entry, index): Evidence => {
    const name = releases.of(found[index]?.hit.sequence ?? -1)?.name;
    return { ...entry, ...(name !== undefined && { release: name }) };
  });
  const first = releases.of(best.hit.sequence);
  // The question is which release, and where none has the change the log has no answer to that.
  if (!first) {
    const { newest } = releases;
    return { ...answer, entries, verdict: 'nothing', ...(newest && { newestRelease: newest }) };
  }
  return {
    ...answer,
    entries,
    release: first.name,
    released: { ...first, ...countWait(best.entry, first) },
    ...(first.date !== undefined && { dates: [first.date] }),
  };
}

/** How many days after it landed a change was released; nothing where the dates cannot be right. */
function countWait({ date, committedDate = date }: Entry, release: FirstRelease): { days?: number } {
  const days = release.date === undefined ? -1 : countDays(committedDate, release.date);
  return days < 0 ? {} : { days };
}
