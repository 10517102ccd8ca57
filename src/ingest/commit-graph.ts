import type { CommitGraph } from '../enrich/first-releases.ts';
import { type HashNumbers, makeHashNumbers } from './hash-numbers.ts';

/** A graph of commits that are told by their hashes. */
export interface NumberedGraph extends CommitGraph {
  /** The number of a commit; undefined for one that was not told. */
  find(hash: string): number | undefined;
}

/** Collects commits and their parents. */
export interface GraphBuilder {
  /** Adds a line `hash parent parent`. */
  add(line: string): void;
  /** The graph, in which the commits that a log has stand by their places in `known`, and others behind them. */
  finish(known: readonly (string | undefined)[]): NumberedGraph;
}

/** Makes an empty builder. */
export function makeGraphBuilder(): GraphBuilder {
  const told = makeHashNumbers();
  const children: number[] = [];
  const parents: number[] = [];
  return {
    add(line) {
      const [hash = '', ...others] = line.split(' ');
      const child = told.number(hash);
      for (const parent of others) {
        children.push(child);
        parents.push(told.number(parent));
      }
    },
    finish(known) {
      const { numbers, nodes } = numberAs(told, known);
      const find = (hash: string): number | undefined => numbers[told.find(hash) ?? -1];
      return { ...sortEdges(numbers, nodes, children, parents), find };
    },
  };
}

/** Gives each commit that was told its number: its place in the log, or the next one behind the log. */
function numberAs(told: HashNumbers, known: readonly (string | undefined)[]): { numbers: Uint32Array; nodes: number } {
  const none = 0xffffffff;
  const numbers = new Uint32Array(told.size).fill(none);
  for (const [place, hash] of known.entries()) {
    const found = hash === undefined ? undefined : told.find(hash);
    if (found !== undefined) numbers[found] = place;
  }
  let nodes = known.length;
  for (let commit = 0; commit < numbers.length; commit += 1) {
    if (numbers[commit] !== none) continue;
    numbers[commit] = nodes;
    nodes += 1;
  }
  return { numbers, nodes };
}

function sortEdges(
  numbers: Uint32Array,
  nodes: number,
  children: readonly number[],
  parents: readonly number[],
): CommitGraph {
  const numberOf = (commit: number): number => numbers[commit] ?? 0;
  const starts = new Uint32Array(nodes + 1);
  for (const child of children) starts[numberOf(child) + 1] = (starts[numberOf(child) + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const free = starts.slice();
  const sorted = new Uint32Array(parents.length);
  for (const [edge, child] of children.entries()) {
    const place = free[numberOf(child)] ?? 0;
    sorted[place] = numberOf(parents[edge] ?? 0);
    free[numberOf(child)] = place + 1;
  }
  return { starts, parents: sorted };
}
