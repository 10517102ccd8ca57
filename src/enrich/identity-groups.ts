/** Joins raw ids into groups. */
export interface Groups {
  /** The group's number: an id in it. */
  find(id: number): number;
  /** Whether somebody in the group of this id has a full name. */
  isNamed(id: number): boolean;
  /** Makes one group of two; false where the guard is against it. */
  join(a: number, b: number): boolean;
  /** Makes one group of two, whatever their names: somebody who knows said so. */
  unite(a: number, b: number): void;
}

/** How many names without a common word one person may have: a name given up and a new one. */
export const mostNames = 2;
/** How many full names, with and without common words, one person may have: most are misspelt ones. */
const mostForms = 20;

interface Names {
  /** The full names, as keys. */
  keys: Set<string>;
  /** Their words, those of names with a common word taken together. */
  words: Set<string>[];
}

/**
 * Groups in which every id first stands alone. `keyOf` gives the words of an id's full name, parted by spaces, undefined
 * where it has none. A join that would leave more than two names without a common word in one group, or very many
 * names, is refused, so that a wrong link joins two people at worst and never begins a chain. Ids with different `sideOf`
 * are never joined, nor are their groups.
 */
export function makeGroups(
  size: number,
  keyOf: (id: number) => string | undefined,
  sideOf: (id: number) => number | undefined = () => undefined,
): Groups {
  const parents = new Uint32Array(size);
  /** Of each group, by its number. */
  const names = new Map<number, Names>();
  const sides = new Map<number, number>();
  for (let id = 0; id < size; id += 1) {
    parents[id] = id;
    const key = keyOf(id);
    if (key !== undefined) names.set(id, { keys: new Set([key]), words: [new Set(key.split(' '))] });
    const side = sideOf(id);
    if (side !== undefined) sides.set(id, side);
  }
  const find = (id: number): number => {
    let root = id;
    for (let up = parents[root] ?? root; up !== root; up = parents[root] ?? root) {
      parents[root] = parents[up] ?? up;
      root = up;
    }
    return root;
  };
  const put = (from: number, into: number, joined: Names | undefined): void => {
    parents[from] = into;
    names.delete(from);
    if (joined !== undefined) names.set(into, joined);
    const side = sides.get(into) ?? sides.get(from);
    if (side !== undefined) sides.set(into, side);
  };
  return {
    find,
    isNamed: (id) => names.has(find(id)),
    join(a, b) {
      const [one, two] = [find(a), find(b)];
      if (one === two) return true;
      const [into, from] = one < two ? [one, two] : [two, one];
      const [side, other] = [sides.get(into), sides.get(from)];
      if (side !== undefined && other !== undefined && side !== other) return false;
      const joined = joinNames(names.get(into), names.get(from));
      if (joined === 'too many') return false;
      put(from, into, joined);
      return true;
    },
    unite(a, b) {
      const [one, two] = [find(a), find(b)];
      if (one === two) return;
      const [into, from] = one < two ? [one, two] : [two, one];
      // Names that somebody vouched for do not count against what is joined to them later.
      put(from, into, names.get(into) ?? names.get(from));
    },
  };
}

function joinNames(a: Names | undefined, b: Names | undefined): Names | 'too many' | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (isPart(b.keys, a.keys)) return a;
  if (isPart(a.keys, b.keys)) return b;
  const keys = new Set([...a.keys, ...b.keys]);
  const words = connectNames([...a.words, ...b.words]);
  if (keys.size > mostForms || words.length > mostNames) return 'too many';
  return { keys, words: words.map(mergeSets) };
}

/** Puts names (sets of their words) together that are connected by common words. */
export function connectNames(names: readonly Set<string>[]): Set<string>[][] {
  let connected: Set<string>[][] = [];
  for (const name of names) {
    const touching = connected.filter((others) => others.some((other) => haveCommonWord(other, name)));
    connected = connected.filter((others) => !touching.includes(others));
    connected.push([name, ...touching.flat()]);
  }
  return connected;
}

function haveCommonWord(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  // An initial is no name in common.
  for (const word of small) if (word.length > 1 && large.has(word)) return true;
  return false;
}

function isPart(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  if (some.size > all.size) return false;
  for (const one of some) if (!all.has(one)) return false;
  return true;
}

function mergeSets(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
