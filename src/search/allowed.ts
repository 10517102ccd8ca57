import type { Selection } from './collect.ts';
import { isEntry } from './columns.ts';
import { intersectLists } from './facet-lists.ts';
import { passesFilters } from './filters.ts';
import type { QueryWords } from './query-words.ts';
import type { Shard } from './shard.ts';

/**
 * The entries that all filters let through, where one of these lists its own: the shortest list is gone through before any
 * word is looked for, unless the rarest word is far rarer. In a shard with titles of merges, of
 * which a filter may let through some, each unit is tested.
 */
export function listAllowed(
  shard: Shard,
  { words, nearest, filters, isGone, anyGone }: Selection,
): Uint32Array | undefined {
  const listed = filters.flatMap((filter) =>
    filter.list ? [{ filter, list: filter.list, most: filter.list.most(shard) }] : [],
  );
  const [first, ...others] = listed.sort((one, other) => one.most - other.most);
  if (first === undefined || shard.units > shard.records) return undefined;
  if (words && nearest && first.most * 2 > shard.records && first.most > fewListed) return undefined;
  if (words && !nearest && countRarest(shard, words) * testCost < first.most) return undefined;
  let allowed = first.list.read(shard);
  const read = new Set([first.filter]);
  for (const { filter, list, most } of others) {
    if (allowed.length * testCost < most) continue;
    allowed = intersectLists(allowed, list.read(shard));
    read.add(filter);
  }
  // In their order: the first ones take least.
  const left = filters.filter((filter) => !read.has(filter));
  const { flags } = shard.columns;
  let count = 0;
  for (let index = 0; index < allowed.length; index += 1) {
    const entry = allowed[index] ?? 0;
    if (((flags[entry] ?? 0) & isEntry) === 0 || (anyGone && isGone(shard.first + entry))) continue;
    if (left.length === 0 || passesFilters(shard, entry, entry, left)) allowed[count++] = entry;
  }
  return allowed.subarray(0, count);
}

/** To test an entry takes as long as reading so many from a list. */
const testCost = 8;

/** A list of no more is gone through also where it has nearly all. */
const fewListed = 10_000;

/** In how many units the rarest of the words stands at most. */
function countRarest({ dictionary }: Shard, { required }: QueryWords): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { variants } of required) {
    let size = 0;
    for (const { term } of variants) size += dictionary.find(term)?.size ?? 0;
    least = Math.min(least, size);
  }
  return least;
}
