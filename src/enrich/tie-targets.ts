import { sortByKey } from './sort-by-key.ts';

/** The rows of ties that lead to an entry of the log, by these entries, then in their order. `tos` are their numbers plus one. */
export function sortByTarget(tos: Uint32Array): Uint32Array {
  const order = sortByKey(tos, 1);
  // Those that lead to none have the least key.
  return order.slice(findFirst(order.length, (at) => (tos[order[at] ?? 0] ?? 0) > 0));
}

/** The first of so many places of which a test is true; it stays true from there on. */
export function findFirst(count: number, test: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
