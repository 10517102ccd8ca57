import type { Rounds } from '../digest/round.ts';
import type { RoundReport } from '../digest/round-report.ts';
import { beginRound, makePickNew } from '../digest/run-rounds.ts';
import type { Logger } from '../ops/log-port.ts';

/** What time it is for digests, and when to look for what is due. */
export interface PostClock {
  /** Milliseconds since 1970. */
  now(): number;
  start(tick: () => void): { stop(): void };
}

type Trouble = RoundReport['troubles'][number];

/** Runs a round at once, which goes on with all that an earlier process left, and one at each tick until it is stopped. */
export function keepPosting(
  rounds: Rounds,
  clock: PostClock,
  channels: { close(): void },
  logger: Logger,
): { stop(): Promise<void> } {
  const pickNew = makePickNew<Trouble>(({ subscription, reason }) => `${subscription}: ${reason}`);
  const listener = {
    done: (report: RoundReport) => logReport({ ...report, troubles: pickNew(report.troubles) }, logger),
    failed: (error: unknown) => logger.error({}, 'a round of digests failed', error),
  };
  const ticking = clock.start(() => beginRound(rounds, listener));
  beginRound(rounds, listener);
  return {
    async stop() {
      ticking.stop();
      const closed = rounds.close();
      // What still waits for its turn is sent by the next process.
      channels.close();
      await closed;
    },
  };
}

function logReport({ posted, stopped, troubles }: RoundReport, logger: Logger): void {
  for (const { subscription, channel, messages, entries } of posted) {
    logger.info({ subscription, channel, messages: messages.length, entries }, 'a digest was posted');
  }
  for (const one of stopped) logger.warn(one, 'a subscription has stopped');
  for (const one of troubles) logger.warn(one, 'a digest is not through yet');
}
