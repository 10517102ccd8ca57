import { describe, expect, it } from 'vitest';
import { findNext, isDue, noteFailure, noteSuccess, pauseAfter } from '../../src/refresh/next-try.ts';
import { parseSchedule } from '../../src/schedule/parse-schedule.ts';

const minute = 60_000;
const at = Date.parse('2026-12-07T09:30:00Z');
const plan = { schedule: parseSchedule('hourly'), zone: 'UTC' };
const fail = (before: Parameters<typeof noteFailure>[0], now: number, chance = 1) =>
  noteFailure(before, { of: 'a', tried: now - 5, now, reason: 'no answer', chance });

describe('the pause after a failure', () => {
  it('doubles from a minute to six hours', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1, 1) / minute);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    expect(pauseAfter(5000, 1)).toBe(360 * minute);
  });

  it('is spread over its last half by chance', () => {
    expect([0, 0.5, 1].map((chance) => pauseAfter(3, chance) / minute)).toEqual([2, 3, 4]);
  });
});

describe('the state of a source', () => {
  it('keeps since when it fails, and what was known before', () => {
    const known = { version: { etag: '"1"' } };
    const first = fail(noteSuccess({ of: 'a', tried: at, known }), at + minute);
    const second = fail(first, at + 10 * minute);
    expect(second).toEqual({
      of: 'a',
      tried: at + 10 * minute - 5,
      succeeded: at,
      known,
      failing: { since: at + minute - 5, reason: 'no answer', tries: 2, next: at + 12 * minute },
    });
    expect(noteSuccess({ of: 'a', tried: at, known: undefined })).toEqual({ of: 'a', tried: at, succeeded: at });
  });

  it('of another address says nothing', () => {
    const other = { ...fail(undefined, at), of: 'b' };
    expect(fail(other, at).failing?.tries).toBe(1);
    expect(findNext(other, 'a', plan)).toBe(0);
  });
});

describe('a source', () => {
  const fresh = noteSuccess({ of: 'a', tried: at, known: undefined });

  it('is due at once where it was never tried', () => {
    expect(isDue(undefined, 'a', plan, at)).toBe(true);
  });

  it('is due by its schedule', () => {
    expect(findNext(fresh, 'a', plan)).toBe(Date.parse('2026-12-07T10:00:00Z'));
    expect(isDue(fresh, 'a', plan, at + 29 * minute)).toBe(false);
    expect(isDue(fresh, 'a', plan, at + 30 * minute)).toBe(true);
  });

  it('that fails is due after its pause, whatever the schedule says', () => {
    const monthly = { schedule: parseSchedule('monthly'), zone: 'UTC' };
    expect(isDue(fail(fresh, at), 'a', monthly, at + minute - 1)).toBe(false);
    expect(isDue(fail(fresh, at), 'a', monthly, at + minute)).toBe(true);
  });

  it('is not held up where the clock was set back by days', () => {
    expect(isDue(fresh, 'a', plan, at - 86_400_000)).toBe(true);
  });
});
