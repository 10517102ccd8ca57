import type { Digest, Stretch } from '../model/digest.ts';
import { type Watch, watchesAll } from '../model/watch.ts';
import type { SearchQuery, SearchResult } from '../search/search.ts';
import { countPeople } from './answer.ts';
import { makeParts } from './digest-parts.ts';
import { findSilenceIn, isInDays } from './digest-silence.ts';
import { loadHits } from './evidence.ts';
import type { LogReader } from './reader.ts';
import { makeToldTest, settleStretch, startOf } from './told.ts';

/** How a digest is to be told. */
export interface DigestOptions {
  /** How many entries are listed at most. */
  limit: number;
  /** Whether the listed ones come with their whole text. */
  full: boolean;
}

/** Of a stretch with more entries than this only numbers are told. */
export const mostListed = 500;

/** How many people are named. */
const mostPeople = 10;

/** What happened in a stretch of a log, of that which a watch takes. Every record of the stretch is either in it or left out. */
export async function composeDigest(
  log: LogReader,
  watch: Watch,
  stretch: Stretch,
  options: DigestOptions,
): Promise<Digest> {
  const query = { ...watchedQuery(watch), ...stretchQuery(stretch), takes: makeToldTest(log.history, stretch) };
  const people = { tally: 'author', mostPeople: mostListed, newcomers: true } as const;
  const result = await log.search({ ...query, limit: mostListed, group: 'watched', ...people });
  const described = result.total;
  const summedUp = described > mostListed;
  const isListed = !summedUp && described > 0 && options.limit > 0;
  const found = isListed ? await loadHits(log, result.hits) : [];
  const ties = isListed ? await log.ties() : undefined;
  const { parts, folded, more } = makeParts(log, watch, result, found, ties, options);
  const silence = watchesAll(watch) ? await findSilenceIn(log, stretch) : { days: [], records: 0, count: 0 };
  const days = [result.firstDay, result.lastDay, ...silence.days.map(({ date }) => date)];
  const [since, until] = findEnds(days);
  const records = described + silence.records;
  return {
    log: log.name,
    watch,
    stretch,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    subsystems: parts,
    people: countPeople(result.people, 'author', { most: mostPeople }),
    peopleTotal: result.peopleTotal,
    ...(!summedUp && nameNewcomers(result.people)),
    count: described + silence.count,
    described,
    merges:
      described > 0 && !isListed ? await countMerges(log, query) : found.filter(({ entry }) => entry.merge).length,
    silent: silence.days,
    folded,
    more,
    summedUp,
    records,
    leftOut: (await countRecords(log, stretch)) - records,
  };
}

/** Those whose first change is among the entries; of a log's first entries all are, which tells nobody anything. */
function nameNewcomers(people: SearchResult['people']): Pick<Digest, 'newcomers'> {
  const newcomers = people.filter(({ isNew }) => isNew === true).map(({ name }) => name);
  return newcomers.length === 0 || (newcomers.length === people.length && people.length > 1) ? {} : { newcomers };
}

/** What a watch looks for, as `/what` would. */
export function watchedQuery(watch: Watch): Omit<SearchQuery, 'limit'> {
  const { subsystems, about, person, role, except, merges } = watch;
  return {
    words: about,
    // A role without a name asks for entries in which anybody has it.
    ...(person === undefined ? { role } : { person: { name: person, role: role ?? 'author' } }),
    subsystems,
    except,
    merges,
    exact: true,
    order: 'oldest',
  };
}

/** What a stretch looks at; which of that it tells, is told by a test. */
function stretchQuery(stretch: Stretch): Pick<SearchQuery, 'numbers' | 'since' | 'until'> {
  if (stretch.kind === 'numbers') return { numbers: { from: startOf(stretch), to: stretch.to } };
  const { since, until } = stretch;
  return { since, until };
}

/** How many records a stretch has, whatever they are. */
async function countRecords(log: LogReader, stretch: Stretch): Promise<number> {
  if (stretch.kind === 'numbers') {
    const { returned } = stretch.missed ? settleStretch(log.history, stretch) : { returned: 0 };
    return Math.max(0, Math.min(stretch.to, log.records) - stretch.from) + returned;
  }
  const days = await log.daysBelow(stretch.below ?? log.records);
  return days.reduce((sum, { date, records }) => sum + (isInDays(stretch, date) ? records : 0), 0);
}

async function countMerges(log: LogReader, query: Omit<SearchQuery, 'limit'>): Promise<number> {
  if (query.merges === 'none') return 0;
  return (await log.search({ ...query, merges: 'only', limit: 1 })).total;
}

function findEnds(days: readonly (string | undefined)[]): [first: string | undefined, last: string | undefined] {
  const sorted = days.filter((day) => day !== undefined).sort();
  return [sorted[0], sorted.at(-1)];
}
