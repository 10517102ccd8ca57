import { beginWait } from './wait.ts';

/** Lets in some work at a time; what comes when there is no room waits for its turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Makes a gate for `most` pieces of work at a time. Two hundred answers that are put together side by side are all ready
 * at the end; one after the other, each goes out as soon as it is ready, and timers go off in time meanwhile. Work that
 * takes longer than `longest` milliseconds waits for something else, a disk or a thread, and makes room for others.
 */
export function makeGate(most: number, longest: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else inside -= 1;
  };
  return async (work) => {
    if (inside < most) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const patience = beginWait(longest);
    void patience.done.then(leave);
    try {
      return await work();
    } finally {
      patience.callOff();
    }
  };
}
