import type { Entry } from '../model/entry.ts';
import { type LogExport, wholeLog } from '../model/log-export.ts';
import type { ParsedRelease } from '../model/parsed-log.ts';
import type { Query } from '../model/query.ts';
import type { Releases } from '../model/release.ts';
import { toSearch } from './make-query.ts';
import type { LogReader } from './reader.ts';

/**
 * The entries that a query takes, the newest first, with the headings above them; without a query, the whole log. They are
 * read while they are asked for, so that a large log need not fit in memory.
 */
export async function exportLog(log: LogReader, query: Query | undefined): Promise<LogExport> {
  const { hits } = await log.search({ ...toSearch(query ?? {}, 'newest'), exact: true, limit: log.records });
  const sequences = hits.map(({ sequence }) => sequence).sort((one, other) => other - one);
  const releases = await log.releases();
  const { headings } = log;
  return {
    log: log.name,
    scope: query === undefined ? wholeLog : 'answer',
    // An answer shows some of a day, and says nothing of what else the day has.
    days: query === undefined && headings.days ? log.days.toReversed() : [],
    releases: headings.releases.length > 0 ? headings.releases : listTagged(releases),
    count: sequences.length,
    async *entries() {
      for (const sequence of sequences) yield withRelease(await log.entry(sequence), releases, sequence);
    },
  };
}

/** The releases of a repository, as headings. */
const listTagged = ({ all }: Releases): ParsedRelease[] =>
  all.map(({ name, date, yanked }) => ({ name, ...(date && { date }), ...(yanked && { yanked }) }));

/** A commit with the release that it would stand under in a text: the first candidate that has it, where there is one. */
function withRelease(entry: Entry, releases: Releases, sequence: number): Entry {
  if (entry.release !== undefined) return entry;
  const first = releases.of(sequence);
  const name = (first?.firstCandidate ?? first)?.name;
  return name === undefined ? entry : { ...entry, release: name };
}
