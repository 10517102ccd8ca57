import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';

const readIn = (question: string): number => {
  const begun = performance.now();
  readQuestion(question, fakeVocabulary, '2020-06-15');
  return performance.now() - begun;
};

describe('a question of any length', () => {
  it.each([
    ['words', 'lzo nfs in jan ', 25_000],
    ['starts of spans', 'between may and ', 33_000],
    ['names that are left out', 'except jan kara, ', 33_000],
    ['open quotes', '“', 200_000],
    ['signs before a letter', '!', 200_000],
    ['digits', '9', 200_000],
    ['what is asked of careers', 'how long has ', 25_000],
    ['words of rankings', 'knows best ', 25_000],
    ['capitals', 'IN ', 25_000],
    ['what is held against another', 'than after ', 25_000],
    ['what is counted', 'how many ', 25_000],
    ['states', 'what since 2015 ', 25_000],
    ['merges', 'and merges first ', 25_000],
    ['with whom something was done', 'who worked with ', 25_000],
    ['clauses', 'row when ', 25_000],
    ['days in a list', 'may, june, ', 30_000],
    ['versions of something', 'what version of zlib ', 20_000],
    ['by whom something was done', 'who was asked by ', 20_000],
    ['possessives', "'s ", 100_000],
    ['people behind each other', 'more by jan, mark, ', 19_000],
    ['days of now', 'nowadays nfs mention ', 25_000],
    ['what is shown', 'changelog of show me 3 commits cc ', 11_000],
    ['what is asked of people now', 'right now ', 25_000],
    ['days that are roughly known', 'circa 2009 ', 25_000],
    ['who else did it', 'else ', 50_000],
  ])('of nothing but %s is read in a time that grows with its length alone', { timeout: 120_000 }, (_, unit, count) => {
    const short = readIn(`a${unit.repeat(count / 10)}x`);
    const long = readIn(`a${unit.repeat(count)}x`);
    // Ten times as long; what grows by the square takes a hundred times as long.
    expect(long / Math.max(short, 20)).toBeLessThan(40);
  });
});
