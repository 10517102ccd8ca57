import { describe, expect, it } from 'vitest';
import { readDeveloperWords } from '../../src/model/developer-words.ts';
import { stemDeveloperWords, stemPhrase } from '../../src/search/developer-stems.ts';

const read = (same: string[], leads: string[] = []) =>
  stemDeveloperWords(readDeveloperWords(JSON.stringify({ same, leads, plain: [] })));
const table = (same: string[], leads: string[] = []) => read(same, leads).same;

describe('what developers say, by stems', () => {
  it('is found by any form of a word and of a phrase', () => {
    const { same, phrases } = read(['crash segfault'], ['line ending: eol']);
    expect(same.get(stemPhrase('crashed'))).toEqual(['segfault']);
    expect(same.get(stemPhrase('crashing'))).toEqual(['segfault']);
    expect(phrases.get('line')).toEqual([{ stems: stemPhrase('line endings').split(' '), others: ['eol'] }]);
  });

  it('has phrases without words that need not be there, unless one alone would be left', () => {
    expect(stemPhrase('reads past the end')).toBe(stemPhrase('read past end'));
    expect(stemPhrase('this one')).toBe('thi on');
  });

  it('puts together what is said for words of one stem, each once', () => {
    expect(
      table(['broken regression'], ['breaks: damage', 'break: damage regression']).get(stemPhrase('breaking')),
    ).toEqual(['damage', 'regression']);
  });
});
