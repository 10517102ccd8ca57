import { expect, it } from 'vitest';
import { readNumberWord, readSmallNumber } from '../../src/model/number-words.ts';

it.each([
  ['one', 1, 1],
  ['twelve', 12, 12],
  ['12', undefined, 12],
  ['123', undefined, undefined],
  ['thirteen', undefined, undefined],
  ['', undefined, undefined],
])('"%s" is %s in words, and %s in words or digits', (word, inWords, number) => {
  expect([readNumberWord(word), readSmallNumber(word)]).toEqual([inWords, number]);
});
