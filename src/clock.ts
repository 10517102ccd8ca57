import type { Logger } from 'node-cron';

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

/** How often it is looked whether the clock was set, and by how much a clock that nobody set may be off; in milliseconds. */
const lookEach = 1_000;
const jumpAtLeast = 5_000;

/** Makes the clock of this machine. It keeps no process from ending. */
export function makeClock(): Clock {
  return {
    now: () => Date.now(),
    start(tick) {
      let task = startTask(tick);
      const unwatch = watchClock(() => {
        task.stop();
        task = startTask(tick);
        tick();
      });
      return {
        stop() {
          unwatch();
          task.stop();
        },
      };
    },
  };
}

/** Ticks each minute. node-cron is loaded here, since most of what the program is asked needs no clock. */
function startTask(tick: () => void): Ticking {
  let isStopped = false;
  const loading = import('node-cron').then(({ createTask }) => {
    if (isStopped) return undefined;
    const task = createTask('* * * * *', tick, {
      noOverlap: true,
      unref: true,
      logger: silent,
      suppressMissedWarning: true,
    });
    void task.start();
    return task;
  });
  return {
    stop() {
      isStopped = true;
      void loading.then((task) => task?.destroy());
    },
  };
}

/**
 * Calls when the clock was set, or the machine slept. node-cron waits for the minute that it has in mind, which after a
 * clock was set back by days is days away, and goes through each minute that a clock was set forward over.
 */
function watchClock(jumped: () => void): () => void {
  const measure = (): number => Date.now() - performance.now();
  let before = measure();
  const timer = setInterval(() => {
    const now = measure();
    // A clock that is corrected little by little is not set.
    const isSet = Math.abs(now - before) >= jumpAtLeast;
    before = now;
    if (isSet) jumped();
  }, lookEach).unref();
  return () => clearInterval(timer);
}

function ignore(): void {}
