import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByTarget } from '../../src/enrich/tie-targets.ts';

describe('the rows of ties', () => {
  it('are sorted by where they lead, then in their order, without those that lead nowhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (tos) => {
        const expected = tos.flatMap((to, row) => (to > 0 ? [{ to, row }] : []));
        expected.sort((a, b) => a.to - b.to || a.row - b.row);
        expect([...sortByTarget(Uint32Array.from(tos))]).toEqual(expected.map(({ row }) => row));
      }),
    );
  });
});
