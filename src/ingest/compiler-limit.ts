import { setFlagsFromString } from 'node:v8';

/** How much bytecode of others the engine copies into a function that it compiles: by itself, and at most here. */
const [usual, little] = [920, 100];

/** Says how much work the engine is to put into compiling. */
export interface CompilerLimit {
  set(): void;
  /** For good: it cannot be set again. */
  lift(): void;
}

/**
 * Makes what makes limits under which the engine compiles small pieces. Each thread compiles all code for itself, some of it
 * again and again as it meets other data, and a function with a dozen others copied into it takes many times as long: for a
 * few seconds of work on several threads that costs more than it saves. A limit holds for the whole process until none
 * wants it.
 */
export function makeCompilerLimits(setFlag: (flag: string) => void = setFlagsFromString): () => CompilerLimit {
  let wanting = 0;
  const want = (by: number): void => {
    const before = wanting;
    wanting += by;
    if (before > 0 && wanting > 0) return;
    setFlag(`--max-inlined-bytecode-size-cumulative=${wanting === 0 ? usual : little}`);
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

/** Makes a limit for this process. */
export const makeCompilerLimit = makeCompilerLimits();
