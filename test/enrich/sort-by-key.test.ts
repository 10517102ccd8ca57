import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortByKey } from '../../src/enrich/sort-by-key.ts';

const key = fc.oneof(fc.nat(0xffff_ffff), fc.constantFrom(0, 1, 2047, 2048, 1 << 22, 0x8000_0000, 0xffff_ffff));

it.each([1, 2] as const)(
  'places are in the order of their keys, the same ones as they stand (%i numbers each)',
  (step) => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const list = Uint32Array.from(keys.flatMap((one) => (step === 1 ? [one] : [one, 7])));
        const expected = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
        expect([...sortByKey(list, step)]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  },
);
