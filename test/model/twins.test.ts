import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTwins, makeTwins, type TwinRows } from '../../src/model/twins.ts';

it('a run of entries that was rewritten is one row', () => {
  const rows = addTwins(
    [],
    [
      [12, 3],
      [10, 1],
      [11, 2],
      [20, 5],
    ],
  );
  expect(rows).toEqual([
    [10, 13, 1],
    [20, 21, 5],
  ]);
  expect(
    addTwins(rows, [
      [21, 6],
      [13, 9],
    ]),
  ).toEqual([
    [10, 13, 1],
    [13, 14, 9],
    [20, 22, 5],
  ]);
});

it('whatever was paired is found again, from the first and from each twin', () => {
  const pairs = fc
    .uniqueArray(fc.nat(40), { maxLength: 20 })
    .chain((twins) => fc.tuple(...twins.map((twin) => fc.tuple(fc.constant(100 + twin), fc.nat(6)))));
  fc.assert(
    fc.property(pairs, (given) => {
      const half = Math.floor(given.length / 2);
      const rows: TwinRows = addTwins(addTwins([], given.slice(0, half)), given.slice(half));
      const { firstOf, allOf } = makeTwins(rows);
      for (const [twin, first] of given) {
        expect(firstOf(twin)).toBe(first);
        const all = [first, ...given.filter(([, of]) => of === first).map(([one]) => one)].sort((a, b) => a - b);
        expect(allOf(twin)).toEqual(all);
        expect(allOf(first)).toEqual(all);
      }
      expect(allOf(50)).toEqual([50]);
    }),
  );
});
