const mostNear = 5;

/** The names that a mistyped one may mean, nearest first: those few letters away, else those that begin with it. */
export function findNearest(typed: string, names: readonly string[]): string[] {
  const word = typed.toLowerCase();
  const allowed = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  let nearest: string[] = [];
  let least = allowed + 1;
  for (const name of names) {
    const distance = allowed === 0 ? least : countEdits(word, name, least);
    if (distance < least) [nearest, least] = [[], distance];
    if (distance === least && distance <= allowed) nearest.push(name);
  }
  if (nearest.length > 0) return nearest.slice(0, mostNear);
  const parts =
    word.length < 3 ? [] : names.filter((name) => name.startsWith(word) || name.split(/[-/]/).includes(word));
  return parts.slice(0, mostNear);
}

/** Letters to add, take, change or swap with their neighbour; more than `most` is told as `most + 1`. */
function countEdits(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most || from.length > 60) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next.push(swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost);
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? most + 1;
}
