import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  entries: [
    makeParsed('a', 'Ada Hill', { date: '2012-03-04', subject: 'lzo: pack blocks' }),
    makeParsed('b', 'Ada Hill', { date: '2012-03-05', subject: 'lzo: unpack them' }),
    makeParsed('c', 'Bob Brook', { date: '2013-03-06', subject: 'zlib: drop the window' }),
  ],
});

async function isSure(question: string): Promise<boolean> {
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return (await answerReading(log, reading, { question, now: '2020-01-01' })).sure;
}

it('is not sure of an answer that is not quite what is asked', async () => {
  expect(await isSure('what was the quietest year')).toBe(false);
  expect(await isSure('what was the busiest year')).toBe(true);
  expect(await isSure('how many commits did ada hill make')).toBe(true);
});
