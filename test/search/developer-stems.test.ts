import { describe, expect, it } from 'vitest';
import { readDeveloperWords } from '../../src/model/developer-words.ts';
import { stemDeveloperWords, stemPhrase } from '../../src/search/developer-stems.ts';

const table = (same: string[], leads: string[] = []) =>
  stemDeveloperWords(readDeveloperWords(JSON.stringify({ same, leads, plain: [] }))).same;

describe('what developers say, by stems', () => {
  it('is found by any form of a word and of a phrase', () => {
    const same = table(['crash segfault'], ['line ending: eol']);
    expect(same.get(stemPhrase('crashed'))).toEqual(['segfault']);
    expect(same.get(stemPhrase('crashing'))).toEqual(['segfault']);
    expect(same.get(stemPhrase('line endings'))).toEqual(['eol']);
  });

  it('puts together what is said for words of one stem, each once', () => {
    expect(
      table(['broken regression'], ['breaks: damage', 'break: damage regression']).get(stemPhrase('breaking')),
    ).toEqual(['damage', 'regression']);
  });
});
