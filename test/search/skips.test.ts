import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeByteWriter } from '../../src/search/bytes.ts';
import { makePostingsBuffer, readPostings, writePosting } from '../../src/search/postings.ts';
import { findBlock, readBlock, readWithSkips } from '../../src/search/skips.ts';

const postings = fc.uniqueArray(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 255 })), {
  minLength: 1,
  maxLength: 80,
  selector: ([unit]) => unit,
});

it('any unit is found in the block that is told for it, read alone', () => {
  fc.assert(
    fc.property(postings, fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(410)), (given, size, wanted) => {
      const list = given.toSorted(([one], [other]) => one - other);
      const writer = makeByteWriter();
      for (const [index, [unit, counts]] of list.entries()) {
        writePosting(writer, unit - (list[index - 1]?.[0] ?? 0), counts);
      }
      const bytes = writer.finish();
      const whole = makePostingsBuffer(1);
      const skips = readWithSkips(bytes, list.length, size, whole);
      expect([...whole.units.subarray(0, list.length)]).toEqual(list.map(([unit]) => unit));
      const plain = makePostingsBuffer(1);
      readPostings(bytes, 0, list.length, plain);
      expect(plain.counts.subarray(0, list.length)).toEqual(whole.counts.subarray(0, list.length));
      let block = 0;
      for (const unit of wanted.toSorted((a, b) => a - b)) {
        block = findBlock(skips, unit, block);
        const counts = list.find(([one]) => one === unit)?.[1];
        if (block === skips.before.length - 1) {
          expect(counts).toBeUndefined();
          continue;
        }
        const from = skips.bytes[block] ?? 0;
        const part = makePostingsBuffer(1);
        const length = readBlock(bytes.subarray(from, skips.bytes[block + 1]), from, skips, block, list.length, part);
        const place = part.units.subarray(0, length).indexOf(unit);
        expect(place < 0 ? undefined : part.counts[place]).toBe(counts);
      }
    }),
    { seed: 20071017 },
  );
});
