import type { Compose } from './answer-cache.ts';
import { makeGate } from './gate.ts';

/**
 * How many answers are put together at a time on each thread, unless one takes more milliseconds than this. Where several threads
 * do, whoever waits is better off where the next thread is free than behind a question that takes long.
 */
const [answersAlone, answersOfEach] = [4, 2];
const longestAnswer = 100;

/** Has a few answers put together at a time by the main thread and so many others. */
export function gateCompose(compose: Compose, threads: number): Compose {
  const gate = makeGate(threads === 0 ? answersAlone : answersOfEach * (1 + threads), longestAnswer);
  return (asked, ports) => gate(() => compose(asked, ports));
}
