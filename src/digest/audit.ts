import type { DigestState } from '../model/digest-state.ts';
import { messageOf } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { explainRenewed, makeLogShelf } from './open-logs.ts';
import type { DigestLog, RoundPorts } from './ports.ts';

/** What a subscription's log has for it. */
export interface LogCounts {
  /** All records of the log. */
  records: number;
  /** Of a replay: the records of the past that no post was made of yet. */
  past: number;
}

/** The books of one subscription, in records: what it had to tell of is what became of it, all added up. */
export interface Books {
  subscription: string;
  /** What came since it began, some of it once more, and what it had to tell of the log's past. */
  total: number;
  posted: number;
  leftOut: number;
  failed: number;
  /** Under way: in deliveries that are not at their end. */
  open: number;
  /** Not in any post yet. */
  waiting: number;
  /** What does not fit, a sentence each; empty where the books balance. */
  problems: string[];
}

/** Draws up the books of all subscriptions; `counts` by a subscription's id, or why its log cannot be read. */
export function auditBooks(state: DigestState, counts: ReadonlyMap<string, LogCounts | string>): Books[] {
  return [...state.subscriptions.values()].map((subscription) =>
    auditOne(state, subscription, counts.get(subscription.id) ?? 'its log was not read'),
  );
}

/** Counts for `auditBooks` what the logs have for their subscriptions. */
export async function countLogs(
  { subscriptions }: DigestState,
  openLog: RoundPorts['openLog'],
): Promise<Map<string, LogCounts | string>> {
  const logs = makeLogShelf(openLog);
  const counts = new Map<string, LogCounts | string>();
  for (const subscription of subscriptions.values()) {
    try {
      const log = await logs.open(subscription);
      const counted = { records: log.records, past: await countPast(log, subscription) };
      counts.set(subscription.id, explainRenewed(subscription, log) ?? counted);
    } catch (error) {
      counts.set(subscription.id, messageOf(error));
    }
  }
  return counts;
}

/** How many records of a log's past a replay has still to tell of; of one that begins, the `past` of its subscription. */
export async function countPast(
  log: Pick<DigestLog, 'daysBelow'>,
  { began, replay }: Pick<Subscription, 'began' | 'replay'>,
): Promise<number> {
  if (!replay) return 0;
  const days = await log.daysBelow(began);
  return days.reduce((sum, { date, records }) => (date >= replay.next ? sum + records : sum), 0);
}

function auditOne(state: DigestState, subscription: Subscription, counts: LogCounts | string): Books {
  const { id, began, next, past = 0, returned = 0, posted, leftOut, failed } = subscription;
  const deliveries = [...state.deliveries.values()].filter((one) => one.subscription === id);
  const open = deliveries.reduce((sum, one) => sum + one.posted + one.leftOut, 0);
  const problems: string[] = [];
  if (next < began) problems.push(`it stands at record ${next}, before ${began}, where it began`);
  if (deliveries.length > 1)
    problems.push(`it has ${deliveries.length} deliveries under way, and one at a time may be`);
  const known = { subscription: id, posted, leftOut, failed, open };
  if (typeof counts === 'string') return { ...known, total: 0, waiting: 0, problems: [...problems, counts] };
  const { records } = counts;
  if (records < next) problems.push(`it stands at record ${next}, and its log has only ${records}`);
  const total = records - began + past + returned;
  const waiting = records - next + counts.past;
  const sum = posted + leftOut + failed + open + waiting;
  if (sum !== total) problems.push(`of ${total} records ${sum} are accounted for`);
  return { ...known, total, waiting, problems };
}
