import { findFirstReleases, type PlacedRelease } from '../enrich/first-releases.ts';
import { makeReleaseLines, type Published, type ReleaseLine } from '../enrich/release-lines.ts';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import type { StoredRelease } from '../model/release-facts.ts';
import { type GitTag, listParents, readTags } from '../source/git-tags.ts';
import type { StoredLog } from '../store/store.ts';
import { type GraphBuilder, makeGraphBuilder } from './commit-graph.ts';

/** A repository's releases and its commits, before these have the numbers of a log. */
export interface TagGraph {
  lines: ReleaseLine<GitTag>[];
  graph: GraphBuilder;
}

/** Reads the tags, and where any is a release the commits that they and `tips` reach, once each. */
export async function readTagGraph(directory: string, tips: readonly string[]): Promise<TagGraph> {
  const lines = makeReleaseLines(await readTags(directory));
  const graph = makeGraphBuilder();
  if (lines.length > 0) {
    for await (const batch of listParents(directory, tips)) for (const line of batch) graph.add(line);
  }
  return { lines, graph };
}

/** Finds for each commit of a git log which release first contains it. */
export async function buildFromTags(log: StoredLog, mark: string, tags: TagGraph): Promise<ReleaseParts> {
  const { records } = log.catalogue;
  if (tags.lines.length > 0) for await (const batch of log.keys()) for (const key of batch) tags.graph.know(key);
  const { firsts, candidates, ...parts } = findTagged(tags);
  return { mark, records, ...parts, firsts: firsts.slice(0, records), candidates: candidates.slice(0, records) };
}

/** Finds which release first contains each of these commits; behind them stand others that releases contain. */
export function findTagged({ lines, graph }: TagGraph): Omit<ReleaseParts, 'mark' | 'records'> {
  const { find, outside, ...numbered } = graph.finish();
  const { releases, placed } = numberReleases(lines, ({ commit }) => find(commit));
  return { releases, ...findFirstReleases(numbered, placed), graph: numbered, outside };
}

/** Numbers the releases of all lines, and puts them where `find` says that they are. One twice at the same place is one. */
function numberReleases<T extends Published>(
  lines: readonly ReleaseLine<T>[],
  find: (published: T) => number | undefined,
): { releases: StoredRelease[]; placed: ReleaseLine<PlacedRelease>[] } {
  const releases: StoredRelease[] = [];
  const placed = lines.map((groups, line) =>
    groups.map(({ candidates, finals }, place) => {
      const add = (all: readonly T[], candidate: boolean): PlacedRelease[] =>
        all.flatMap((published) => {
          const { name, date } = published;
          const node = find(published);
          releases.push({
            name,
            ...(date !== undefined && { date }),
            ...(candidate && { candidate }),
            line,
            place,
            ...(node !== undefined && { node }),
          });
          return node === undefined ? [] : [{ number: releases.length - 1, node }];
        });
      return { candidates: add(candidates, true), finals: add(finals, false) };
    }),
  );
  return { releases, placed };
}
