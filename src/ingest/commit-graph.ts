import type { CommitGraph } from '../enrich/first-releases.ts';
import { type HashNumbers, makeHashNumbers } from './hash-numbers.ts';

/** A graph of commits that are told by their hashes. */
export interface NumberedGraph extends CommitGraph {
  /** The number of a commit; undefined for one that was not told. */
  find(hash: string): number | undefined;
  /** Of the commits behind those of the log the first 64 bits of their hashes, in two numbers each. */
  outside: Uint32Array;
}

/** Collects commits and their parents. */
export interface GraphBuilder {
  /** Adds a line `hash parent parent`. */
  add(line: string): void;
  /** Once all were added, tells the next commit of the log; undefined for a record that is none. */
  know(hash: string | undefined): void;
  /** The graph, in which the commits of the log stand by their places there, and others behind them. */
  finish(): NumberedGraph;
}

/** Makes an empty builder. */
export function makeGraphBuilder(): GraphBuilder {
  const told = makeHashNumbers();
  const children: number[] = [];
  const parents: number[] = [];
  /** The places in the log of those that were told. */
  let places: Uint32Array | undefined;
  let known = 0;
  return {
    add(line) {
      const [hash = '', ...others] = line.split(' ');
      const child = told.number(hash);
      for (const parent of others) {
        children.push(child);
        parents.push(told.number(parent));
      }
    },
    know(hash) {
      places ??= new Uint32Array(told.size).fill(none);
      const found = hash === undefined ? undefined : told.find(hash);
      if (found !== undefined) places[found] = known;
      known += 1;
    },
    finish() {
      const numbers = places ?? new Uint32Array(told.size).fill(none);
      const nodes = numberOthers(numbers, known);
      const find = (hash: string): number | undefined => numbers[told.find(hash) ?? -1];
      const outside = startOutside(told, numbers, known, nodes);
      return { ...sortEdges(numbers, nodes, children, parents), find, outside };
    },
  };
}

const none = 0xffffffff;

/** Gives those that the log does not have the numbers behind its own, and tells how many numbers there are. */
function numberOthers(numbers: Uint32Array, known: number): number {
  let nodes = known;
  for (let commit = 0; commit < numbers.length; commit += 1) {
    if (numbers[commit] !== none) continue;
    numbers[commit] = nodes;
    nodes += 1;
  }
  return nodes;
}

function startOutside(told: HashNumbers, numbers: Uint32Array, first: number, nodes: number): Uint32Array {
  const outside = new Uint32Array(2 * (nodes - first));
  for (const [commit, number] of numbers.entries()) {
    if (number >= first) outside.set(told.start(commit), 2 * (number - first));
  }
  return outside;
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
