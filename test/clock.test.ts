import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeClock } from '../src/clock.ts';

// It is loaded by real time, which stands still in these tests.
beforeAll(async () => {
  await import('node-cron');
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of this machine', () => {
  it('ticks at the beginning of each minute until it is stopped', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 11, 7, 8, 59, 30) });
    const clock = makeClock();
    const ticks: string[] = [];
    const ticking = clock.start(() => void ticks.push(new Date(clock.now()).toISOString().slice(11, 16)));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(ticks).toEqual([]);
    await vi.advanceTimersByTimeAsync(150_000);
    expect(ticks).toEqual(['09:00', '09:01', '09:02']);
    ticking.stop();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(ticks).toHaveLength(3);
  });

  it('goes on ticking after a tick that failed', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 11, 7, 8, 59, 30) });
    let ticks = 0;
    const ticking = makeClock().start(() => {
      ticks += 1;
      throw new Error('this tick fails');
    });
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks).toBe(3);
    ticking.stop();
  });

  it.each([
    ['back by three days', -3 * 86_400_000],
    ['back by an hour', -3_600_000],
    ['on by three days', 3 * 86_400_000],
    ['on by thirty years', 30 * 365 * 86_400_000],
  ])('ticks each minute after the clock was set %s', async (_, jump) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 11, 7, 8, 59, 30) });
    let ticks = 0;
    const ticking = makeClock().start(() => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(ticks).toBe(1);
    vi.setSystemTime(Date.now() + jump);
    // What the jump made due is looked for at once.
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ticks).toBe(2);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks).toBe(5);
    ticking.stop();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(ticks).toBe(5);
  });
});
