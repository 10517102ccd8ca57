import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeTermTable, type TermTable } from '../../src/search/term-table.ts';
import { termAt } from '../../src/search/terms.ts';
import { toUnits } from '../support/units.ts';

/** All terms of a table as strings. */
function listStrings(table: TermTable): string[] {
  const terms = table.list();
  return Array.from(terms.ends, (_, number) => termAt(terms, number));
}

it('numbers terms as a map does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '修', '🎉'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      const table = makeTermTable();
      const map = new Map<string, number>();
      for (const each of words) {
        if (!map.has(each)) map.set(each, map.size);
        expect(table.number(toUnits(`<${each}>`), 1, 1 + each.length)).toBe(map.get(each));
      }
      expect(listStrings(table)).toEqual([...map.keys()]);
    }),
  );
});

it('grows beyond its first size, and keeps all numbers', () => {
  const table = makeTermTable();
  const words = Array.from({ length: 150_000 }, (_, number) => number.toString(36));
  for (const each of words) table.number(toUnits(each), 0, each.length);
  expect(words.every((each, number) => table.number(toUnits(each), 0, each.length) === number)).toBe(true);
});

it('shrinks to its first terms, and numbers others anew', () => {
  const table = makeTermTable();
  const words = Array.from({ length: 10_000 }, (_, number) => number.toString(36));
  const numberAll = (list: readonly string[]): number[] =>
    list.map((each) => table.number(toUnits(each), 0, each.length));
  numberAll(words);
  table.shrink(100);
  expect(listStrings(table)).toEqual(words.slice(0, 100));
  expect(numberAll(words.slice(0, 100).toReversed())).toEqual(Array.from({ length: 100 }, (_, index) => 99 - index));
  expect(numberAll(words.slice(5000))).toEqual(Array.from({ length: 5000 }, (_, index) => 100 + index));
  table.shrink(10_000);
  expect(table.size).toBe(5100);
});
