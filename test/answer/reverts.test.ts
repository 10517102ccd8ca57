import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat } from '../../src/answer/answer.ts';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readAsOf } from '../../src/answer/as-of.ts';
import { readVocabulary } from '../../src/answer/read-vocabulary.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';

const entries = [
  makeCommit(0, 'nfs: take one lock fewer'),
  makeCommit(30, 'cifs: read ahead'),
  makeCommit(60, 'Revert "nfs: take one lock fewer"', { body: `This reverts commit ${hashOf(0)}.` }),
  makeCommit(90, 'revert: tell more in the help'),
  makeCommit(9000, 'cifs: do not read ahead', { body: `This reverts commit ${hashOf(30)}.\n\nIt was slow.` }),
];
const reader = makeMemoryReader([makeMemoryLog({ entries })]);
const log = await reader.open();
const now = '2022-02-01';
const idsOf = (answer: LogAnswer): string[] => answer.entries.map(({ id }) => id);

async function ask(question: string): Promise<LogAnswer> {
  const reading = reader.readQuestion(question, await readVocabulary(log, question), now);
  return await answerReading(log, reading, { question, now });
}

describe('what takes earlier changes back', () => {
  it('is listed alone or left out, whatever its title says', async () => {
    expect(idsOf(await answerWhat(log, { reverts: 'only' }))).toEqual([hashOf(9000), hashOf(60)]);
    expect(idsOf(await answerWhat(log, { reverts: 'none' }))).toEqual([hashOf(90), hashOf(30), hashOf(0)]);
    expect(await answerCount(log, { reverts: 'all' })).toMatchObject({ count: 5 });
    expect(idsOf(await answerWhat(log, { reverts: 'only', about: 'lock' }))).toEqual([hashOf(60)]);
  });

  it('is that of the log as it was', async () => {
    expect(idsOf(await answerWhat(await readAsOf(reader, 4).open(), { reverts: 'only' }))).toEqual([hashOf(60)]);
  });

  it('is what a question for it is answered by, with its span and its words', async () => {
    expect(await ask('what was reverted?')).toMatchObject({ command: 'what', verdict: 'found', sure: true, total: 2 });
    expect(await ask('how many reverts were there in 2020')).toMatchObject({ command: 'count', count: 1 });
    expect(idsOf(await ask('what was reverted for being slow'))).toEqual([hashOf(9000)]);
    expect(await ask('why was the lock reverted')).toMatchObject({ command: 'why', query: { about: 'lock reverted' } });
  });
});
