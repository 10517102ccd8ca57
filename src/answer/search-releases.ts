import { type Release, type ReleaseFilter, type Releases, releaseFilters } from '../model/release.ts';
import type { SearchQuery } from '../search/search.ts';

/**
 * Makes a search that knows releases of one that does not; they are read where a query asks for one. Of those that it asks
 * for it tells the ones that were withdrawn.
 */
export function searchReleases<Q extends Pick<SearchQuery, ReleaseFilter | 'releaseTests'>, R extends object>(
  search: (query: Q) => Promise<R>,
  readReleases: () => Promise<Releases>,
): (query: Q) => Promise<R & { yanked?: Release[] }> {
  return async (query) => {
    if (releaseFilters.every((filter) => query[filter] === undefined)) return await search(query);
    const releases = await readReleases();
    const result = await search({ ...query, releaseTests: testReleases(releases, query) });
    const named = releaseFilters.flatMap((filter) => releases.find(query[filter] ?? '') ?? []);
    const yanked = new Map(named.filter((release) => release.yanked).map((release) => [release.name, release]));
    return yanked.size === 0 ? result : { ...result, yanked: [...yanked.values()] };
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
