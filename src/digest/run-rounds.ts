import type { Rounds } from './round.ts';
import type { RoundReport } from './round-report.ts';

/** Who is told what rounds did. */
export interface RoundListener {
  done(report: RoundReport): void;
  /** A round failed as a whole; the next one tries again. */
  failed(error: unknown): void;
}

/**
 * Begins a round, which never fails. It is not waited for: a channel that takes long must not keep the next round from
 * the others.
 */
export function beginRound(rounds: Pick<Rounds, 'run'>, { done, failed }: RoundListener): void {
  rounds.run().then(done).catch(failed);
}

/** Picks out what was not there the last time, so that what lasts is told once. */
export function makePickNew<T>(keyOf: (one: T) => string): (those: readonly T[]) => T[] {
  let known = new Set<string>();
  return (those) => {
    const fresh = those.filter((one) => !known.has(keyOf(one)));
    known = new Set(those.map(keyOf));
    return fresh;
  };
}
