/** What a name that no subsystem has may mean. */
export interface NearSubsystems {
  /** The one that is taken for it, which is a guess all the same; undefined where several, or none, are near enough. */
  taken?: string | undefined;
  /** Those to offer, nearest first. */
  near: string[];
}

const mostNear = 5;
/** How many names share a first part that says little: `redis` in a log that has `redis-cli` and `redis-benchmark`. */
const fewestSharing = 3;

/**
 * Finds what a name may mean that is none: a slip away, else what stands behind a first part that several names share
 * (`cli` of `redis-cli`), else what begins so. Numbers are never corrected: `imx7` is not `imx6`, which is only offered.
 */
export function findNearest(typed: string, names: readonly string[]): NearSubsystems {
  const word = typed.toLowerCase();
  if (word.length < 2 || word.length > longest) return { near: [] };
  const slips = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  const edits = new Map(names.map((name) => [name, slips === 0 ? 1 : countEdits(word, name, slips)]));
  const slipped = (count: number): string[] =>
    slips < count ? [] : names.filter((name) => edits.get(name) === count && isSafe(word, name));
  const begun = word.length < 3 ? [] : names.filter((name) => name.startsWith(word));
  const parts = names.filter((name) => name.split(/[-/]/).includes(word));
  const tiers = [
    slipped(1),
    findBehind(word, parts, names),
    slipped(2),
    begun.filter((name) => !isDigit(name[word.length])),
  ];
  const [best = []] = tiers.filter((tier) => tier.length > 0);
  // Names of three letters are mostly another's with one changed, so of those only the same letters are offered.
  const others = names.filter((name) => (slips === 0 ? isSwapped(word, name) : (edits.get(name) ?? 0) <= slips));
  const near = [...new Set([...tiers.flat(), ...begun, ...parts, ...others])].slice(0, mostNear);
  return best.length === 1 ? { taken: best[0], near } : { near };
}

const longest = 60;

/** Whether the same name may be meant: its numbers are the same, and it has letters enough to tell. */
function isSafe(word: string, name: string): boolean {
  const digits = (text: string): string => text.replace(/\D+/g, ' ').trim();
  const letters = (text: string): number => text.replace(/[^a-z]/g, '').length;
  return digits(word) === digits(name) && letters(word) >= 3 && letters(name) >= 3;
}

/** Whether a name of three letters is the word with two neighbours swapped. */
const isSwapped = (word: string, name: string): boolean =>
  word.length === 3 &&
  name.length === 3 &&
  name !== word &&
  countEdits(word, name, 1) === 1 &&
  sorted(word) === sorted(name);

const sorted = (word: string): string => [...word].sort().join('');

/** The one name that is this word behind a first part which several names have, where no other name has the word. */
function findBehind(word: string, parts: readonly string[], names: readonly string[]): string[] {
  const [name = ''] = parts;
  // What ends in a number is mostly a model, of which each maker has another.
  if (parts.length !== 1 || !name.endsWith(`-${word}`) || /\d/.test(word)) return [];
  const first = name.slice(0, name.length - word.length);
  return names.filter((other) => other.startsWith(first)).length >= fewestSharing ? [name] : [];
}

const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);

/** Letters to add, take, change or swap with their neighbour; more than `most` is told as `most + 1`. */
function countEdits(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
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
  return Math.min(row[to.length] ?? most + 1, most + 1);
}
