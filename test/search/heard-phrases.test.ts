import { describe, expect, it } from 'vitest';
import { readDeveloperWords } from '../../src/model/developer-words.ts';
import type { AskedWord } from '../../src/model/reading.ts';
import { stemDeveloperWords } from '../../src/search/developer-stems.ts';
import { hearPhrases } from '../../src/search/heard-phrases.ts';

const leads = ['given back: free leak', 'moved house: relocate', 'house painted: paint'];
const words = stemDeveloperWords(readDeveloperWords(JSON.stringify({ same: [], leads, plain: [] })));
const thing = (text: string, more: Partial<AskedWord> = {}): AskedWord => ({ text, kind: 'thing', ...more });
const hear = (...asked: AskedWord[]) => hearPhrases(asked, words);

describe('what a question says', () => {
  it('has a phrase where its words stand near to each other, in any order', () => {
    expect(hear(thing('house'), thing('was'), thing('quickly'), thing('moved'))).toEqual([
      { asked: [3, 0], others: ['relocate'] },
    ]);
    const far = ['house', 'one', 'two', 'three', 'moved'].map((text) => thing(text));
    expect(hear(...far)).toEqual([]);
  });

  it('is heard with the words that nothing is looked for by', () => {
    expect(hear(thing('memory'), thing('given', { after: ['back'] }))).toEqual([
      { asked: [1], others: ['free', 'leak'] },
    ]);
    expect(hear(thing('memory'), thing('given'))).toEqual([]);
    expect(hear(thing('memory', { before: ['given', 'back'] }))).toEqual([]);
  });
});
