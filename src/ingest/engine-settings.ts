import { setFlagsFromString } from 'node:v8';

/** Flags of the engine, parted by blanks: as they are by themselves, and as they are here. */
interface Setting {
  usual: string;
  here: string;
}

/** Has the engine work with a setting of ours. */
export interface EngineSetting {
  set(): void;
  /** For good: it cannot be set again. */
  lift(): void;
}

/** Makes what makes wishes for a setting: it holds for the whole process until none wants it. */
export function makeEngineSettings(
  { usual, here }: Setting,
  setFlags: (flags: string) => void = setFlagsFromString,
): () => EngineSetting {
  let wanting = 0;
  const want = (by: number): void => {
    const before = wanting;
    wanting += by;
    if (before > 0 && wanting > 0) return;
    setFlags(wanting === 0 ? usual : here);
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
 * How much bytecode of others the engine copies into a function that it compiles, and whether it copies what `find`, `map` and
 * their like do, too. Each thread compiles all code for itself, some of it again and again as it meets other data, and a function
 * with a dozen others copied into it takes many times as long: for a few seconds of work on several threads that costs more than
 * it saves.
 */
export const limitCompiler = makeEngineSettings({
  usual: '--max-inlined-bytecode-size-cumulative=920 --turbo-inline-array-builtins',
  here: '--max-inlined-bytecode-size-cumulative=100 --no-turbo-inline-array-builtins',
});

/**
 * By how many percent a heap grows before all of it is gone through again. A thread keeps some megabytes, and by itself the
 * engine goes through them for each few more, which takes processors that have other work.
 */
export const letHeapsGrow = makeEngineSettings({
  usual: '--heap-growing-percent=0',
  here: '--heap-growing-percent=300',
});
