/** How far an import is in one of its steps. */
export interface ImportProgress {
  /**
   * What is on the network is fetched; a text or a history is read; then the index is made of what is stored; then it is
   * found out what ties entries together, and which releases have them.
   */
  step: 'fetching' | 'reading' | 'indexing' | 'ties' | 'releases';
  unit: 'entries' | 'bytes';
  done: number;
  /** Undefined where it is not known, or not known yet. */
  total?: number | undefined;
}

/** Hands on how far an import is. */
export interface Telling {
  isHeard: boolean;
  /** Begins a step; what comes back is told how much of it is done. */
  step(
    step: ImportProgress['step'],
    unit: ImportProgress['unit'],
    total: number | undefined | Promise<number | undefined>,
  ): (done: number) => void;
}

/** The least time between two tellings, in milliseconds. */
const pause = 100;

/** Makes what tells `progress` how far an import is: when a step begins, then ten times a second at most. */
export function tellProgress(progress: ((progress: ImportProgress) => void) | undefined, clock: () => number): Telling {
  if (!progress) return { isHeard: false, step: () => () => undefined };
  let told = Number.NEGATIVE_INFINITY;
  return {
    isHeard: true,
    step(step, unit, total) {
      let known: number | undefined;
      if (total instanceof Promise) {
        void total.then((number) => {
          known = number;
        });
      } else known = total;
      const tellNow = (done: number, now: number): void => {
        told = now;
        progress({ step, unit, done, total: known });
      };
      // However short the one before was: nothing more may be told of this one.
      tellNow(0, clock());
      return (done) => {
        const now = clock();
        if (now - told >= pause) tellNow(done, now);
      };
    },
  };
}
