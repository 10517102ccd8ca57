import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOut } from '../../src/model/share-out.ts';

it.each([
  [[5, 1, 9], 6, [3, 1, 2]],
  [[5, 1], 100, [5, 1]],
  [[3, 3, 3], 2, [1, 1, 0]],
  [[], 4, []],
  [[2], 0, [0]],
])('of %j, %i places are dealt out as %j', (wanted, places, shares) => {
  expect(shareOut(wanted, places)).toEqual(shares);
});

it('all places are dealt out while anybody wants one, and nobody who has less than wanted stands two behind another', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 8 }), fc.nat(60), (wanted, places) => {
      const shares = shareOut(wanted, places);
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      expect(sum(shares)).toBe(Math.min(places, sum(wanted)));
      const most = Math.max(0, ...shares);
      for (const [index, share] of shares.entries()) {
        expect(share).toBeLessThanOrEqual(wanted[index] ?? 0);
        if (share < (wanted[index] ?? 0)) expect(share).toBeGreaterThanOrEqual(most - 1);
      }
    }),
  );
});
