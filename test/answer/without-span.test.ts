import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  entries: [
    makeParsed('a', 'Ada Hill', { date: '2012-03-04', subject: 'cookies: keep the expiry of a session' }),
    makeParsed('b', 'Bob Brook', { date: '2019-06-05', subject: 'cache: drop the oldest row' }),
    makeParsed('c', 'Bob Brook', { date: '2019-06-06', subject: 'cache: count rows' }),
  ],
});

async function ask(question: string): Promise<LogAnswer> {
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

it('looks at all times where the time of a thing described leaves nothing, and is not sure then', async () => {
  const told = await ask('the session cookies lost their expiry on 1 february, who fixed that?');
  expect(told).toMatchObject({ verdict: 'found', sure: false });
  expect(told.people?.[0]?.name).toBe('Ada Hill');
  expect(await ask('who fixed the expiry of session cookies on 1 february')).toMatchObject({ verdict: 'nothing' });
});
