/** Lets through what counts against a limit of so many in any second. */
export interface Pacer {
  /** Fulfilled when it is one's turn, in the order of asking. Fails once the pacer is closed. */
  take(): Promise<void>;
  /** Turns away whoever waits, and whoever comes. */
  close(): void;
}

/** What a pacer takes from outside: the time in milliseconds, and a way to wait for some. */
export interface PacerClock {
  now(): number;
  /** Calls back after so many milliseconds. */
  later(milliseconds: number, call: () => void): void;
}

const systemClock: PacerClock = {
  now: () => performance.now(),
  later: (milliseconds, call) => void setTimeout(call, milliseconds),
};

/**
 * Makes a pacer that parts turns evenly: so no second, wherever it begins, has more than the limit. A bucket that fills
 * up would let through twice as many around the end of a second.
 */
export function makePacer(perSecond: number, clock: PacerClock = systemClock): Pacer {
  const gap = 1000 / perSecond;
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let isWaking = false;
  let isClosed = false;

  const wake = (): void => {
    isWaking = false;
    for (;;) {
      const [first] = waiting;
      if (!first) return;
      const wait = next - clock.now();
      if (wait > 0) {
        isWaking = true;
        clock.later(wait, wake);
        return;
      }
      waiting.shift();
      next = Math.max(next + gap, clock.now() + gap);
      first.resolve();
    }
  };

  return {
    take() {
      if (isClosed) return Promise.reject(new Error(closed));
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (!isWaking) wake();
      });
    },
    close() {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new Error(closed));
    },
  };
}

const closed = 'the bot is being stopped';
