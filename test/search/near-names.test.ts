import { describe, expect, it } from 'vitest';
import { findNearNames, prepareNearNames } from '../../src/search/near-names.ts';

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
