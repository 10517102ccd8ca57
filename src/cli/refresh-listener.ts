import type { ToldOutcome } from '../model/source-state.ts';
import type { BotMetrics, Logger } from '../ops/log-port.ts';

/** Hears how the refreshes of a running bot end. */
export interface RefreshListener {
  done(outcome: ToldOutcome, seconds: number): void;
  failed(log: string, error: unknown): void;
}

/** Tells the operator how refreshes end, and counts them. */
export function makeRefreshListener(logger: Logger, metrics: Pick<BotMetrics, 'refresh'>): RefreshListener {
  return {
    done(outcome, seconds) {
      metrics.refresh(outcome.outcome, seconds);
      const { log } = outcome;
      if (outcome.outcome === 'refreshed') {
        const { added, gone, restored } = outcome.report;
        logger.info({ log, added, gone, restored, seconds }, 'a log was refreshed');
      } else if (outcome.outcome === 'failed') {
        const { reason, since, next } = outcome;
        logger.warn({ log, reason, since, next, seconds }, 'a source cannot be read; it is tried again by itself');
      } else {
        logger.debug({ log, outcome: outcome.outcome, seconds }, 'a log is as it was');
      }
    },
    failed(log, error) {
      metrics.refresh('failed', 0);
      logger.error({ log }, 'a log could not be refreshed', error);
    },
  };
}
