/** Sets of branches, each kept once and told by its number; the empty one is number 0. */
export interface BranchSets {
  /** By number, the branches in rising order. */
  list: number[][];
  /** The number of a set with one branch more. */
  with(set: number, branch: number): number;
  /** The number of a set without a branch. */
  without(set: number, branch: number): number;
  /** The number of what is in either of two sets. */
  join(one: number, other: number): number;
}

/** Begins with sets that are known. */
export function makeBranchSets(known: readonly (readonly number[])[] = [[]]): BranchSets {
  const list = known.map((set) => [...set]);
  const numbers = new Map(list.map((set, number) => [set.join(), number]));
  const joined = new Map<string, number>();
  const numberOf = (branches: Iterable<number>): number => {
    const set = [...new Set(branches)].sort((one, other) => one - other);
    const key = set.join();
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, list.length);
    return list.push(set) - 1;
  };
  const at = (set: number): number[] => list[set] ?? [];
  return {
    list,
    with: (set, branch) => (at(set).includes(branch) ? set : numberOf([...at(set), branch])),
    without: (set, branch) => numberOf(at(set).filter((one) => one !== branch)),
    join(one, other) {
      if (one === other || other === 0) return one;
      if (one === 0) return other;
      const key = one < other ? `${one} ${other}` : `${other} ${one}`;
      const known = joined.get(key) ?? numberOf([...at(one), ...at(other)]);
      joined.set(key, known);
      return known;
    },
  };
}
