import type { SourceState } from '../model/source-state.ts';
import { nextOccurrence } from '../schedule/occurrences.ts';
import type { Schedule } from '../schedule/schedule.ts';

const minute = 60_000;
/** The pause after the first failure doubles with each further one, up to the longest. */
const firstPause = minute;
const longestPause = 6 * 60 * minute;

/** When a source is refreshed. */
export interface RefreshPlan {
  schedule: Schedule;
  zone: string;
}

/**
 * How long a source is left alone after it failed for the `tries`th time in a row, in milliseconds. `chance`, from 0 to
 * 1, spreads it over the last half, so that many sources that failed together do not come back together.
 */
export function pauseAfter(tries: number, chance: number): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(tries - 1, 20));
  return Math.round(whole * (0.5 + chance / 2));
}

/** The state after a try that failed at `now`. */
export function noteFailure(
  before: SourceState | undefined,
  failed: { of: string; tried: number; now: number; reason: string; chance: number },
): SourceState {
  const { of, tried, now, reason, chance } = failed;
  const kept = before?.of === of ? before : undefined;
  const tries = (kept?.failing?.tries ?? 0) + 1;
  const failing = { since: kept?.failing?.since ?? tried, reason, tries, next: now + pauseAfter(tries, chance) };
  return { ...kept, of, tried, failing };
}

/** The state after a try that succeeded: whatever went wrong before is forgotten. */
export function noteSuccess(succeeded: { of: string; tried: number; known: SourceState['known'] }): SourceState {
  const { of, tried, known } = succeeded;
  return { of, tried, succeeded: tried, ...(known && { known }) };
}

/**
 * When a source is next to be refreshed: at once where it never was, or its address changed; after a failure when its
 * pause is over, whatever the schedule says; else by the schedule. Undefined where the schedule never comes.
 */
export function findNext(state: SourceState | undefined, of: string, plan: RefreshPlan): number | undefined {
  if (state === undefined || state.of !== of) return 0;
  if (state.failing) return state.failing.next;
  return nextOccurrence(plan.schedule, plan.zone, state.tried);
}

/** Whether a source is to be refreshed now. A clock that was set back does not hold it up for longer than a pause. */
export function isDue(state: SourceState | undefined, of: string, plan: RefreshPlan, now: number): boolean {
  const next = findNext(state, of, plan);
  if (next === undefined) return false;
  const isAhead = state !== undefined && state.tried > now + longestPause;
  return next <= now || isAhead;
}
