import type { Day } from '../model/day.ts';
import { type DeveloperWords, noDeveloperWords } from '../model/developer-words.ts';
import type { AskedWord } from '../model/reading.ts';
import { dayNumber } from './columns.ts';
import { type StemmedWords, stemDeveloperWords } from './developer-stems.ts';
import { type Filter, makeFilters } from './filters.ts';
import type { SearchedLog } from './index-search.ts';
import { readMainNames } from './people-roles.ts';
import { prepareWords } from './query-words.ts';
import { type FieldWeights, makeFieldWeights } from './rank.ts';
import type { SearchQuery } from './search.ts';
import { sumLengths } from './shard.ts';
import { type SoftHit, searchSoftly } from './soft-search.ts';
import { readSoftWords, type SoftWord } from './soft-words.ts';

/** What entries to weigh. Filters hold; of the words any may stand in an entry. */
export interface SoftQuery
  extends Pick<
    SearchQuery,
    | ('person' | 'role' | 'except' | 'merges' | 'numbers' | 'by')
    | ('release' | 'from' | 'to' | 'releaseTests' | 'branch' | 'branchTest' | 'reverts' | 'takes')
  > {
  words: readonly AskedWord[];
  since?: Day | undefined;
  until?: Day | undefined;
  limit: number;
}

/** A hit with what the columns tell of it. */
export interface WeighedHit extends SoftHit {
  mainNames: ReadonlyMap<string, string>;
}

export interface SoftResult {
  hits: WeighedHit[];
  words: SoftWord[];
  /** How many entries have some of the words and do not pass the filters. */
  filtered: number;
  /** How many entries and listed titles the log has. */
  units: number;
}

/** Weighs the entries of one log by the words of a question. */
export type SoftSearch = (query: SoftQuery) => Promise<SoftResult>;

/** Makes the weighing search of a log; what it weighs by is made for its first query, and `readWords` called. */
export function makeSoftSearch(log: SearchedLog, readWords: () => DeveloperWords = () => noDeveloperWords): SoftSearch {
  const dictionaries = log.shards.map(({ dictionary }) => dictionary);
  const units = log.shards.reduce((sum, shard) => sum + shard.units, 0);
  const mean = (field: 'titleLengths' | 'bodyLengths'): number => sumLengths(log.shards, field) / Math.max(units, 1);
  let prepared: { developers: StemmedWords; weights: FieldWeights } | undefined;
  // Many who open a log never ask it in plain words.
  const prepare = () => {
    prepared ??= {
      developers: stemDeveloperWords(readWords()),
      weights: makeFieldWeights(mean('titleLengths'), mean('bodyLengths')),
    };
    return prepared;
  };
  return async (query) => {
    const { developers, weights } = prepare();
    await log.people.prepare([...(query.person ? [query.person.name] : []), ...(query.except ?? [])]);
    await prepareWords(dictionaries, query.words.map(({ text }) => text).join(' '));
    const words = readSoftWords({ dictionaries, developers, units }, query.words);
    const { hits, filtered } = searchSoftly({ ...log, weights }, words, listFilters(log, query), query.limit);
    return {
      hits: hits.map((hit) => {
        const shard = log.shards.findLast(({ first }) => first <= hit.sequence);
        const entry = hit.sequence - (shard?.first ?? 0);
        return { ...hit, mainNames: readMainNames(log, shard, entry) };
      }),
      words,
      filtered,
      units,
    };
  };
}

function listFilters(log: SearchedLog, { words: _, since, until, ...query }: SoftQuery): Filter[] {
  const named = {
    person: new Set(query.person ? log.people.find(query.person.name) : []),
    except: new Set(query.except?.flatMap((name) => log.people.find(name))),
    subsystem: new Set<number>(),
    subsystems: new Set<number>(),
    roles: log.roles,
  };
  const filters = makeFilters({ ...query, order: 'best', limit: 0 }, named);
  if (since !== undefined || until !== undefined) filters.push(makeSpan(since, until, query.by));
  return filters;
}

/** A day of a question may be the author's or the committer's: either is enough. */
function makeSpan(since: Day | undefined, until: Day | undefined, by: SoftQuery['by']): Filter {
  const first = since === undefined ? 0 : dayNumber(since);
  const last = until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until);
  const holds = (day = 0): boolean => day >= first && day <= last;
  return {
    name: since === undefined ? 'until' : 'since',
    test: ({ columns }, _, entry) =>
      (by !== 'committer' && holds(columns.days[entry])) || (by !== 'author' && holds(columns.committedDays[entry])),
  };
}
