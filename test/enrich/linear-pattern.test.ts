import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeLinearPattern } from '../../src/enrich/linear-pattern.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '1', ' ', '.'), maxLength: 8 });
const atom = fc.constantFrom(
  'a',
  'b',
  'ab',
  '.',
  '\\.',
  '[ab]',
  '[^a]',
  '[a-c1]',
  '\\w',
  '\\W',
  '\\d',
  '\\s',
  '[\\w.]',
  '\\b',
  '\\B',
  '^',
  '$',
  '(?<!a)',
  '(?=b)',
  '(?<=ab)',
  '(?!c)',
);
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: atom },
    { weight: 2, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
    { weight: 1, arbitrary: tie('pattern').map((inner) => `(?:${inner})`) },
  ),
  pattern: fc
    .array(fc.tuple(tie('piece'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?')), {
      maxLength: 3,
    })
    .chain((pieces) =>
      fc
        .constantFrom('', '|')
        .map((border) =>
          pieces
            .map(([piece, repeat]) => (/^(?:\\[bB]|[\^$]|\(\?[<=!].*)$/.test(piece) ? piece : piece + repeat))
            .join(border),
        ),
    ),
}));

describe('a pattern of untrusted origin', () => {
  it('finds what a regular expression of the language finds', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 5 }), (source, texts) => {
        const expected = new RegExp(source);
        const made = makeLinearPattern(source);
        for (const each of texts) expect([source, each, made.test(each)]).toEqual([source, each, expected.test(each)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['(a*)*b', 'a'],
    ['(a|a)*$b', 'a'],
    ['(a+)+!', 'a'],
    ['.*.*.*.*.*x', 'y'],
    ['(?:a?){80}a{80}b', 'a'],
    ['([a-z]+)*[0-9]', 'q'],
  ])('%s takes a time that grows with the text alone', (source, letter) => {
    const pattern = makeLinearPattern(source);
    expect(pattern.test(letter.repeat(3000))).toBe(false);
    expect(takesLinearTime((share) => repeatBy(share)(letter, 3000), pattern.test)).toBe(true);
  });

  it.each([
    ['(', 'not closed'],
    ['a)', 'not opened'],
    ['[a', 'not closed'],
    ['*a', 'repeats nothing'],
    ['a**', 'cannot be repeated'],
    ['a++', 'possessive'],
    ['(a)\\1', 'not taken'],
    ['(?i)a', 'not taken'],
    ['(?<name>a)', 'plain characters|not taken'],
    ['(?<!a*)b', 'plain characters'],
    ['[[:alpha:]]', 'not taken'],
    ['\\p{L}', 'not taken'],
    ['[z-a]', 'turned round'],
    ['a{5000}', 'too often'],
    ['(?:a{99}){99}', 'too long'],
    ['((((((((){99}){99}){99}){99}){99}){99}){99}){99}', 'too long'],
    ['('.repeat(30), 'too deep'],
    ['a'.repeat(600), 'more than 500'],
    ['a\\', 'backslash'],
  ])('%s is refused', (source, why) => {
    expect(() => makeLinearPattern(source)).toThrow(new RegExp(why));
    expect(() => makeLinearPattern(source)).toThrow(RangeError);
  });

  it('that is any text is read or refused, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab(){}[]*+?|^$\\.,1-:!=<'), maxLength: 14 }),
        text,
        (source, each) => {
          try {
            makeLinearPattern(source).test(each);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
