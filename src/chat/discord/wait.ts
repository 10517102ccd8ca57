/** A wait that can be called off. */
export interface Wait {
  /** Fulfilled when the time has passed, or the wait was called off. */
  done: Promise<undefined>;
  callOff(): void;
}

/** Begins to wait some milliseconds. */
export function beginWait(milliseconds: number): Wait {
  let finish: () => void = () => undefined;
  const done = new Promise<undefined>((resolve) => {
    finish = () => resolve(undefined);
  });
  const timer = setTimeout(() => finish(), milliseconds);
  return {
    done,
    callOff() {
      clearTimeout(timer);
      finish();
    },
  };
}

/** Waits some milliseconds, or until a signal says that there is no more use for it. */
export async function waitOr(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { done, callOff } = beginWait(milliseconds);
  signal.addEventListener('abort', callOff);
  await done;
  signal.removeEventListener('abort', callOff);
}

/** What some work comes to; undefined where a signal says first that there is no more use for it. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    giveUp = () => resolve(undefined);
  });
  signal.addEventListener('abort', giveUp);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
