import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { countEdits, countEditsAtBeginning } from '../../src/search/edits.ts';
import { unitsOf } from '../../src/search/term-list.ts';

/** The edits between two words as the plain rule has it. */
function countPlainly(one: string, other: string): number {
  const edits = distance(one, other);
  const swapped = Array.from({ length: one.length }, (_, at) => {
    return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  });
  return edits === 2 && swapped.includes(other) ? 1 : edits;
}

describe('edits between two words', () => {
  it.each([
    ['rename', 'rename', 0],
    ['rename', 'renaem', 1],
    ['rename', 'enarme', 2],
    ['rename', 'name', 2],
    ['', 'abc', 3],
    ['recieve', 'receive', 1],
    [`${'long'.repeat(8)}er`, `${'long'.repeat(8)}re`, 1],
    [`${'long'.repeat(9)}x`, `lnog${'long'.repeat(8)}xyz`, 4],
    ['a'.repeat(32), `b${'a'.repeat(30)}b`, 2],
  ])('of %s and %s are %i', (one, other, edits) => {
    expect(countEdits(unitsOf(one), unitsOf(other), 0, other.length, 4)).toBe(edits);
  });

  it('are those of the plain rule, wherever the other word stands, and one more than the most where there are more', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 1, max: 3 }), (one, other, around, most) => {
        const text = unitsOf(around + other + around);
        const found = countEdits(unitsOf(one), text, around.length, around.length + other.length, most);
        expect(found).toBe(Math.min(countPlainly(one, other), most + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

it('edits to the beginnings of a word are the fewest of the plain rule, one more than the most where there are more', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(word, word, word, fc.integer({ min: 1, max: 3 }), (typed, other, around, most) => {
      const text = unitsOf(around + other + around);
      const [start, end] = [around.length, around.length + other.length];
      const plain = [-1, 0, 1].map((more) => distance(other.slice(0, typed.length + more), typed));
      const found = countEditsAtBeginning(unitsOf(typed), text, start, end, most);
      expect(found).toBe(Math.min(...plain, most + 1));
    }),
    { numRuns: 1000 },
  );
});
