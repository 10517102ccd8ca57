import { describe, expect, it } from 'vitest';
import { readByLog, readVocabulary } from '../../src/answer/read-vocabulary.ts';
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

  it('is the newest of them for a question that names the log', async () => {
    const question = `what is the newest ${log.name}`;
    expect(readQuestion(question, await readVocabulary(log, question), '2008-01-01').raw).toEqual({ release: '1.1.0' });
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

describe('a question that may name somebody', () => {
  const people = makeMemoryLog({
    entries: [makeParsed('2007-01-01#1', 'Ada Lovelace', { subject: 'lzo: pack blocks' })],
  });

  it.each([
    ['what changed', [], {}],
    ['what did Ada Lovelace do', [false], { person: 'Ada Lovelace' }],
    ['what did Ada Lovelcae do', [false, true], { person: 'Ada Lovelace' }],
  ])(
    'is read as with all lists of people, of which "%s" has only those made that it needs',
    async (question, lists, raw) => {
      await people.entry(0);
      const prepared: boolean[] = [];
      const noting = {
        ...people,
        isNameReady: () => false,
        prepareNames: async (nearest: boolean) => {
          prepared.push(nearest);
          await people.prepareNames(nearest);
        },
      };
      const reading = await readByLog(noting, question, (known) => readQuestion(question, known, '2008-01-01'));
      expect(reading).toEqual(readQuestion(question, people.vocabulary, '2008-01-01'));
      expect(reading.raw).toEqual(raw);
      expect(prepared).toEqual(lists);
    },
  );
});
