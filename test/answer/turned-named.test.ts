import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const hash = (start: string): string => start.padEnd(40, '0');
const lead = hash('1a2b3c4d5e');
const log = makeMemoryLog({
  entries: [
    makeParsed(lead, 'Ada Hill', { date: '2012-03-04', subject: 'lzo: pack blocks' }),
    makeParsed(hash('2a2b3c4d5e'), 'Bob Brook', {
      date: '2012-03-05',
      subject: 'lzo: count the last block',
      body: 'Fixes: 1a2b3c4d5e00 ("lzo: pack blocks")',
      trailers: [{ role: 'fixes', name: '1a2b3c4d5e00 ("lzo: pack blocks")' }],
    }),
    makeParsed(hash('3a2b3c4d5e'), 'Cyd Moor', {
      date: '2012-03-06',
      subject: 'Revert "lzo: pack blocks"',
      body: `This reverts commit ${lead}.\n\nIt was too slow.`,
    }),
  ],
});

async function ask(question: string): Promise<LogAnswer> {
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

describe('a change that is named by its hash', () => {
  it.each([
    ['which commit fixes 1a2b3c4d5e', '2a2b3c4d5e'],
    ['who fixed 1a2b3c4d5e', '2a2b3c4d5e'],
    ['who wrote the fix for 1a2b3c4d5e', '2a2b3c4d5e'],
    ['what was the follow-up to 1a2b3c4d5e', '2a2b3c4d5e'],
    ['when was 1a2b3c4d5e fixed', '2a2b3c4d5e'],
    ['what reverted 1a2b3c4d5e', '3a2b3c4d5e'],
    ['why was 1a2b3c4d5e reverted', '3a2b3c4d5e'],
  ])('gives way to the one that turned it: %s', async (question, id) => {
    const { entries, sure } = await ask(question);
    expect(entries[0]?.id).toBe(hash(id));
    expect(sure).toBe(true);
  });

  it.each([
    ['what did 1a2b3c4d5e fix', '1a2b3c4d5e'],
    ['was 1a2b3c4d5e ever reverted', '1a2b3c4d5e'],
    ['who wrote the fix 2a2b3c4d5e', '2a2b3c4d5e'],
    ['what did 3a2b3c4d5e revert', '3a2b3c4d5e'],
    ['who reviewed 1a2b3c4d5e', '1a2b3c4d5e'],
  ])('is told itself: %s', async (question, id) => {
    expect((await ask(question)).entries[0]?.id).toBe(hash(id));
  });

  it('is told unsurely where nothing is known to have turned it', async () => {
    expect(await ask('who fixed 2a2b3c4d5e')).toMatchObject({ sure: false, entries: [{ id: hash('2a2b3c4d5e') }] });
  });
});
