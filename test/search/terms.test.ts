import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareUnits, headOf, pickTerms, sortTerms, termAt } from '../../src/search/terms.ts';
import { toUnits } from '../support/units.ts';

const unit = fc.constantFrom('a', 'b', 'z', '_', 'é', '\u00fe', '\u00ff', '\u0100', '修', '\ufb01', '🎉');
const word = fc.string({ unit, minLength: 1, maxLength: 9 });
const byUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

it('terms compare as strings do, and their heads never say otherwise', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const [a, b] = [toUnits(`(${one})`), toUnits(other)];
      const [start, end] = [1, 1 + one.length];
      expect(Math.sign(compareUnits(a, start, end, b, 0, b.length))).toBe(byUnits(one, other));
      const heads = Math.sign(headOf(a, start, end) - headOf(b, 0, b.length));
      expect([0, byUnits(one, other)]).toContain(heads);
    }),
    { numRuns: 2000 },
  );
});

it('the heads of terms of ASCII differ where their first six letters do', () => {
  const head = (text: string): number => headOf(toUnits(text), 0, text.length);
  expect(head('commit')).toBe(head('commits'));
  const words = ['a', 'aa', 'ab', 'abcde', 'abcdef', 'abcdeg', 'b'];
  expect(words.map(head).toSorted((a, b) => a - b)).toEqual(words.map(head));
  expect(new Set(words.map(head)).size).toBe(words.length);
});

it('terms are sorted and copied, all but the first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), (words) => {
      let end = 0;
      const ends = Uint32Array.from(words, (each) => {
        end += each.length;
        return end;
      });
      const terms = { units: toUnits(words.join('')), ends };
      const order = sortTerms(terms, 1);
      const picked = pickTerms(terms, order);
      const sorted = words.slice(1).sort(byUnits);
      expect([...order].map((number) => words[number])).toEqual(sorted);
      expect(sorted.map((_, number) => termAt(picked, number))).toEqual(sorted);
    }),
  );
});
