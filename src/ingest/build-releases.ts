import { findFirstReleases, type PlacedRelease } from '../enrich/first-releases.ts';
import { makeReleaseLines, type Published, type ReleaseLine } from '../enrich/release-lines.ts';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import type { TieNotes } from '../enrich/tie-notes.ts';
import type { StoredRelease } from '../model/release-facts.ts';
import { type GitTag, listOutside, listParents, readTags } from '../source/git-tags.ts';
import type { StoredLog } from '../store/store.ts';
import { type GraphBuilder, makeGraphBuilder, type NumberedGraph } from './commit-graph.ts';
import { openNotedCommits } from './noted-graph.ts';

/** The tags of a repository, those that are releases, and the commits of all. */
export interface ReleaseTags {
  lines: ReleaseLine<GitTag>[];
  commits: string[];
}

/** A repository's releases and its commits, before these have the numbers of a log. */
export interface TagGraph extends ReleaseTags {
  graph: GraphBuilder;
}

/** A repository's releases and its commits under the numbers of a log. */
export interface NumberedTags extends ReleaseTags {
  numbered: NumberedGraph;
}

/** Reads the tags. */
export async function readReleaseTags(directory: string): Promise<ReleaseTags> {
  const tags = await readTags(directory);
  return { lines: makeReleaseLines(tags), commits: tags.map(({ commit }) => commit) };
}

/** Reads, where any tag is a release, the commits that the tags and `tips` reach, once each. */
export async function readTagGraph(
  directory: string,
  tips: readonly string[],
  reading: Promise<ReleaseTags> = readReleaseTags(directory),
): Promise<TagGraph> {
  const tags = await reading;
  const graph = makeGraphBuilder();
  if (tags.lines.length > 0) {
    for await (const batch of listParents(directory, tips)) for (const line of batch) graph.add(line);
  }
  return { ...tags, graph };
}

/**
 * The same of a log that was just noted as a whole: git, which takes as long for all commits again as for their texts, is
 * asked only for what the log does not have. Undefined where the notes do not tell all.
 */
export async function numberByNotes(
  directory: string,
  tips: readonly string[],
  tags: ReleaseTags,
  notes: TieNotes,
): Promise<NumberedTags | undefined> {
  const noted = tags.lines.length === 0 ? undefined : openNotedCommits(notes);
  const numbered = noted?.join(await listOutside(directory, tags.commits, tips, noted.has));
  return numbered && { ...tags, numbered };
}

/** Gives the commits the numbers of a log. */
async function numberByKeys(log: StoredLog, { graph, ...tags }: TagGraph): Promise<NumberedTags> {
  if (tags.lines.length > 0) for await (const batch of log.keys()) for (const key of batch) graph.know(key);
  return { ...tags, numbered: graph.finish() };
}

/** Finds for each commit of a git log which release first contains it. */
export async function buildFromTags(
  log: StoredLog,
  mark: string,
  tags: TagGraph | NumberedTags,
): Promise<ReleaseParts> {
  const { records } = log.catalogue;
  const { lines, numbered } = 'numbered' in tags ? tags : await numberByKeys(log, tags);
  const { firsts, candidates, ...parts } = findTagged(lines, numbered);
  return { mark, records, ...parts, firsts: firsts.slice(0, records), candidates: candidates.slice(0, records) };
}

/** Finds which release first contains each of these commits; behind them stand others that releases contain. */
export function findTagged(
  lines: ReleaseTags['lines'],
  { find, outside, ...graph }: NumberedGraph,
): Omit<ReleaseParts, 'mark' | 'records'> {
  const { releases, placed } = numberReleases(lines, ({ commit }) => find(commit));
  return { releases, ...findFirstReleases(graph, placed), graph, outside };
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
