import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWord, splitQuery, splitWords } from '../../src/search/words.ts';

describe('the words of a text', () => {
  it.each([
    ['CONFIG_CIFS_UPCALL and jbd2-debug', ['config', 'cifs', 'upcall', 'and', 'jbd2', 'debug']],
    ['fs/reiserfs/procfs.c:134: error', ['fs', 'reiserfs', 'procfs', 'c', '134', 'error']],
    ["Theodore Ts'o", ['theodore', 'tso']],
    ['Größe, ÜBERALL', ['grosse', 'uberall']],
    ['Юрий 山田', ['юрии', '山田']],
    ['— … !', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('the words of a query', () => {
  it.each([
    ['who added the lzo support', ['added', 'lzo', 'support']],
    ['LZO lzo Lzo', ['lzo']],
    ['what is it', ['what', 'is', 'it']],
    ['the', ['the']],
    ['?', []],
  ])('of %j are those that tell something: %j', (text, words) => {
    expect(splitQuery(text)).toEqual(words);
  });
});

describe('a word wanted', () => {
  const words = splitWords('compress compression with LZO1X in jffs2, 9p');

  it.each([
    ['compress', true],
    ['compressi', true],
    ['lzo', true],
    ['jff', true],
    ['9p', true],
    ['jf', false],
    ['lz', false],
    ['ompress', false],
    ['compressions', true],
    ['compressed', true],
    ['comprises', false],
  ])('%s is among them: %s', (wanted, expected) => {
    expect(hasWord(words, wanted)).toBe(expected);
  });

  it('is found in a text that has it, and in one that has a longer word of the same beginning', () => {
    const word = fc.stringMatching(/^[a-z0-9]{3,8}$/);
    fc.assert(
      fc.property(word, fc.stringMatching(/^[a-z0-9]{0,4}$/), (wanted, more) => {
        expect(hasWord(splitWords(`Before ${wanted.toUpperCase()}${more}, after`), wanted)).toBe(true);
      }),
    );
  });
});
