import { type Tie, type Ties, type Turn, tieKinds } from '../model/tie.ts';
import type { TieRows } from './resolve-ties.ts';
import type { NotedMention } from './tie-notes.ts';
import { findFirst, sortByTarget } from './tie-targets.ts';

/** What turns another change: takes it back, or takes it again. */
const turning = new Set(['reverts', 'reapplies', 'second']);

/** Makes what answers ask of ties. `readMentions` gives what is named, where it is asked for; `back` is how the rows are sorted by where they lead. */
export function makeTies(
  rows: TieRows,
  readMentions: () => readonly NotedMention[],
  back = sortByTarget(rows.tos),
): Ties {
  const { froms, kinds, tos, named } = rows;
  const kindAt = (row: number): Tie['kind'] => tieKinds[kinds[row] ?? 0] ?? 'twin';

  const listFrom = (sequence: number): number[] => {
    const rowsFound: number[] = [];
    for (let row = findFirst(froms.length, (at) => (froms[at] ?? 0) >= sequence); froms[row] === sequence; row += 1)
      rowsFound.push(row);
    return rowsFound;
  };
  const listTo = (sequence: number): number[] => {
    const rowsFound: number[] = [];
    const toAt = (at: number): number => tos[back[at] ?? 0] ?? 0;
    for (
      let at = findFirst(back.length, (place) => toAt(place) > sequence);
      at < back.length && toAt(at) === sequence + 1;
      at += 1
    ) {
      rowsFound.push(back[at] ?? 0);
    }
    return rowsFound;
  };

  return {
    from: (sequence) =>
      listFrom(sequence).map((row): Tie => {
        const to = tos[row] ?? 0;
        if (to > 0) return { kind: kindAt(row), other: to - 1 };
        const mention = readMentions()[(named[row] ?? 0) - 1];
        return { kind: kindAt(row), named: { hash: mention?.hash, title: mention?.title } };
      }),
    to: (sequence) => listTo(sequence).map((row): Tie => ({ kind: kindAt(row), other: froms[row] ?? 0 })),
    turns(sequence, counts = () => true) {
      const events: Turn[] = [];
      const seen = new Set([sequence]);
      // What takes back what took a change back takes it again, and so on.
      const open = [{ at: sequence, isTurned: false }];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const row of listTo(next.at)) {
          const by = froms[row] ?? 0;
          const kind = kindAt(row);
          if (by <= next.at || !turning.has(kind) || !counts(by)) continue;
          const isReverted = next.isTurned !== (kind === 'reverts');
          events.push({ kind: isReverted ? 'reverted' : 'again', by, ...(kind === 'second' && { isSame: true }) });
          if (seen.has(by)) continue;
          seen.add(by);
          open.push({ at: by, isTurned: next.isTurned !== (kind === 'reverts') });
        }
      }
      return keepTurns(events);
    },
    listTurning(from, to) {
      const found = new Set<number>();
      for (let row = findFirst(froms.length, (at) => (froms[at] ?? 0) >= from); (froms[row] ?? to) < to; row += 1) {
        if (turning.has(kindAt(row)) && (tos[row] ?? 0) > 0) found.add(froms[row] ?? 0);
      }
      return [...found];
    },
    listReverts() {
      const found = new Set<number>();
      for (let row = 0; row < froms.length; row += 1) if (kindAt(row) === 'reverts') found.add(froms[row] ?? 0);
      return [...found];
    },
    listTurned(sequence) {
      const found = new Set<number>();
      const open = [sequence];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const row of listFrom(at)) {
          const to = (tos[row] ?? 0) - 1;
          if (to < 0 || to >= at || !turning.has(kindAt(row)) || found.has(to)) continue;
          found.add(to);
          open.push(to);
        }
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}

/** Of all that is said to have happened, what changed something: who takes back what is taken back does nothing. */
function keepTurns(events: readonly Turn[]): Turn[] {
  const turns: Turn[] = [];
  for (const event of events.toSorted((a, b) => a.by - b.by)) {
    if (event.kind !== (turns.at(-1)?.kind ?? 'again')) turns.push(event);
  }
  return turns;
}
