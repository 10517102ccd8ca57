import { type ReleaseFilter, type Releases, releaseFilters } from '../model/release.ts';
import type { SearchQuery } from '../search/search.ts';

/** Makes a search that knows releases of one that does not; they are read where a query asks for one. */
export function searchReleases<Q extends Pick<SearchQuery, ReleaseFilter | 'releaseTests'>, R>(
  search: (query: Q) => Promise<R>,
  readReleases: () => Promise<Releases>,
): (query: Q) => Promise<R> {
  return async (query) => {
    if (releaseFilters.every((filter) => query[filter] === undefined)) return await search(query);
    return await search({ ...query, releaseTests: testReleases(await readReleases(), query) });
  };
}

/** What the releases that a query asks for let through. */
function testReleases(
  releases: Releases,
  query: Pick<SearchQuery, ReleaseFilter>,
): NonNullable<SearchQuery['releaseTests']> {
  const tests: NonNullable<SearchQuery['releaseTests']> = {};
  for (const filter of releaseFilters) {
    const name = query[filter];
    if (name !== undefined) tests[filter] = releases.makeTest(filter, name);
  }
  return tests;
}
