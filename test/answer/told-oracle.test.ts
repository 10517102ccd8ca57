import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LogHistory, makeToldTest, settleStretch } from '../../src/answer/told.ts';
import { makeRanges, type Ranges } from '../../src/model/ranges.ts';
import { addTwins, makeTwins, type TwinRows } from '../../src/model/twins.ts';

/** What may happen to a log: records come, come in the place of such as are gone, go, come back; or a post is made. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('come' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('rewrite' as const, 'go' as const, 'return' as const), which: fc.nat(30) }),
  fc.record({ kind: fc.constant('post' as const) }),
);

/** A log of numbers, and beside it which change each of them is. */
function makeLog() {
  const changes: number[] = [];
  const gone = new Set<number>();
  let twins: TwinRows = [];
  let next = 0;
  return {
    changes,
    gone,
    come(): void {
      changes.push(next);
      next += 1;
    },
    /** A record that is gone comes back under another hash, where nothing stands for its change. */
    rewrite(which: number): void {
      const lost = [...gone].filter((one) => !changes.some((change, at) => change === changes[one] && !gone.has(at)));
      const change = changes[lost[which % lost.length] ?? -1];
      if (change === undefined) return;
      twins = addTwins(twins, [[changes.length, changes.indexOf(change)]]);
      changes.push(change);
    },
    toggle(which: number, goes: boolean): void {
      const there = [...changes.keys()].filter((one) => gone.has(one) !== goes);
      const one = there[which % there.length];
      if (one === undefined) return;
      if (goes) gone.add(one);
      else gone.delete(one);
    },
    history: (): LogHistory => ({ gone: makeRanges(gone), isGone: (one) => gone.has(one), twins: makeTwins(twins) }),
  };
}

it('whatever happens between posts, each change is told once, and none that is there is forgotten', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.array(step, { maxLength: 30 }), (before, steps) => {
      const log = makeLog();
      for (let count = 0; count < before; count += 1) log.come();
      const known = new Set(log.changes);
      let [from, missed, returned, told, leftOut]: [number, Ranges, number, number, number] = [before, [], 0, 0, 0];
      for (const one of [...steps, { kind: 'post' as const }]) {
        if (one.kind === 'come') for (let count = 0; count < one.count; count += 1) log.come();
        if (one.kind === 'rewrite') log.rewrite(one.which);
        if (one.kind === 'go' || one.kind === 'return') log.toggle(one.which, one.kind === 'go');
        if (one.kind !== 'post') continue;
        const stretch = { kind: 'numbers', from, to: log.changes.length, missed } as const;
        const history = log.history();
        const isTold = makeToldTest(history, stretch) ?? (() => true);
        const live = [...log.changes.keys()].filter((sequence) => !log.gone.has(sequence));
        const posted = live.filter(isTold).map((sequence) => log.changes[sequence]);
        const expected = new Set(live.map((sequence) => log.changes[sequence] ?? -1).filter((one) => !known.has(one)));
        expect(posted.length).toBe(expected.size);
        expect(new Set(posted)).toEqual(expected);
        for (const change of expected) known.add(change);
        const settled = settleStretch(history, stretch);
        told += posted.length;
        leftOut += stretch.to - from + settled.returned - posted.length;
        returned += settled.returned;
        [from, missed] = [stretch.to, settled.missed];
      }
      // The books balance, and nothing was left out that was not there.
      expect(told + leftOut).toBe(log.changes.length - before + returned);
      expect(leftOut).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});
