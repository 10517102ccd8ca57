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
