import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, fold, formatNumber, joinWords, shorten } from '../../src/model/text.ts';

describe('folding a text for comparing', () => {
  it.each([
    ['José  R.\tSANTOS', 'jose r. santos'],
    ["Theodore Ts'o", 'theodore tso'],
    ['“Al” Viro', 'al viro'],
    ["D´Arcy D`Arcy D’Arcy D'Arcy DʼArcy", 'darcy darcy darcy darcy darcy'],
    ['Jørgen Łukasz Đặng Weiß Æsop œuvre', 'jorgen lukasz dang weiss aesop oeuvre'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['ｆｕｌｌ ﬁt', 'full fit'],
    ['soft\u00adhyphen \u202eturned\u202c \u200bzero', 'softhyphen turned zero'],
    ['  one\n two ', 'one two'],
    ['Юрий 山田', 'юрии 山田'],
    ['', ''],
  ])('makes of %j %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('makes the same of a text composed and decomposed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [82_000, '82,000'],
    [1_234_567, '1,234,567'],
    [-123, '-123'],
    [-1234, '-1,234'],
  ])('%d is written %s', (count, text) => {
    expect(formatNumber(count)).toBe(text);
  });

  it('count one and many', () => {
    expect([0, 1, 2, 1000].map((count) => countOf(count, 'commit'))).toEqual([
      '0 commits',
      '1 commit',
      '2 commits',
      '1,000 commits',
    ]);
    expect([1, 2].map((count) => countOf(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
  });
});

describe('joined words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j read %j', (words, text) => {
    expect(joinWords(words)).toBe(text);
  });

  it('may end in another word', () => {
    expect(joinWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });
});

describe('a shortened text', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly 10', 10, 'exactly 10'],
    ['this one is cut at a word', 14, 'this one is…'],
    ['onewordthatislong', 10, 'onewordth…'],
    ['a wordthatislong', 10, 'a wordtha…'],
    ['abcd😀efgh', 6, 'abcd…'],
  ])('%j of at most %i is %j', (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
  });

  it('is at most as long as was asked, and begins as the whole does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const short = shorten(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        expect(short === text || (short.endsWith('…') && text.startsWith(short.slice(0, -1)))).toBe(true);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
