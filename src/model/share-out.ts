/** Deals out a number of places in turns, so that those with few get all they need: how many each gets. */
export function shareOut(wanted: readonly number[], places: number): number[] {
  const shares = wanted.map(() => 0);
  let left = places;
  while (left > 0) {
    const hungry = [...wanted.keys()].filter((index) => (shares[index] ?? 0) < (wanted[index] ?? 0));
    if (hungry.length === 0) break;
    const turn = Math.max(1, Math.floor(left / hungry.length));
    for (const index of hungry) {
      const given = Math.min(turn, left, (wanted[index] ?? 0) - (shares[index] ?? 0));
      shares[index] = (shares[index] ?? 0) + given;
      left -= given;
    }
  }
  return shares;
}
