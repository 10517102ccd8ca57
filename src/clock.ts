import { createTask, type Logger } from 'node-cron';

/** What time it is, and when to look for what is due. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `tick` at the beginning of each minute until it is stopped. */
  start(tick: () => void): Ticking;
}

/** A clock that runs. */
export interface Ticking {
  stop(): void;
}

/** A minute that was missed is made up for by the next tick: what is due is told by the state. */
const silent: Logger = { info: ignore, warn: ignore, error: ignore, debug: ignore };

/** Makes the clock of this machine. It keeps no process from ending. */
export function makeClock(): Clock {
  return {
    now: () => Date.now(),
    start(tick) {
      const task = createTask('* * * * *', tick, {
        noOverlap: true,
        unref: true,
        logger: silent,
        suppressMissedWarning: true,
      });
      void task.start();
      return { stop: () => void task.destroy() };
    },
  };
}

function ignore(): void {}
