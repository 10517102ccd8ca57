import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const hash = (start: string): string => start.padEnd(40, '0');
const commits = [
  makeParsed('2020-01-01', 'Ada Hill', {
    id: hash('a1b2c3d4e5f6'),
    subject: 'lamps: dim the lamps of the hall',
    body: 'They were too bright.',
    trailers: ['co-authored-by: Bob Stone', 'reported-by: Carl Doe'].map(makeTrailer),
  }),
  makeParsed('2020-02-01', 'Joan Roe', { id: hash('b1'), subject: 'lamps: dim one of them', body: 'It hurt.' }),
  makeParsed('2020-03-01', 'Ada Hill', {
    id: hash('c1'),
    subject: 'doors: grease the hinges of doors',
    body: 'Suggested by Jane Poe.',
  }),
  makeParsed('2020-04-01', 'Ada Hill', { id: hash('d1'), subject: 'windows: clean the panes', body: 'Dust.' }),
  makeParsed('2020-05-01', 'Joan Roe', { id: hash('e1'), subject: 'windows: clean the panes again', body: 'Rain.' }),
];
const opening = makeRecordsLog(
  commits.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
  { days: commits.map(({ date }, line) => ({ date, declared: 1, listed: 1, line })) },
);

async function ask(question: string) {
  const reader = await opening;
  const now = '2021-01-01';
  return await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
}

it.each([
  ['who wrote a1b2c3d4e5f6', 'Ada Hill', 'author'],
  ['who co-authored a1b2c3d4e5f6', 'Bob Stone', 'co-authored-by'],
  ['who reported a1b2c3d4e5f6', 'Carl Doe', 'reported-by'],
  ['who besides Ada Hill worked on a1b2c3d4e5f6', 'Bob Stone', 'co-authored-by'],
])('of a change by its hash "%s" tells the role that is asked', async (question, name, role) => {
  expect(await ask(question)).toMatchObject({ sure: true, people: [{ name, role, count: 1 }] });
});

it('nobody is recorded in a role of a change by its hash', async () => {
  const answer = await ask('who tested a1b2c3d4e5f6');
  expect(answer).toMatchObject({ verdict: 'nothing', notes: [{ kind: 'nobody-recorded', role: 'tested-by' }] });
});

it('who worked on a change besides its author had another part in that change', async () => {
  const answer = await ask('besides Ada Hill, who worked on dimming the lamps of the hall');
  expect(answer.people).toEqual([{ name: 'Bob Stone', role: 'co-authored-by', count: 1 }]);
  expect(answer.entries[0]?.id).toBe(hash('a1b2c3d4e5f6'));
});

it('whoever is only credited beside the author is no sure answer', async () => {
  const answer = await ask('besides Ada Hill, who worked on greasing the hinges of doors');
  expect(answer).toMatchObject({ sure: false, people: [{ name: 'Jane Poe', role: 'credited', count: 1 }] });
});

it('where nobody else worked on a change, another change is meant', async () => {
  const answer = await ask('besides Ada Hill, who worked on cleaning the panes');
  expect(answer.people).toEqual([{ name: 'Joan Roe', role: 'author', count: 1 }]);
});
