import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/answer/read-vocabulary.ts';
import { UserError } from '../../src/model/errors.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  entries: [
    makeParsed('2007-01-01#1', 'Ada', { subject: 'lzo: pack blocks', release: '1.0.0' }),
    makeParsed('2007-02-20#1', 'Ada', { subject: 'zlib: drop the old window', release: '1.1.0' }),
  ],
  releases: [
    { name: '1.1.0', date: '2007-03-01' },
    { name: '1.0.0', date: '2007-01-01' },
  ],
});

describe('what a log knows that helps to read a question', () => {
  it.each([
    ['what changed in 1.1', { release: '1.1.0' }],
    ['what changed before v1.1', { until: '2007-02-28' }],
    ['what changed since version 1', { from: '1.0.0' }],
    ['what changed between 1.0 and 1.1', { from: '1.0.0', to: '1.1.0' }],
    ['what changed in 2.0', { about: '2.0' }],
  ])('are the releases that "%s" names', async (question, raw) => {
    expect(readQuestion(question, await readVocabulary(log, question), '2008-01-01').raw).toEqual(raw);
  });

  it('is all else where its releases cannot be told', async () => {
    const broken = { ...log, releases: () => Promise.reject(new UserError('The releases are not there.')) };
    expect((await readVocabulary(broken, 'what changed in 1.1')).findRelease('1.1')).toBeUndefined();
    const failing = { ...log, releases: () => Promise.reject(new Error('a defect')) };
    await expect(readVocabulary(failing, 'what changed in 1.1')).rejects.toThrow('a defect');
  });

  it('reads no releases for a question without a number', async () => {
    const broken = { ...log, releases: () => Promise.reject(new Error('read')) };
    expect(await readVocabulary(broken, 'what changed')).toBe(broken.vocabulary);
  });
});
