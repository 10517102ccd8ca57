import type { LogAnswer, Rank } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import { isOpenRelease, type Release } from '../model/release.ts';
import type { LogReader } from './reader.ts';

/** How many releases are listed unless said. */
const listedUnlessSaid = 20;

/**
 * Lists the releases that came out in a span, the newest first, each with how many entries are first in it. Candidates are
 * listed where a log has nothing else. A release without a day is in no span.
 */
export async function answerReleases(log: LogReader, query: Query): Promise<LogAnswer> {
  const { all, newest, find, countFirst } = await log.releases();
  const { since, until, skip = 0, limit = listedUnlessSaid } = query;
  const published = all.filter(({ name }) => !isOpenRelease(name));
  const finals = published.filter(({ candidate }) => candidate === undefined);
  const isIn = ({ date }: Release): boolean =>
    (since === undefined && until === undefined) ||
    (date !== undefined && date >= (since ?? date) && date <= (until ?? date));
  const found = (finals.length > 0 ? finals : published).filter(isIn);
  const page = found.slice(skip, skip + limit);
  const counts = countFirst(
    page.map(({ name }) => name),
    (sequence) => sequence < log.records && !log.history.isGone(sequence),
  );
  const ranks = page.map(({ name, date }, index): Rank => {
    const isElsewhere = find(name)?.elsewhere === true;
    const told = { ...(date !== undefined && { date }), ...(isElsewhere && { elsewhere: true as const }) };
    return { name, count: counts[index] ?? 0, ...told };
  });
  return {
    command: 'releases',
    log: log.name,
    query,
    verdict: found.length > 0 ? 'found' : 'nothing',
    sure: true,
    count: found.length,
    dates: ranks.flatMap(({ date }) => date ?? []),
    ...(ranks.length > 0 && { ranks, ranksTotal: found.length }),
    ...(newest && { newestRelease: newest }),
    entries: [],
    total: found.length,
    partial: false,
    notes: [],
  };
}
