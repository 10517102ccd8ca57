import type { ReleaseLine } from './release-lines.ts';

/** Commits by their numbers, each with its parents: those of `node` stand from `starts[node]` up to `starts[node + 1]`. */
export interface CommitGraph {
  starts: Uint32Array;
  parents: Uint32Array;
}

/** A release with its number and the commit it was made of. */
export interface PlacedRelease {
  number: number;
  node: number;
}

/** What first contains each commit: the number of a release plus one, zero where there is none. */
export interface FirstReleases {
  /** The earliest by version that is no candidate; a candidate where only such have it. */
  firsts: Uint32Array;
  /** The earliest candidate of that same version which has it. */
  candidates: Uint32Array;
}

/**
 * Finds for all commits at once which release first contains them. Releases are walked in the order of their versions, and
 * each walk stops at commits that an earlier one took, whose ancestors are all taken, too: so each commit is seen about
 * once. A commit that the first line does not contain is looked for in the next one.
 */
export function findFirstReleases(graph: CommitGraph, lines: readonly ReleaseLine<PlacedRelease>[]): FirstReleases {
  const nodes = graph.starts.length - 1;
  const firsts = new Uint32Array(nodes);
  const candidates = new Uint32Array(nodes);
  /** The first candidate of any version that has a commit, and that of the version at hand. */
  const early = new Uint32Array(nodes);
  const inGroup = new Uint32Array(nodes);
  const groupOf = new Uint32Array(nodes);
  const walk = makeWalk(graph);
  let group = 0;
  for (const line of lines) {
    const tried: number[] = [];
    for (const { candidates: before, finals } of line) {
      group += 1;
      // Where a version has no release yet, all that counts is what is in no candidate so far.
      const isOpen = finals.length === 0;
      for (const { number, node } of before) {
        walk(node, (at) => {
          if (firsts[at] !== 0 || groupOf[at] === group || (isOpen && early[at] !== 0)) return false;
          groupOf[at] = group;
          inGroup[at] = number + 1;
          if (early[at] === 0) {
            early[at] = number + 1;
            tried.push(at);
          }
          return true;
        });
      }
      for (const { number, node } of finals) {
        walk(node, (at) => {
          if (firsts[at] !== 0) return false;
          firsts[at] = number + 1;
          if (groupOf[at] === group) candidates[at] = inGroup[at] ?? 0;
          return true;
        });
      }
    }
    for (const at of tried) if (firsts[at] === 0) firsts[at] = early[at] ?? 0;
  }
  return { firsts, candidates };
}

/** Marks all that a commit contains, itself too. */
export function findContained(graph: CommitGraph, node: number): Uint8Array {
  const contained = new Uint8Array(graph.starts.length - 1);
  makeWalk(graph)(node, (at) => {
    if (contained[at] !== 0) return false;
    contained[at] = 1;
    return true;
  });
  return contained;
}

/** Makes what walks from a commit to its ancestors, no further than `enter` lets it. */
function makeWalk({ starts, parents }: CommitGraph): (node: number, enter: (at: number) => boolean) => void {
  const open: number[] = [];
  return (node, enter) => {
    if (enter(node)) open.push(node);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const end = starts[at + 1] ?? 0;
      for (let place = starts[at] ?? 0; place < end; place += 1) {
        const parent = parents[place] ?? 0;
        if (enter(parent)) open.push(parent);
      }
    }
  };
}
