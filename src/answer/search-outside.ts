import { type Release, type ReleaseFilter, type Releases, releaseFilters } from '../model/release.ts';
import type { Ties } from '../model/tie.ts';
import type { SearchQuery } from '../search/search.ts';
import type { Branches } from './branches.ts';

/** What a query may ask for that no index knows. */
export interface KnownOutside {
  releases(): Promise<Releases>;
  branches(): Promise<Branches>;
  ties(): Promise<Ties>;
}

type Outside = Pick<SearchQuery, ReleaseFilter | 'releaseTests' | 'branch' | 'branchTest' | 'reverts' | 'takes'>;

/**
 * Makes a search that knows releases, branches and reverts of one that does not; they are read where a query asks for one. Of the
 * releases that it asks for it tells those that were withdrawn, and those that were made where the log does not go.
 */
export function searchOutside<Q extends Outside, R extends object>(
  search: (query: Q) => Promise<R>,
  known: KnownOutside,
): (query: Q) => Promise<R & { yanked?: Release[]; elsewhere?: Release[] }> {
  return async (query) => {
    const asksReleases = releaseFilters.some((filter) => query[filter] !== undefined);
    const asksReverts = query.reverts === 'only' || query.reverts === 'none';
    if (!asksReleases && query.branch === undefined && !asksReverts) return await search(query);
    const releases = asksReleases ? await known.releases() : undefined;
    const result = await search({
      ...query,
      ...(releases && { releaseTests: testReleases(releases, query) }),
      ...(asksReverts && { takes: makeRevertTest(await known.ties(), query) }),
      ...(query.branch !== undefined && { branchTest: (await known.branches()).makeTest(query.branch) }),
    });
    const named = releaseFilters.flatMap((filter) => releases?.find(query[filter] ?? '') ?? []);
    const unique = [...new Map(named.map((release) => [release.name, release])).values()];
    const yanked = unique.filter((release) => release.yanked);
    const elsewhere = unique.filter(
      (release) => release.elsewhere && release.name !== releases?.find(query.from ?? '')?.name,
    );
    return {
      ...result,
      ...(yanked.length > 0 && { yanked }),
      ...(elsewhere.length > 0 && { elsewhere }),
    };
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

/** What lets through only the reverts, or all but these, of what a query takes. */
function makeRevertTest(ties: Ties, { reverts, takes }: Pick<SearchQuery, 'reverts' | 'takes'>): SearchQuery['takes'] {
  const known = new Set(ties.listReverts());
  return (sequence) => known.has(sequence) === (reverts === 'only') && takes?.(sequence) !== false;
}
