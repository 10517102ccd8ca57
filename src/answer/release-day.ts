import type { LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { Release } from '../model/release.ts';
import { loadHits, makeEvidence } from './evidence.ts';
import { toSearch } from './make-query.ts';
import type { LogReader } from './reader.ts';

/** Whether nothing but a release is asked for: when that came out. */
export function asksReleaseDay({ release, ...rest }: Query): boolean {
  const { limit: _, skip: __, merges: ___, ...narrowed } = rest;
  return release !== undefined && Object.values(narrowed).every((value) => value === undefined);
}

/** When a release came out, with the newest of what came first with it. Where no release has that name, that is the answer. */
export async function answerReleaseDay(log: LogReader, query: Query): Promise<LogAnswer> {
  const releases = await log.releases();
  const release = releases.find(query.release ?? '');
  const { newest } = releases;
  if (release === undefined) return { ...answerOf(log, query), ...(newest && { newestRelease: newest }) };
  const result = await log.search(toSearch(query, 'newest'));
  const found = await loadHits(log, result.hits);
  return {
    ...answerOf(log, query, release),
    entries: found.map((one) => makeEvidence(one, undefined, log.info.web)),
    total: result.total,
  };
}

/** The answer without what came with the release; no release of that name, or one without a day, is no answer. */
const answerOf = (log: LogReader, query: Query, release?: Release): LogAnswer => ({
  command: 'when',
  log: log.name,
  query,
  verdict: release?.date === undefined ? 'nothing' : 'found',
  sure: true,
  ...(release && { release: release.name, released: release }),
  dates: release?.date === undefined ? [] : [release.date],
  entries: [],
  total: 0,
  partial: false,
  notes: [],
});
