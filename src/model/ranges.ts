/** Sequence numbers as ranges in rising order, each from its first number up to, and without, its second. */
export type Ranges = [from: number, to: number][];

/** The numbers as the fewest ranges. */
export function makeRanges(numbers: Iterable<number>): Ranges {
  const ranges: Ranges = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1]) last[1] = Math.max(last[1], number + 1);
    else ranges.push([number, number + 1]);
  }
  return ranges;
}

/** All numbers of the ranges. */
export function listNumbers(ranges: readonly (readonly [number, number])[]): Set<number> {
  const numbers = new Set<number>();
  for (const [from, to] of ranges) {
    for (let number = from; number < to; number += 1) numbers.add(number);
  }
  return numbers;
}

/** A mark of 1 at each number of the ranges, of `length` numbers. */
export function markNumbers(ranges: Ranges, length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const [from, to] of ranges) marks.fill(1, from, to);
  return marks;
}

/** The numbers that are marked. */
export function* listMarked(marks: Uint8Array): Generator<number> {
  for (const [number, mark] of marks.entries()) if (mark === 1) yield number;
}

/** The parts of the ranges from a number up to, and without, another. */
export function cutRanges(ranges: readonly (readonly [number, number])[], from: number, to: number): Ranges {
  return ranges.flatMap(([first, end]): Ranges => {
    const [start, stop] = [Math.max(first, from), Math.min(end, to)];
    return start < stop ? [[start, stop]] : [];
  });
}

/** Whether a number is in one of the ranges. */
export function isInRanges(ranges: readonly (readonly [number, number])[], number: number): boolean {
  return ranges.some(([from, to]) => number >= from && number < to);
}

/** Whether a number is in one of the ranges; asked of every entry, so mostly there are none. */
export function makeRangeTest(ranges: readonly (readonly [number, number])[]): (number: number) => boolean {
  if (ranges.length === 0) return () => false;
  const marked = new Set<number>();
  for (const [from, to] of ranges) for (let number = from; number < to; number += 1) marked.add(number);
  return (number) => marked.has(number);
}
