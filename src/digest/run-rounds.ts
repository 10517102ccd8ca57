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
