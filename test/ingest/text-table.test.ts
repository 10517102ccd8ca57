import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTextTable } from '../../src/ingest/text-table.ts';

describe('a table of texts', () => {
  it('gives every text a number of its own, the same each time, and gives it back', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{0,70}$/);
    const text = fc.oneof(hex, fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udfff', '00', '0', 'é'));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 80 }), (texts) => {
        const table = makeTextTable();
        const unique = [...new Set(texts)];
        expect(texts.map((one) => table.number(one))).toEqual(texts.map((one) => unique.indexOf(one)));
        expect(table.size).toBe(unique.length);
        for (const [number, one] of unique.entries()) {
          expect(table.find(one)).toBe(number);
          expect(table.text(number)).toBe(one);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('knows a text only as a whole, however many there are', () => {
    const table = makeTextTable();
    const make = (index: number) => Math.imul(index, 0x9e3779b1).toString(16).replace('-', '').padStart(24, '0');
    const texts = [...new Set(Array.from({ length: 20_000 }, (_, index) => make(index)))];
    for (const text of texts) table.number(text);
    expect(texts.every((text, number) => table.find(text) === number && table.text(number) === text)).toBe(true);
    for (const text of texts.slice(0, 1_000)) {
      expect(table.find(text.slice(0, -2))).toBeUndefined();
      expect(table.find(`${text}00`)).toBeUndefined();
    }
  });
});
