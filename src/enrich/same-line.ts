import type { TieLookup } from './tie-lookup.ts';
import type { TieNotes } from './tie-notes.ts';

/** How many steps are walked in all, so that a graph that is made to be slow is not. */
const mostSteps = 20_000_000;

/** Makes what tells whether a commit builds on an earlier one: a change never comes before the one it builds on. */
export function makeLineTest(
  { parentCounts, parents }: Pick<TieNotes, 'parentCounts' | 'parents'>,
  lookup: Pick<TieLookup, 'byPrint'>,
): (earlier: number, later: number) => boolean {
  let starts: Uint32Array | undefined;
  const seen = new Uint32Array(parentCounts.length);
  let walk = 0;
  let steps = 0;
  return (earlier, later) => {
    starts ??= sumUp(parentCounts);
    walk += 1;
    const open = [later];
    for (let at = open.pop(); at !== undefined && steps < mostSteps; at = open.pop()) {
      steps += 1;
      const start = starts[at] ?? 0;
      for (let place = start; place < start + (parentCounts[at] ?? 0); place += 1) {
        const parent = lookup.byPrint([parents[2 * place] ?? 0, parents[2 * place + 1] ?? 0]);
        if (parent === earlier) return true;
        if (parent === undefined || parent < earlier || seen[parent] === walk) continue;
        seen[parent] = walk;
        open.push(parent);
      }
    }
    return false;
  };
}

function sumUp(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length);
  for (let place = 1; place < counts.length; place += 1)
    starts[place] = (starts[place - 1] ?? 0) + (counts[place - 1] ?? 0);
  return starts;
}
