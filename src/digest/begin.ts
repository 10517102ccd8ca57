import type { Wish } from '../model/digest-desk.ts';
import type { Subscription } from '../model/subscription.ts';
import { countPast } from './audit.ts';
import type { DigestLog } from './ports.ts';

export type { Wish } from '../model/digest-desk.ts';

/** Letters and digits that are not taken for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A short name for a subscription that none has; `random` gives numbers from 0 up to, and without, 1. */
export function chooseId(isTaken: (id: string) => boolean, random: () => number = Math.random): string {
  for (let length = 4; ; length = Math.min(length + 1, 12)) {
    const letters = Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length)));
    const id = letters.join('');
    if (!isTaken(id)) return id;
  }
}

/** A subscription that begins now: with what comes to the log from now on, or with the log's past. */
export async function beginSubscription(
  { replay: wished, ...wish }: Wish,
  log: Pick<DigestLog, 'id' | 'records' | 'daysBelow'>,
  { id, now }: { id: string; now: number },
): Promise<Subscription> {
  const began = log.records;
  const replay = wished && { pace: wished.pace, next: wished.since };
  return {
    ...wish,
    id,
    ...(log.id !== undefined && { logId: log.id }),
    made: now,
    began,
    next: began,
    settled: now,
    ...(replay && { replay, replayed: replay.next, past: await countPast(log, { began, replay }) }),
    state: 'active',
    posted: 0,
    leftOut: 0,
    failed: 0,
    posts: 0,
    recent: [],
  };
}
