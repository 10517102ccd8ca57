import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';
import { askedOn, readAsked } from '../support/read-asked.ts';

describe('a question for a list', () => {
  it.each([
    ['which commits mention lzo', '/what about:lzo'],
    ['what changes refer to lzo?', '/what about:lzo'],
    ['are there any commits that talk about lzo', '/what about:lzo'],
    ['list all commits about lzo', '/what about:lzo'],
    ['which commits contain the word lzo', '/what about:lzo'],
    ['what commits touched lzo in 2012', '/what about:lzo since:2012-01-01 until:2012-12-31'],
    ['show me the changes with lzo in 2012', '/what about:lzo since:2012-01-01 until:2012-12-31'],
    ['which commits by jan kara mention lzo', '/what about:lzo person:jan kara'],
    ['which changes since 2012 touch lzo', '/what about:lzo since:2012-01-01'],
    ['the last 5 commits about lzo', '/what about:lzo limit:5 latest'],
    ['show me the 5 most recent changes to lzo', '/what about:lzo limit:5 latest'],
  ])('"%s" means all that have it: %s', (question, reading) => {
    expect(readAsked(question)).toBe(reading);
    expect(readQuestion(question, fakeVocabulary, askedOn).list).toBe(true);
  });

  it.each([
    'which commit mentions lzo',
    'which changes broke lzo',
    'what changed about lzo',
    'who wrote the commits that mention lzo',
    'how many commits mention lzo',
  ])('is not "%s"', (question) => {
    expect(readQuestion(question, fakeVocabulary, askedOn).list).toBeUndefined();
  });
});

it.each([
  ['who reverts most', '/rank of:people reverts:only'],
  ['who made the most reverts in 2012?', '/rank of:people since:2012-01-01 until:2012-12-31 reverts:only'],
  ['who reverted the most', '/rank of:people reverts:only'],
])('"%s" ranks: %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});

it('"who reverted the most annoying change" ranks no reverts', () => {
  expect(readAsked('who reverted the most annoying change')).not.toContain('reverts:only');
});

it.each([
  ['who was the first committer', '/who earliest'],
  ["who's the very first contributor ever?", '/who earliest'],
])('"%s" asks for whoever began: %s', (question, reading) => {
  expect(readAsked(question)).toBe(reading);
});

it('a day behind a full stop is not what something was before', () => {
  expect(readAsked('who mended what lzo lost before? feb 2012')).toContain('since:2012-02-01 until:2012-02-29');
});
