import type { Subscription } from '../model/subscription.ts';
import { nextOccurrence } from '../schedule/occurrences.ts';
import { parseSchedule } from '../schedule/parse-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Knows when subscriptions are due. */
export interface DueTimes {
  /** The first instant after what is settled at which a subscription is due; undefined where it never is. */
  next(subscription: Subscription): number | undefined;
}

/** When a subscription is due the next time; undefined where it never is, as of a schedule that cannot be read. */
export function findDue({ schedule, zone }: Subscription, after: number): number | undefined {
  try {
    return nextOccurrence(readSchedule(schedule), zone, after);
  } catch {
    // It was checked when it was taken; a state that was mended by hand, or a zone that a system lost, is told of.
    return undefined;
  }
}

/**
 * Remembers for each subscription when it is due, as long as it stays as it is: a subscription is never changed but
 * replaced, so what is remembered goes with it.
 */
export function makeDueTimes(): DueTimes {
  const known = new WeakMap<Subscription, { due: number | undefined }>();
  return {
    next(subscription) {
      let found = known.get(subscription);
      if (found === undefined) {
        found = { due: findDue(subscription, subscription.settled) };
        known.set(subscription, found);
      }
      return found.due;
    },
  };
}

/** Thousands of subscriptions share few schedules. */
const schedules = new Map<string, Schedule>();
const schedulesAtMost = 500;

function readSchedule(text: string): Schedule {
  const known = schedules.get(text);
  if (known) return known;
  // What was allowed when it was taken stays allowed.
  const schedule = parseSchedule(text, { allowMinutes: true });
  if (schedules.size >= schedulesAtMost) schedules.clear();
  schedules.set(text, schedule);
  return schedule;
}
