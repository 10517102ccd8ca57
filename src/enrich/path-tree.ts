import { hasWildcard, makeNameTest, type NameTest } from './name-glob.ts';

/** What of a pattern's parts is matched: a file, all that lies below a folder, or both. */
export type Reach = 'here' | 'below' | 'both';

/** Finds the patterns that match a path among thousands. */
export interface PathTree<T> {
  /** Adds a pattern by its parts. A part `**` stands for any number of folders; `*` and `?` stay inside a part. */
  add(parts: readonly string[], reach: Reach, value: T): void;
  /** Gives the value of each pattern that matches, in no order; one may come twice. */
  find(path: string, take: (value: T) => void): void;
}

interface Node<T> {
  literal: Map<string, Node<T>>;
  /** Parts with wildcards by what stands before the first one, which has one of these lengths. */
  globs: Map<string, { pattern: string; test: NameTest; node: Node<T> }[]>;
  lengths: number[];
  /** What follows any number of folders. */
  anyDepth: Node<T> | undefined;
  isAnyDepth: boolean;
  here: T[];
  below: T[];
}

/**
 * Makes an empty tree. Its nodes are parts of patterns, so that a path is compared with what stands in its own folders
 * alone, a step for each of its parts; only where patterns have wildcards is it at several nodes at once.
 */
export function makePathTree<T>(): PathTree<T> {
  const root = makeNode<T>(false);
  return {
    add(parts, reach, value) {
      let node = root;
      for (const part of parts) node = part === '**' ? goDeep(node) : goTo(node, part);
      if (reach !== 'below') node.here.push(value);
      if (reach !== 'here') node.below.push(value);
    },
    find(path, take) {
      let active = withDepth([root]);
      for (const part of path.split('/')) {
        for (const node of active) for (const value of node.below) take(value);
        active = step(active, part);
        if (active.length === 0) return;
      }
      for (const node of active) for (const value of node.here) take(value);
    },
  };
}

function step<T>(active: readonly Node<T>[], part: string): Node<T>[] {
  const next: Node<T>[] = [];
  for (const node of active) {
    if (node.isAnyDepth) next.push(node);
    const literal = node.literal.get(part);
    if (literal) next.push(literal);
    // A folder may have a thousand patterns of names, of which few begin as this one does.
    for (const length of node.lengths) {
      const among = length > part.length ? undefined : node.globs.get(part.slice(0, length));
      if (among) for (const { test, node: to } of among) if (test(part)) next.push(to);
    }
  }
  return withDepth(next);
}

/** Adds the nodes that are reached without a step, and takes out those that were reached in two ways. */
function withDepth<T>(nodes: Node<T>[]): Node<T>[] {
  for (const { anyDepth } of nodes) if (anyDepth) nodes.push(anyDepth);
  return nodes.length < 2 ? nodes : [...new Set(nodes)];
}

const makeNode = <T>(isAnyDepth: boolean): Node<T> => ({
  literal: new Map(),
  globs: new Map(),
  lengths: [],
  anyDepth: undefined,
  isAnyDepth,
  here: [],
  below: [],
});

function goDeep<T>(node: Node<T>): Node<T> {
  if (node.isAnyDepth) return node;
  node.anyDepth ??= makeNode(true);
  return node.anyDepth;
}

function goTo<T>(node: Node<T>, part: string): Node<T> {
  if (!hasWildcard(part)) {
    const known = node.literal.get(part) ?? makeNode(false);
    node.literal.set(part, known);
    return known;
  }
  const head = part.slice(0, part.search(/[*?]/));
  const among = node.globs.get(head) ?? [];
  node.globs.set(head, among);
  if (!node.lengths.includes(head.length)) node.lengths.push(head.length);
  const known = among.find(({ pattern }) => pattern === part);
  if (known) return known.node;
  const made = { pattern: part, test: makeNameTest(part), node: makeNode<T>(false) };
  among.push(made);
  return made.node;
}
