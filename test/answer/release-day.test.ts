import { describe, expect, it } from 'vitest';
import { answerWhen } from '../../src/answer/answer.ts';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { makeQuery } from '../../src/answer/make-query.ts';
import { readVocabulary } from '../../src/answer/read-vocabulary.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { renderLead } from '../../src/render/leads.ts';
import { lineText } from '../support/line-text.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const now = '2008-01-01';
const log = makeMemoryLog({
  entries: [
    makeParsed('2007-01-01#1', 'Ada', { subject: 'lzo: pack blocks', release: '1.0.0' }),
    makeParsed('2007-02-20#1', 'Ada', { subject: 'zlib: drop the old window', release: '1.1.0' }),
    makeParsed('2007-02-21#1', 'Ada', { subject: 'zlib: a smaller window', release: '1.2.0' }),
  ],
  releases: [{ name: '1.2.0' }, { name: '1.1.0', date: '2007-03-01' }, { name: '1.0.0', date: '2007-01-01' }],
});

const ask = async (question: string) => {
  const reading = readQuestion(question, await readVocabulary(log, question), now);
  return await answerReading(log, reading, { question, now });
};
const say = (answer: Awaited<ReturnType<typeof ask>>): string => lineText(renderLead(answer));

describe('when a release came out', () => {
  it('is its own day, whatever landed when', async () => {
    const answer = await ask('when did 1.1 come out?');
    expect(answer).toMatchObject({
      command: 'when',
      verdict: 'found',
      dates: ['2007-03-01'],
      release: '1.1.0',
      total: 1,
    });
    expect(say(answer)).toBe('1.1.0 came out on 1 Mar 2007. 1 entry came first with it.');
    expect(await answerWhen(log, makeQuery({ release: '1.1' }, now))).toMatchObject({ dates: ['2007-03-01'] });
  });

  it('is not known of one without a day', async () => {
    const answer = await ask('when was 1.2.0 released');
    expect(answer).toMatchObject({ verdict: 'nothing', dates: [] });
    expect(say(answer)).toBe('The log tells no date for 1.2.0.');
  });

  it('is not known of one that the log does not have', async () => {
    const answer = await ask('when is 9.9 coming out');
    expect(answer).toMatchObject({ verdict: 'nothing', sure: true, entries: [] });
    expect(say(answer)).toContain('This log has no release 9.9; the newest is 1.2.0');
  });

  it('is asked of no release where a change is asked about', async () => {
    expect(await ask('when was the old window dropped in 1.1')).toMatchObject({
      command: 'when',
      dates: ['2007-02-20'],
    });
  });
});
