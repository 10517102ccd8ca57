/** By how much the larger of two things is larger, and how many times as long it may take: by the square it would be 256. */
const larger = 16;
const mostTimes = 100;
/** So many milliseconds are counted at the least, since less says more of the machine than of the work. */
const least = 4;
/** A busy machine gets some chances: the shortest times count. */
const turns = 5;

/** How much of its full size a thing has. */
export type Share = number;

/**
 * Whether some work takes a time that grows with the size of what it is given, and no more: `make` makes that at its full
 * size and at a sixteenth of it, and both are measured in turn, in time of the processor.
 */
export function takesLinearTime<T>(
  make: (share: Share) => T,
  work: (given: T) => unknown,
  measure = measureProcessor,
): boolean {
  const [small, large] = [make(1 / larger), make(1)];
  const [measureSmall, measureLarge] = [() => measure(() => work(small)), () => measure(() => work(large))];
  // The engine compiles what it runs for the first time.
  measureSmall();
  let [shortest, longest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn += 1) {
    // The small one is soon done, and a time that is too long by chance would excuse the large one.
    shortest = Math.min(shortest, measureSmall(), measureSmall(), measureSmall());
    longest = Math.min(longest, measureLarge());
    if (longest <= Math.max(shortest, least) * mostTimes) return true;
  }
  return false;
}

/** How many milliseconds of the processor this process takes for some work. */
function measureProcessor(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Makes what repeats a text so many times at its full size. */
export const repeatBy =
  (share: Share) =>
  (text: string, count: number): string =>
    text.repeat(Math.ceil(count * share));
