import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeWordCounter } from '../../src/answer/word-counter.ts';
import { hasWord, splitWords } from '../../src/search/words.ts';

/** What is counted, put plainly. */
const countPlainly = (text: string, words: readonly string[]): number =>
  words.filter((word) => hasWord(splitWords(text), word)).length;

describe('makeWordCounter', () => {
  it.each([
    ['The rename was hoped for; they hoping', ['hope'], 1],
    ['All of its libraries', ['library'], 1],
    ['The bird flew', ['fly'], 1],
    ['A process that is dying', ['die'], 1],
    ['Its sensibilities', ['sensible'], 1],
    ["Don't", ['dont'], 1],
    ['Über den Zaun', ['uber'], 1],
    ['an io error', ['io', 'error', 'disk'], 2],
    ['ionic', ['io'], 0],
    ['prerename', ['rename'], 0],
  ])('counts in %j those of %j', (text, words, count) => {
    expect(makeWordCounter(words)(text)).toBe(count);
  });

  it('counts as hasWord does, whatever is asked for in whatever form', () => {
    const stems = ['relat', 'happ', 'hop', 'sens', 'oper', 'fl', 'tr', 'd', 'us', 'er', 'io', 'müll', 'x86'];
    const ends = [
      '',
      'y',
      'ies',
      'e',
      'ed',
      'ing',
      'ional',
      'ation',
      'ator',
      'ible',
      'ibility',
      'iest',
      'ew',
      's',
      'r',
    ];
    const word = fc.tuple(fc.constantFrom(...stems), fc.constantFrom(...ends)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 4 }), (text, words) => {
        expect(makeWordCounter(words)(text.join(' '))).toBe(countPlainly(text.join(' '), words));
      }),
      { numRuns: 1000 },
    );
  });
});
