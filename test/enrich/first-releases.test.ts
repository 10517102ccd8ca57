import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContained, findFirstReleases } from '../../src/enrich/first-releases.ts';
import { makeReleaseLines } from '../../src/enrich/release-lines.ts';
import { compareBases, compareVersions, finalStage, parseVersion } from '../../src/enrich/version.ts';

/** Each commit with its parents, all of lower numbers. */
type Parents = readonly (readonly number[])[];

function toGraph(parents: Parents) {
  const starts = new Uint32Array(parents.length + 1);
  for (const [node, of] of parents.entries()) starts[node + 1] = (starts[node] ?? 0) + of.length;
  return { starts, parents: Uint32Array.from(parents.flat()) };
}

/** What first contains each commit and its first candidate, by their names. */
function find(parents: Parents, tags: readonly (readonly [name: string, node: number])[]) {
  const named = tags.map(([name, node], number) => ({ name, node, number }));
  const { firsts, candidates } = findFirstReleases(toGraph(parents), makeReleaseLines(named));
  return [...firsts].map((first, node) =>
    [first, candidates[node] ?? 0].flatMap((number) => tags[number - 1]?.[0] ?? []).join(' '),
  );
}

/** The same by looking at each commit for itself. */
function findSlowly(parents: Parents, tags: readonly (readonly [name: string, node: number])[]) {
  const graph = toGraph(parents);
  const versions = tags.flatMap(([name, node]) => {
    const version = parseVersion(name);
    return version ? [{ name, version, contained: findContained(graph, node) }] : [];
  });
  versions.sort((a, b) => compareVersions(a.version, b.version) || (a.name < b.name ? -1 : 1));
  return parents.map((_, node) => {
    const having = versions.filter(({ contained }) => contained[node] === 1);
    const first = having.find(({ version }) => version.stage === finalStage);
    if (!first) return having[0]?.name ?? '';
    const before = having.find(
      ({ version }) => version.stage !== finalStage && compareBases(version, first.version) === 0,
    );
    return [first.name, ...(before ? [before.name] : [])].join(' ');
  });
}

describe('the release that first contains a commit', () => {
  it('is the earliest by version, with its first candidate', () => {
    // 0 - 1 - 2 - 3 (v1.1-rc1) - 4 (v1.1) - 5, and 6 on a branch from 1 that was merged into 4 and released as v1.0.1.
    const parents = [[], [0], [1], [2], [3, 6], [4], [1]];
    const tags = [
      ['v1.0', 1],
      ['v1.1-rc1', 3],
      ['v1.1', 4],
      ['v1.0.1', 6],
    ] as const;
    expect(find(parents, tags)).toEqual(['v1.0', 'v1.0', 'v1.1 v1.1-rc1', 'v1.1 v1.1-rc1', 'v1.1', '', 'v1.0.1']);
  });

  it('is a candidate where only such have it, and of another package where the first one does not have it', () => {
    const tags = [
      ['v1.0', 0],
      ['v1.1', 0],
      ['v2.0-rc2', 2],
      ['v2.0-rc1', 1],
      ['tool-0.1', 3],
    ] as const;
    expect(find([[], [0], [1], [2], [3]], tags)).toEqual(['v1.0', 'v2.0-rc1', 'v2.0-rc2', 'tool-0.1', '']);
  });

  it('has no candidate of another version, nor one that was given up', () => {
    // v1.0-rc1 is on a branch that v1.0 does not contain.
    const tags = [
      ['v1.0-rc1', 1],
      ['v1.0', 2],
      ['v1.1', 3],
    ] as const;
    expect(find([[], [0], [0], [1, 2]], tags)).toEqual(['v1.0 v1.0-rc1', 'v1.1', 'v1.0', 'v1.1']);
  });

  it('is the same as by looking at each commit for itself, in any graph', () => {
    const names = ['v1.0', 'v1.0-rc1', 'v1.0-rc2', 'v1.1-rc1', 'v1.1', 'v1.0.1', 'v2.0-alpha', 'v2.0', 'v3.0-beta1'];
    const parentsOf = array(array(integer({ min: 1, max: 6 }), { maxLength: 3 }), { minLength: 1, maxLength: 40 });
    const places = array(tuple(integer({ min: 0, max: names.length - 1 }), integer({ min: 0, max: 99 })), {
      maxLength: names.length,
    });
    assert(
      property(parentsOf, places, (steps, placed) => {
        const parents = steps.map((back, node) =>
          [...new Set(back.map((step) => node - step))].filter((at) => at >= 0),
        );
        const tags = new Map(placed.map(([name, at]) => [names[name] ?? '', at % parents.length]));
        expect(find(parents, [...tags])).toEqual(findSlowly(parents, [...tags]));
      }),
    );
  });
});
