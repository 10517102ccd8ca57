import type { DigestState, DigestStore } from '../model/digest-state.ts';

/** A change of the state, which it leaves as it is. */
export type StateChange = (current: DigestState) => DigestState;

/** Writes what happened without anybody waiting for it. */
export interface Recorder {
  /** Takes a change in; changes take effect in this order. */
  record(change: StateChange): void;
  /** Writes all that was taken in, at once; throws where a write failed since it was asked the last time. */
  flush(): Promise<void>;
}

/** The time between two writes, in milliseconds, unless somebody waits for them. */
const pauseBetween = 500;

/**
 * Makes a recorder. Each write is of the whole state, so what comes while one is under way, or shortly after it, goes
 * into the next one: a thousand messages that are sent at the same time do not mean a thousand writes.
 */
export function makeRecorder(store: DigestStore): Recorder {
  let waiting: StateChange[] = [];
  let writing: Promise<void> | undefined;
  let failures: unknown[] = [];
  let flushing = 0;
  let hurry: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseBetween);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await store.update((current) => batch.reduce((state, change) => change(state), current));
      } catch (error) {
        // A message that is not recorded is found again by its mark.
        failures.push(error);
      }
      if (flushing === 0) await pause();
    }
    writing = undefined;
  };

  return {
    record(change) {
      waiting.push(change);
      writing ??= writeAll();
    },
    async flush() {
      flushing += 1;
      hurry();
      await writing;
      flushing -= 1;
      const [first] = failures;
      failures = [];
      if (first !== undefined) throw first;
    },
  };
}
