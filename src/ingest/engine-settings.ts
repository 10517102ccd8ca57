import { setFlagsFromString } from 'node:v8';

/** A setting of the engine: what it has by itself, and what it has here. */
interface Setting {
  flag: string;
  usual: number;
  here: number;
}

/** Has the engine work with a setting of ours. */
export interface EngineSetting {
  set(): void;
  /** For good: it cannot be set again. */
  lift(): void;
}

/** Makes what makes wishes for a setting: it holds for the whole process until none wants it. */
export function makeEngineSettings(
  { flag, usual, here }: Setting,
  setFlag: (flag: string) => void = setFlagsFromString,
): () => EngineSetting {
  let wanting = 0;
  const want = (by: number): void => {
    const before = wanting;
    wanting += by;
    if (before > 0 && wanting > 0) return;
    setFlag(`--${flag}=${wanting === 0 ? usual : here}`);
  };
  return () => {
    let state: 'new' | 'set' | 'lifted' = 'new';
    return {
      set() {
        if (state !== 'new') return;
        state = 'set';
        want(1);
      },
      lift() {
        if (state === 'set') want(-1);
        state = 'lifted';
      },
    };
  };
}

/**
 * How much bytecode of others the engine copies into a function that it compiles. Each thread compiles all code for itself, some
 * of it again and again as it meets other data, and a function with a dozen others copied into it takes many times as long:
 * for a few seconds of work on several threads that costs more than it saves.
 */
export const limitCompiler = makeEngineSettings({
  flag: 'max-inlined-bytecode-size-cumulative',
  usual: 920,
  here: 100,
});

/**
 * By how many percent a heap grows before all of it is gone through again. A thread keeps some megabytes, and by itself the
 * engine goes through them for each few more, which takes processors that have other work.
 */
export const letHeapsGrow = makeEngineSettings({ flag: 'heap-growing-percent', usual: 0, here: 300 });
