import type { Digest } from '../model/digest.ts';
import type { Subscription } from '../model/subscription.ts';
import type { DigestLog, RoundPorts } from './ports.ts';

/** The logs of one round. */
export interface LogShelf {
  open(subscription: Subscription): Promise<DigestLog>;
}

/**
 * Opens each log once for each server, so that all of a round is told of the same log, and composes what several
 * subscriptions are to be told of once.
 */
export function makeLogShelf(openLog: RoundPorts['openLog']): LogShelf {
  const opened = new Map<string, Promise<DigestLog>>();
  return {
    open(subscription) {
      const { server, log } = subscription;
      const key = JSON.stringify([server, log]);
      const known = opened.get(key);
      if (known) return known;
      const opening = openLog(subscription).then(rememberDigests);
      opened.set(key, opening);
      return opening;
    },
  };
}

/**
 * Why a subscription cannot go on in the log that has the name now; undefined where it can. Numbers of records mean
 * nothing in another log, also where that was made of the same source.
 */
export function explainRenewed(
  { log: name, logId, next }: Pick<Subscription, 'log' | 'logId' | 'next'>,
  { id, records }: Pick<DigestLog, 'id' | 'records'>,
): string | undefined {
  const isOther = logId !== undefined && id !== undefined && logId !== id;
  if (!isOther && records >= next) return undefined;
  return `the log "${name}" was begun anew, so that what is new in it cannot be told: subscribe again`;
}

function rememberDigests(log: DigestLog): DigestLog {
  const composed = new Map<string, Promise<Digest>>();
  return {
    id: log.id,
    records: log.records,
    daysBelow: (number) => log.daysBelow(number),
    ...(log.settle && { settle: log.settle }),
    compose(...asked) {
      const key = JSON.stringify(asked);
      const known = composed.get(key) ?? log.compose(...asked);
      composed.set(key, known);
      return known;
    },
    findReverted: (...asked) => log.findReverted(...asked),
  };
}
