/**
 * Entries of a rewritten history that stand for entries that are gone, as they are kept: the records from the first number
 * up to, and without, the second stand for those from the third on, each of which is the first of its kind.
 */
export type TwinRows = [from: number, to: number, of: number][];

/** Which records are one change that was stored more than once, because the history was rewritten. */
export interface Twins {
  /** The first record of the change; the record itself where it has no twin. */
  firstOf(sequence: number): number;
  /** All records of the change, in the order of arrival, the record itself too. */
  allOf(sequence: number): readonly number[];
}

/** Reads the rows of a catalogue. */
export function makeTwins(rows: readonly (readonly [number, number, number])[] = []): Twins {
  const firsts = new Map<number, number>();
  const all = new Map<number, number[]>();
  for (const [twin, first] of listTwins(rows)) {
    firsts.set(twin, first);
    const known = all.get(first);
    if (known) known.push(twin);
    else all.set(first, [first, twin]);
  }
  for (const numbers of all.values()) numbers.sort((one, other) => one - other);
  const firstOf = (sequence: number): number => firsts.get(sequence) ?? sequence;
  return { firstOf, allOf: (sequence) => all.get(firstOf(sequence)) ?? [sequence] };
}

/** The rows with more twins, each with the first record of its change; as few rows as that takes. */
export function addTwins(rows: readonly (readonly [number, number, number])[], added: Iterable<[number, number]>) {
  const pairs = [...listTwins(rows), ...added].sort(([one], [other]) => one - other);
  const joined: TwinRows = [];
  for (const [twin, first] of pairs) {
    const last = joined.at(-1);
    if (last && twin === last[1] && first - last[2] === twin - last[0]) last[1] += 1;
    else joined.push([twin, twin + 1, first]);
  }
  return joined;
}

function* listTwins(rows: readonly (readonly [number, number, number])[]): Generator<[twin: number, first: number]> {
  for (const [from, to, of] of rows)
    for (let number = from; number < to; number += 1) yield [number, of + number - from];
}
