import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeKeys } from '../../src/search/term-keys.ts';
import { makeTermTable, type TermTable } from '../../src/search/term-table.ts';
import { termAt } from '../../src/search/terms.ts';

/** All terms of a table as strings. */
function listStrings(table: TermTable): string[] {
  const terms = table.list();
  return Array.from(terms.ends, (_, number) => termAt(terms, number));
}

/** The number of a term that stands behind a sign in a text. */
function numberOf(table: TermTable, word: string): number {
  const { bytes, view, places } = makeKeys(`<${word}>`);
  const numbers = new Uint32Array(1);
  const [start, end] = [places.slice(1, 2), places.slice(1 + word.length, 2 + word.length)];
  table.numberAll({ bytes, view, count: 1, starts: start, ends: end, kinds: new Uint8Array(1) }, numbers);
  return numbers[0] ?? 0;
}

it('numbers terms as a map does', () => {
  const unit = fc.constantFrom('a', 'b', '_', 'é', '修', '🎉');
  const short = fc.string({ unit, minLength: 1, maxLength: 4 });
  // What has more than eight bytes is not told apart by these alone.
  const long = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 });
  const word = fc.oneof(
    short,
    long,
    fc.tuple(fc.constant('prefix_-.'), short).map(([before, end]) => before + end),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      const table = makeTermTable();
      const map = new Map<string, number>();
      for (const each of words) {
        if (!map.has(each)) map.set(each, map.size);
        expect(numberOf(table, each)).toBe(map.get(each));
      }
      expect(listStrings(table)).toEqual([...map.keys()]);
    }),
  );
});

it('takes large and small letters of ASCII for the same, and nothing else for another', () => {
  const table = makeTermTable();
  const units = Array.from({ length: 0x2000 }, (_, code) => String.fromCharCode(code)).filter((one) =>
    /[\w.+#/-]|[^\0-\x7f]/.test(one),
  );
  const numbers = units.map((unit) => numberOf(table, unit));
  expect(table.size).toBe(units.length - 26);
  for (const [index, unit] of units.entries())
    expect(numbers[units.indexOf(unit < '\x80' ? unit.toLowerCase() : unit)]).toBe(numbers[index]);
});

it('grows beyond its first size, and keeps all numbers', () => {
  const table = makeTermTable();
  const words = Array.from({ length: 150_000 }, (_, number) => number.toString(36));
  for (const each of words) numberOf(table, each);
  expect(words.every((each, number) => numberOf(table, each) === number)).toBe(true);
});

it('shrinks to its first terms, and numbers others anew', () => {
  const table = makeTermTable();
  const words = Array.from({ length: 10_000 }, (_, number) => number.toString(36));
  const numberAll = (list: readonly string[]): number[] => list.map((each) => numberOf(table, each));
  numberAll(words);
  table.shrink(100);
  expect(listStrings(table)).toEqual(words.slice(0, 100));
  expect(numberAll(words.slice(0, 100).toReversed())).toEqual(Array.from({ length: 100 }, (_, index) => 99 - index));
  expect(numberAll(words.slice(5000))).toEqual(Array.from({ length: 5000 }, (_, index) => 100 + index));
  table.shrink(10_000);
  expect(table.size).toBe(5100);
});
