import { describe, expect, it } from 'vitest';
import { readDeveloperWords } from '../../src/model/developer-words.ts';
import type { AskedWord } from '../../src/model/reading.ts';
import { stemDeveloperWords } from '../../src/search/developer-stems.ts';
import { hearQuestion } from '../../src/search/heard-phrases.ts';

const leads = [
  'given back | let go of | handed back: free leak',
  'moved house | new address of house: relocate',
  'house painted | colour of the wall: paint',
  // Among more lines the words of one are rarer.
  ...Array.from({ length: 40 }, (_, at) => `other${at} | another${at}: more${at}`),
];
const words = stemDeveloperWords(
  readDeveloperWords(JSON.stringify({ same: [], leads: [], plain: [], fields: { some: { same: [], leads } } })),
);
const thing = (text: string, more: Partial<AskedWord> = {}): AskedWord => ({ text, kind: 'thing', ...more });
const hear = (...asked: AskedWord[]) => hearQuestion(asked, words);

describe('what a question says', () => {
  it('has a phrase where its words stand near to each other, in any order', () => {
    expect(hear(thing('house'), thing('was'), thing('quickly'), thing('moved')).phrases).toEqual([
      { asked: [3, 0], others: ['relocate'] },
    ]);
    const far = ['house', 'one', 'two', 'three', 'moved'].map((text) => thing(text));
    expect(hear(...far).phrases).toEqual([]);
  });

  it('is heard with the words that nothing is looked for by', () => {
    expect(hear(thing('memory'), thing('given', { after: ['back'] })).phrases).toEqual([
      { asked: [1], others: ['free', 'leak'] },
    ]);
    expect(hear(thing('memory'), thing('given')).phrases).toEqual([]);
    expect(hear(thing('memory', { before: ['given', 'back'] })).phrases).toEqual([]);
  });

  it('speaks of a topic by two of its words, told by those that are asked', () => {
    expect(hear(thing('address'), thing('that'), thing('one'), thing('two'), thing('moved')).topics).toEqual([
      { asked: [0, 4], others: ['relocate'] },
    ]);
    expect(hear(thing('address'), thing('address')).topics).toEqual([]);
    expect(hear(thing('nothing')).topics).toEqual([]);
  });
});
