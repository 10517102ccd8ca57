import { type Releases, releaseFilters } from '../model/release.ts';
import type { Search, SearchQuery } from '../search/search.ts';

/** Makes a search that knows releases of one that does not; they are read where a query asks for one. */
export function searchReleases(search: Search, readReleases: () => Promise<Releases>): Search {
  return async (query) => {
    const asked = releaseFilters.filter((filter) => query[filter] !== undefined);
    if (asked.length === 0) return await search(query);
    const releases = await readReleases();
    const tests: NonNullable<SearchQuery['releaseTests']> = {};
    for (const filter of asked) tests[filter] = releases.makeTest(filter, query[filter] ?? '');
    return await search({ ...query, releaseTests: tests });
  };
}
