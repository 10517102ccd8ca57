import type { Compose } from './answer-cache.ts';
import { makeGate } from './gate.ts';

/** How many answers are put together at a time on each thread, unless one takes more milliseconds than this. */
const answersAtOnce = 4;
const longestAnswer = 100;

/** Has a few answers put together at a time by the main thread and so many others. */
export function gateCompose(compose: Compose, threads: number): Compose {
  const gate = makeGate(answersAtOnce * (1 + threads), longestAnswer);
  return (asked, ports) => gate(() => compose(asked, ports));
}
