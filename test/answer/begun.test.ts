import { describe, expect, it } from 'vitest';
import { readBegun } from '../../src/answer/begun.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { fakeVocabulary } from '../support/fake-vocabulary.ts';

function readSubsystem(question: string): string | undefined {
  const reading = readQuestion(question, fakeVocabulary, '2020-06-15');
  return readBegun(fakeVocabulary, reading, { subsystem: reading.raw.subsystem })?.raw.subsystem;
}

describe('a question for how something began', () => {
  it.each([
    ['who added nfs', 'nfs'],
    ['who wrote nfs?', 'nfs'],
    ['when was xfs first implemeted', 'xfs'],
    ['when was xfs support added', 'xfs'],
    ['which release has xfs', 'xfs'],
    ['which release brought xfs support', 'xfs'],
  ])('"%s" is about the first change to %s', (question, subsystem) => {
    expect(readSubsystem(question)).toBe(subsystem);
  });

  it.each([
    'who added quotas to nfs',
    'who fixed nfs',
    'who wrote the nfs code',
    'when was nfs last changed',
    'who reviewed nfs',
    'who added lzo',
  ])('"%s" is not', (question) => {
    expect(readSubsystem(question)).toBeUndefined();
  });
});
