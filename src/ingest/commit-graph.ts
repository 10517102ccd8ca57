import type { CommitGraph } from '../enrich/first-releases.ts';
import { printHash } from '../enrich/tie-words.ts';

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
  /** The graph, in which the commits that a log has stand by their places in `known`, and others behind them. */
  finish(known: readonly (string | undefined)[]): NumberedGraph;
}

/** Makes an empty builder. */
export function makeGraphBuilder(): GraphBuilder {
  const told = new Map<string, number>();
  const children: number[] = [];
  const parents: number[] = [];
  const tell = (hash: string): number => {
    const found = told.get(hash);
    if (found !== undefined) return found;
    told.set(hash, told.size);
    return told.size - 1;
  };
  return {
    add(line) {
      const [hash = '', ...others] = line.split(' ');
      const child = tell(hash);
      for (const parent of others) {
        children.push(child);
        parents.push(tell(parent));
      }
    },
    finish(known) {
      const { numbers, nodes } = numberAs(told, known);
      const find = (hash: string): number | undefined => numbers[told.get(hash) ?? -1];
      const outside = printOutside(told, numbers, known.length, nodes);
      return { ...sortEdges(numbers, nodes, children, parents), find, outside };
    },
  };
}

/** Gives each commit that was told its number: its place in the log, or the next one behind the log. */
function numberAs(
  told: ReadonlyMap<string, number>,
  known: readonly (string | undefined)[],
): { numbers: Uint32Array; nodes: number } {
  const none = 0xffffffff;
  const numbers = new Uint32Array(told.size).fill(none);
  for (const [place, hash] of known.entries()) {
    const found = hash === undefined ? undefined : told.get(hash);
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

function printOutside(
  told: ReadonlyMap<string, number>,
  numbers: Uint32Array,
  first: number,
  nodes: number,
): Uint32Array {
  const outside = new Uint32Array(2 * (nodes - first));
  for (const [hash, commit] of told) {
    const place = (numbers[commit] ?? 0) - first;
    if (place >= 0) outside.set(printHash(hash), 2 * place);
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
