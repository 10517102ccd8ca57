import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchSegments } from '../../src/ingest/index-stretch.ts';
import { cutStretches } from '../../src/ingest/stretches-on-threads.ts';

it('the stretches of a log follow on each other and have all of its segments', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 4 }), (segments, threads) => {
      const stretches = cutStretches(segments, threads);
      const ends = stretches.map(({ first, length }) => first + length);
      expect(stretches.map(({ first }) => first)).toEqual([0, ...ends].slice(0, stretches.length));
      expect(ends.at(-1) ?? 0).toBe(segments);
      for (const { length } of stretches) {
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(stretchSegments);
      }
    }),
  );
});

it('the last stretches are shorter and shorter, so that threads are done at about the same time', () => {
  const lengths = cutStretches(161, 3).map(({ length }) => length);
  expect(lengths.slice(0, 3)).toEqual([8, 8, 8]);
  expect(lengths.slice(-6)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(lengths.length).toBeLessThan(2 * Math.ceil(161 / stretchSegments));
});

/** How long threads are at work that each take the next stretch when they are done with one, in segments. */
function simulate(stretches: readonly { length: number }[], threads: number): number {
  const busy = new Array<number>(threads).fill(0);
  for (const { length } of stretches) {
    const least = busy.indexOf(Math.min(...busy));
    busy[least] = (busy[least] ?? 0) + length;
  }
  return Math.max(...busy);
}

it('no thread works much longer than its share', () => {
  for (const segments of [30, 97, 161, 250]) {
    for (const threads of [2, 3, 4]) {
      expect(simulate(cutStretches(segments, threads), threads)).toBeLessThanOrEqual(Math.ceil(segments / threads) + 1);
    }
  }
});
