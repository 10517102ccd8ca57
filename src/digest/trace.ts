import type { Day } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import type { DigestState } from '../model/digest-state.ts';
import { isInRanges } from '../model/ranges.ts';
import type { Delivery, Post, Subscription } from '../model/subscription.ts';
import type { Trace } from '../model/trace.ts';
import type { Watch } from '../model/watch.ts';
import type { DueTimes } from './due-times.ts';
import type { Channels, DigestLog } from './ports.ts';

export type { Trace } from '../model/trace.ts';

/** A record of a log that is asked about. */
export interface TracedRecord {
  /** Its number, and those of its twins: what was told of one was told of all. */
  numbers: readonly number[];
  /** The author's day. */
  date: Day;
  /** The part of the watch that it does not fit; undefined where it fits. */
  leftOutBy?: keyof Watch | 'gone' | undefined;
}

/** Tells what became of a record in a subscription. */
export function traceRecord(
  state: DigestState,
  subscription: Subscription,
  record: TracedRecord,
  { dueTimes, channels }: { dueTimes: DueTimes; channels: Pick<Channels, 'link'> },
): Trace {
  const { id, began, next, missed = [], replay, replayed, recent, server, channel } = subscription;
  const isPast = record.numbers.some((number) => number < began);
  if (isPast && (replayed === undefined || record.date < replayed)) return { kind: 'before-began' };
  // What does not fit is never told, however far the subscription has come.
  if (record.leftOutBy !== undefined) return { kind: 'left-out', by: record.leftOutBy };
  const open = [...state.deliveries.values()].find((one) => one.subscription === id && covers(one, record, isPast));
  if (open) return describeOpen(open);
  const isWaiting = isPast
    ? replay !== undefined && record.date >= replay.next
    : record.numbers.every((number) => number >= next || isInRanges(missed, number));
  if (isWaiting) {
    const { state: standing, reason } = subscription;
    return {
      kind: 'waiting',
      state: standing,
      reason,
      due: standing === 'active' ? dueTimes.next(subscription) : undefined,
    };
  }
  // What was gone when it would have been told was told by the last post that still missed it.
  const late = recent.findLast(({ missed: before = [] }) => record.numbers.some((one) => isInRanges(before, one)));
  const post = late ?? recent.find((one) => covers(one, record, isPast));
  if (post?.failed !== undefined) return { kind: 'failed', at: post.at, reason: post.failed };
  if (!post) return { kind: 'posted-before', at: recent[0]?.at ?? subscription.settled };
  const [first] = post.messages;
  const link = first === undefined ? undefined : channels.link(server, channel, first);
  return { kind: 'posted', at: post.at, messages: post.messages, link };
}

/**
 * Which part of a watch a record does not fit, found by asking for each part alone; `gone` where it fits none because
 * the source no longer has it.
 */
export async function findFilter(
  log: Pick<DigestLog, 'compose'>,
  watch: Watch,
  sequence: number,
): Promise<keyof Watch | 'gone' | undefined> {
  const compose = (asked: Watch): Promise<Digest> =>
    log.compose(asked, { kind: 'numbers', from: sequence, to: sequence + 1 }, { limit: 0, full: false });
  const fits = async (asked: Watch): Promise<boolean> => (await compose(asked)).records > 0;
  if (await fits(watch)) return undefined;
  if (!(await fits({ subsystems: [] }))) return 'gone';
  const { subsystems, about, person, role, except, merges } = watch;
  const parts: [keyof Watch, Watch][] = [['subsystems', { subsystems }]];
  if (about !== undefined) parts.push(['about', { subsystems: [], about }]);
  if (person !== undefined) parts.push(['person', { subsystems: [], person, role }]);
  else if (role !== undefined) parts.push(['role', { subsystems: [], role }]);
  if (except !== undefined) parts.push(['except', { subsystems: [], except }]);
  if (merges !== undefined) parts.push(['merges', { subsystems: [], merges }]);
  for (const [part, alone] of parts) if (!(await fits(alone))) return part;
  // Each part lets it through and all together do not, as where words and a subsystem fit two lines of one merge.
  return about !== undefined ? 'about' : 'subsystems';
}

function describeOpen({ messages, trouble, again }: Delivery): Trace {
  return {
    kind: 'sending',
    sent: messages.filter(({ id }) => id !== undefined).length,
    of: messages.length,
    trouble,
    again,
  };
}

/** Whether a post, or a delivery, settled a record; `isPast`: by its day, as replayed posts do. */
export function covers(
  { from, to, missed = [], since, until }: Post | Delivery,
  { numbers, date }: Pick<TracedRecord, 'numbers' | 'date'>,
  isPast: boolean,
): boolean {
  if (!isPast) {
    const isNew = (number: number): boolean => number >= from || isInRanges(missed, number);
    // What was told under another hash before is not told again.
    return numbers.every(isNew) && numbers.some((number) => number < to);
  }
  return since !== undefined && until !== undefined && date >= since && date <= until;
}
