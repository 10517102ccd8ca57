import { releaseFilters } from '../model/release.ts';
import type { Collected } from './collected.ts';
import type { QueryWords } from './query-words.ts';
import type { SearchFilter, SearchQuery } from './search.ts';

/** Collects what a query asks for; with `nearest`, also what has most of the words. */
export type Select = (query: SearchQuery, words: QueryWords | undefined, nearest: boolean) => Collected;

/** How many entries there would be without each one of the filters. */
export function countWithout(
  query: SearchQuery,
  words: QueryWords | undefined,
  impossible: boolean,
  select: Select,
  countAll: (query: SearchQuery) => number,
): { filter: SearchFilter; total: number }[] {
  const filters = ['since', 'until', 'person', 'role', 'except', 'subsystem', 'branch', ...releaseFilters] as const;
  const given: Exclude<SearchFilter, 'about'>[] = filters.filter((filter) => query[filter] !== undefined);
  if (query.merges === 'none' || query.merges === 'only') given.push('merges');
  const counts: { filter: SearchFilter; total: number }[] = impossible
    ? []
    : given.map((filter) => ({
        filter,
        total: select(leaveOut(query, filter), words, false).length,
      }));
  if (words) counts.push({ filter: 'about', total: countAll(query) });
  return counts.filter(({ total }) => total > 0);
}

/** A query without one of its filters. A role that was asked for with a person is asked for without them, too. */
function leaveOut(query: SearchQuery, filter: Exclude<SearchFilter, 'about'>): SearchQuery {
  const { person } = query;
  return filter === 'person' && person && query.role === undefined
    ? { ...query, person: undefined, role: person.role }
    : { ...query, [filter]: undefined };
}
