import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that can pause between its steps, and what comes of it. */
export type Steps<T> = Generator<void, T, void>;

/** So many milliseconds of such work are done in a turn of the event loop. */
const longestTurn = 8;

/** Does such work in turns of the event loop, so that questions are answered meanwhile. */
export async function workInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const end = performance.now() + longestTurn;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await nextTurn();
  }
}

/** Does such work at once. */
export function workAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes what lets others have their turn of the event loop where many do a little at once, one after the other. */
export function makePauses(): () => Promise<void> {
  let end: number | undefined;
  return async () => {
    for (;;) {
      if (end === undefined) {
        end = performance.now() + longestTurn;
        void nextTurn().then(() => {
          end = undefined;
        });
      }
      if (performance.now() < end) return;
      await nextTurn();
    }
  };
}
