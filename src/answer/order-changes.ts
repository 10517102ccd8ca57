import type { Preference } from '../model/reading.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** How near to the best a change must be to be taken in its place for being earlier or later; more where that was asked. */
const [wideMargin, slightMargin] = [0.15, 0.05];

/** Orders changes, the best first; the earliest or the latest of those that fit about as well where one is wished for. */
export function orderChanges(
  changes: readonly WeighedChange[],
  wish: Preference | undefined,
  isAsked: boolean,
): WeighedChange[] {
  const ordered = lessenCopies(changes).sort((a, b) => b.score - a.score || compareChanges(a, b));
  const [best] = ordered;
  if (wish === undefined || !best) return ordered;
  const margin = isAsked ? wideMargin : slightMargin;
  const near = ordered.filter(
    ({ score, fit }) => score >= best.score - margin && fit.coverage >= best.fit.coverage * 0.9,
  );
  const sign = wish === 'earliest' ? 1 : -1;
  near.sort((a, b) => sign * compareChanges(a, b));
  const [first] = near;
  return first && first !== best ? [first, ...ordered.filter((change) => change !== first)] : ordered;
}

/** Puts changes in the order in which they were made, for `sort`. */
export function compareChanges(a: WeighedChange, b: WeighedChange): number {
  if (a.entry.date !== b.entry.date) return a.entry.date < b.entry.date ? -1 : 1;
  return a.hit.sequence - b.hit.sequence;
}

/** What a change loses that says again what another says: of those of one title the earliest is the original. */
const copyLoss = 0.15;

function lessenCopies(changes: readonly WeighedChange[]): WeighedChange[] {
  const first = new Map<string, WeighedChange>();
  const titleOf = ({ entry }: WeighedChange): string => (entry.subject ?? '').toLowerCase();
  for (const change of changes) {
    const known = first.get(titleOf(change));
    if (!known || compareChanges(change, known) < 0) first.set(titleOf(change), change);
  }
  return changes.map((change) =>
    titleOf(change) === '' || first.get(titleOf(change)) === change
      ? change
      : { ...change, score: change.score - copyLoss },
  );
}
