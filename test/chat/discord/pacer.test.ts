import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePacer } from '../../../src/chat/discord/pacer.ts';

/** A clock that goes on when it is told to. */
function makeFakeClock() {
  let now = 0;
  const calls: { at: number; call: () => void }[] = [];
  return {
    now: () => now,
    later: (milliseconds: number, call: () => void) => void calls.push({ at: now + milliseconds, call }),
    /** Goes on to the next call; false where there is none. */
    async step(): Promise<boolean> {
      calls.sort((one, other) => one.at - other.at);
      const next = calls.shift();
      if (!next) return false;
      now = Math.max(now, next.at);
      next.call();
      await Promise.resolve();
      return true;
    },
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe('turns', () => {
  it('are given in order, and no second has more than the limit, wherever it begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(700), { maxLength: 60 }),
        async (limit, gaps) => {
          const clock = makeFakeClock();
          const pacer = makePacer(limit, clock);
          const given: { number: number; at: number }[] = [];
          for (const [number, gap] of gaps.entries()) {
            clock.pass(gap % 3 === 0 ? gap : 0);
            void pacer.take().then(() => given.push({ number, at: clock.now() }));
            await Promise.resolve();
          }
          while (await clock.step());
          expect(given.map(({ number }) => number)).toEqual(gaps.map((_, number) => number));
          for (const { at } of given) {
            expect(given.filter((one) => one.at >= at && one.at < at + 999.999).length).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  it('end when the pacer is closed', async () => {
    const clock = makeFakeClock();
    const pacer = makePacer(1, clock);
    await pacer.take();
    const waiting = pacer.take();
    pacer.close();
    await expect(waiting).rejects.toThrow('being stopped');
    await expect(pacer.take()).rejects.toThrow('being stopped');
  });
});
