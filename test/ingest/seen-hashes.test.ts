import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeSeenHashes } from '../../src/ingest/seen-hashes.ts';

const word = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 0xffffffff }));
const hash = fc.tuple(word, word).filter(([high, low]) => high > 0 || low > 0);

it('a hash that comes twice is noticed, however many came, and no other is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(hash, { selector: String, minLength: 1 }), fc.nat(), (hashes, which) => {
      const seen = makeSeenHashes(1);
      for (const each of hashes) seen.add(Uint32Array.from(each));
      expect(seen.isRepeated).toBe(false);
      seen.add(Uint32Array.from(hashes[which % hashes.length] ?? []));
      expect(seen.isRepeated).toBe(true);
    }),
  );
});
