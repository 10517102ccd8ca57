import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { nameWords } from '../../src/model/identity.ts';
import { findNearNames, prepareNearNames } from '../../src/search/near-names.ts';
import { allowSlips } from '../../src/search/slips.ts';

const people = prepareNearNames([
  'Linus Torvalds',
  'Junio C Hamano',
  'Jeff King',
  'José R. Santos',
  'Jose Santana',
  'Tor Vald',
  'Łukasz Stelmach',
]);

describe('names that are nearly what is typed', () => {
  it.each([
    ['torvlads', ['Linus Torvalds']],
    ['Torvla', ['Linus Torvalds']],
    ['tovalds', ['Linus Torvalds']],
    ['linsu torvadls', ['Linus Torvalds']],
    ['juino', ['Junio C Hamano']],
    ['jose sanots', ['José R. Santos', 'Jose Santana']],
    ['lukasz stelmahc', ['Łukasz Stelmach']],
    ['jeef', ['Jeff King']],
  ])('of %s are %j', (typed, names) => {
    expect(findNearNames(people, typed, 5)).toEqual(names);
  });

  it.each(['', 'xy', 'zzzzzz', 'orvalds', 'linus nobody', '???'])('of %j are none', (typed) => {
    expect(findNearNames(people, typed, 5)).toEqual([]);
  });

  it('are as many as are asked for, and equally near ones in the order they were given', () => {
    const names = prepareNearNames(['anna b', 'anne a', 'annx', 'else']);
    expect(findNearNames(names, 'annq', 2)).toEqual(['anna b', 'anne a']);
  });
});

/** The slips that a typed word has beside the best of a name's words; undefined where these are too many. */
function countPlainly(name: string, typed: string): number | undefined {
  const most = allowSlips(typed);
  const counts = nameWords(name).flatMap((word) => {
    if (word[0] !== typed[0] || word.length < typed.length - most) return [];
    return [-1, 0, 1].map((more) => distance(word.slice(0, typed.length + more), typed));
  });
  const least = Math.min(...counts);
  return least <= most ? least : undefined;
}

it('near names are those that a plain look at each word tells, in that order', () => {
  const unit = fc.constantFrom('a', 'b', 'c', 'é', '日');
  const word = fc.string({ unit, minLength: 1, maxLength: 11 });
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  // Of many names that have the first word, the second is looked for in another way.
  const names = fc
    .tuple(fc.array(name, { maxLength: 20 }), fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 1, 410))
    .map(([list, times]) => Array.from({ length: times }, () => list).flat());
  fc.assert(
    fc.property(names, name, fc.integer({ min: 1, max: 8 }), (names, typed, limit) => {
      const words = [...new Set(nameWords(typed))];
      const counted = names.flatMap((each, index) => {
        const slips = words.map((one) => countPlainly(each, one));
        const sum = slips.reduce<number>((all, one) => all + (one ?? Number.POSITIVE_INFINITY), 0);
        return Number.isFinite(sum) ? [{ each, index, sum }] : [];
      });
      counted.sort((one, other) => one.sum - other.sum || one.index - other.index);
      const expected = counted.slice(0, limit).map(({ each }) => each);
      expect(findNearNames(prepareNearNames(names), typed, limit)).toEqual(expected);
    }),
    { seed: 20071017, numRuns: 400 },
  );
});
