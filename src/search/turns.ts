import { setImmediate as nextTurn } from 'node:timers/promises';

/** What counts many entries: it yields between stretches of them. */
export type InStretches<T> = Generator<void, T, void>;

/** So many entries are a stretch: they take a few milliseconds. */
export const stretch = 1 << 16;

/** Work goes on for so many milliseconds before others have their turn. */
const turnLength = 12;

/** Runs work to its end, long work in several turns of the event loop; what is short ends in this one. */
export async function runInTurns<T>(work: InStretches<T>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - begun < turnLength) continue;
    await nextTurn();
    begun = performance.now();
  }
}

/** Runs work to its end at once. */
export function runAtOnce<T>(work: InStretches<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Lets one at a time in: who comes while another has not ended waits, and comes in their order. */
export function makeOneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> | undefined;
  return async (work) => {
    const before = last;
    const own = before ? before.then(work, work) : work();
    last = own;
    try {
      return await own;
    } finally {
      if (last === own) last = undefined;
    }
  };
}
