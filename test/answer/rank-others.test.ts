import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const signed = (...names: string[]) => names.map((name) => makeTrailer(`signed-off-by: ${name}`));
const log = makeMemoryLog({
  entries: [
    makeParsed('a', 'Ada Hill', { date: '2012-03-04', subject: 'a', trailers: signed('Ada Hill', 'Bob Brook') }),
    makeParsed('b', 'Cyd Moor', { date: '2012-03-05', subject: 'b', trailers: signed('Cyd Moor', 'Bob Brook') }),
    makeParsed('c', 'Bob Brook', { date: '2012-03-06', subject: 'c', trailers: signed('Bob Brook', 'Ada Hill') }),
  ],
});

async function ask(question: string): Promise<LogAnswer> {
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

it('leaves somebody out of those who had a role, and none of the changes that they wrote', async () => {
  const { people = [], peopleTotal } = await ask('who signed off most apart from bob brook');
  expect(people.map(({ name, count }) => `${name} ${count}`)).toEqual(['Ada Hill 2', 'Cyd Moor 1']);
  expect(peopleTotal).toBe(2);
  expect(await ask('who signed off most apart from bob brook, ada hill and cyd moor')).toMatchObject({
    verdict: 'nothing',
  });
});

it('holds several people in a role against each other alone, whoever else had it in the same changes', async () => {
  const { people = [], peopleTotal, notes } = await ask('who signed off more, ada hill or cyd moor');
  expect(people.map(({ name, count }) => `${name} ${count}`)).toEqual(['Ada Hill 2', 'Cyd Moor 1']);
  expect(peopleTotal).toBe(2);
  expect(notes).toEqual([]);
});
