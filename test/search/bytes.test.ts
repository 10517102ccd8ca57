import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeByteReader, makeByteWriter } from '../../src/search/bytes.ts';
import { makePostingsBuffer, packCounts, readPostings, writePosting } from '../../src/search/postings.ts';
import { packLength, unpackLength } from '../../src/search/term-builder.ts';

const anyNumber = fc.oneof(fc.nat(300), fc.nat(0xffffffff), fc.constantFrom(127, 128, 16_383, 16_384, 0xffffffff));

it('numbers are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(anyNumber), (numbers) => {
      const writer = makeByteWriter();
      for (const number of numbers) writer.number(number);
      const reader = makeByteReader(writer.finish());
      expect(numbers.map(() => reader.number())).toEqual(numbers);
      expect(reader.at).toBe(writer.length);
    }),
  );
});

it('a writer grows, and gives a copy of what was written', () => {
  const writer = makeByteWriter();
  const text = 'é修🎉'.repeat(9000);
  writer.text(text);
  writer.byte(7);
  const bytes = writer.finish();
  writer.byte(8);
  expect(Buffer.from(bytes).toString()).toBe(`${text}\u0007`);
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
});

it('postings are read as they were written', () => {
  const posting = fc.record({ distance: fc.nat(0x7fffffff >>> 4), title: fc.nat(9), body: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 12 }), fc.nat(9), (postings, before) => {
      const writer = makeByteWriter();
      for (let index = 0; index < before; index += 1) writer.byte(255);
      for (const { distance, title, body } of postings) writePosting(writer, distance, packCounts(title, body));
      const buffer = makePostingsBuffer(1);
      readPostings(writer.finish(), before, postings.length, buffer);
      let unit = 0;
      for (const [index, { distance, title, body }] of postings.entries()) {
        unit += distance;
        expect(buffer.units[index]).toBe(unit);
        const counts = buffer.counts[index] ?? 0;
        expect([counts >> 5, counts & 31]).toEqual([Math.min(title, 7), Math.min(body, 31)]);
      }
    }),
  );
});

it('a length as a byte is near to it, exact where it is small, and never shrinks as it grows', () => {
  let last = 0;
  for (let words = 0; words < 500_000; words = words < 5000 ? words + 1 : Math.ceil(words * 1.01)) {
    const byte = packLength(words);
    expect(byte).toBeGreaterThanOrEqual(last);
    expect(byte).toBeLessThanOrEqual(255);
    if (words < 16) expect(unpackLength(byte)).toBe(words);
    expect(unpackLength(byte)).toBeLessThanOrEqual(words);
    expect(unpackLength(byte)).toBeGreaterThan(words / 1.07 - 1);
    last = byte;
  }
});
