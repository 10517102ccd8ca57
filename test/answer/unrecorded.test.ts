import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { renderLead } from '../../src/render/leads.ts';
import { lineText } from '../support/line-text.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

async function ask(question: string): Promise<LogAnswer> {
  const log = makeMemoryLog({
    entries: [
      makeParsed('a', 'Ada', { date: '2012-03-04', subject: 'Count the changed lines of a file' }),
      makeParsed('b', 'Ada', { date: '2012-03-05', subject: 'Colour lines' }),
      makeParsed('c', 'Bob', { date: '2012-03-06', subject: 'Add files' }),
    ],
  });
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

it.each(['how many lines were changed in 2012', 'how many lines of code did ada write', 'how many files are there'])(
  '"%s" has no number, and no change stands for it',
  async (question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ verdict: 'nothing', sure: true, entries: [] });
    expect(lineText(renderLead(answer))).toMatch(
      /^A log tells of changes, and not of the number of (?:lines|files)\.$/,
    );
  },
);

it('ranks people by their changes where lines are asked for, and is not sure', async () => {
  const answer = await ask('who added the most lines');
  expect(answer.people?.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
  expect(answer.sure).toBe(false);
  expect(answer.notes).toContainEqual({ kind: 'unrecorded', what: 'lines' });
});

it('counts changes that are about lines', async () => {
  expect((await ask('how many commits mention lines')).count).toBe(2);
});
