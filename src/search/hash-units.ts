/** The hash of nothing (FNV-1a, Fowler, Noll and Vo, by the unit). */
export const hashStart = 0x811c9dc5 | 0;

/** The hash of what `hash` is of with one more unit behind it. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** The hash of a stretch of units. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = hashStart;
  for (let at = start; at < end; at += 1) hash = hashUnit(hash, units[at] ?? 0);
  return hash;
}
