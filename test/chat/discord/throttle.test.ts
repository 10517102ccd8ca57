import { describe, expect, it } from 'vitest';
import { makeThrottle } from '../../../src/chat/discord/throttle.ts';

describe('a throttle of 20 questions in 10 seconds', () => {
  const askAll = (throttle: ReturnType<typeof makeThrottle>, times: readonly number[], user = 'ada') =>
    times.map((time) => throttle.admit(user, time).ok);

  it('admits 20 questions at once and says how long the 21st has to wait', () => {
    const throttle = makeThrottle();
    expect(askAll(throttle, new Array(20).fill(1_000))).toEqual(new Array(20).fill(true));
    expect(throttle.admit('ada', 1_500)).toEqual({ ok: false, seconds: 10 });
    expect(throttle.admit('ada', 10_999)).toEqual({ ok: false, seconds: 1 });
    expect(throttle.admit('ada', 11_000)).toEqual({ ok: true });
  });

  it('does not count refused questions, so that whoever goes on asking gets through all the same', () => {
    const throttle = makeThrottle(2, 1_000);
    expect(askAll(throttle, [0, 100, 200, 300, 999, 1_000, 1_001, 1_100])).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('slows down one person and nobody else', () => {
    const throttle = makeThrottle(1, 1_000);
    expect(askAll(throttle, [0, 1])).toEqual([true, false]);
    expect(askAll(throttle, [1], 'grace')).toEqual([true]);
  });

  it('forgets people who have not asked lately, and never remembers more than it should', () => {
    const throttle = makeThrottle(1, 1_000, 100);
    for (let user = 0; user < 50; user += 1) throttle.admit(String(user), 0);
    expect(throttle.size).toBe(50);
    throttle.admit('ada', 2_000);
    expect(throttle.size).toBe(1);
    for (let user = 0; user < 5_000; user += 1) throttle.admit(String(user), 2_000);
    expect(throttle.size).toBe(100);
    expect(throttle.admit('4999', 2_000).ok).toBe(false);
  });
});
