import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const hash = (start: string): string => start.padEnd(40, '0');
const signed = ['signed-off-by: Ada Hill'].map(makeTrailer);
const commits = [
  makeParsed('2020-01-01', 'Ada Hill', {
    id: hash('a1'),
    subject: 'lanes: a longer way to count the lanes in a table',
    body: 'Counts them by row.',
  }),
  makeParsed('2020-02-01', 'Bob Stone', {
    id: hash('a2'),
    subject: 'lanes: count lanes',
    body: 'Lanes are counted.',
    trailers: signed,
  }),
  makeParsed('2020-03-01', 'Bob Stone', {
    id: hash('a3'),
    subject: 'wire: wait for guests',
    body: 'Guests came late.',
    trailers: signed,
  }),
  makeParsed('2020-04-01', 'Ada Hill', {
    id: hash('a4'),
    subject: 'lamps: dim the lamps (patch by Carl Doe)',
    body: 'They were found to be too bright by Joan Roe.',
  }),
  makeParsed('2020-05-01', 'Ada Hill', { id: hash('a5'), subject: 'doors: shut the doors', body: 'They stood open.' }),
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

it('what somebody did is what they wrote, not what they signed off', async () => {
  const { entries } = await ask('what did Ada Hill do about counting lanes');
  expect(entries.map(({ author }) => author)).toEqual(['Ada Hill']);
});

it('what somebody only had another part in is told where they wrote nothing like it', async () => {
  expect((await ask('what did Ada Hill do about the guests')).entries[0]?.id).toBe(hash('a3'));
});

it.each([
  ['whose patch dimmed the lamps', 'Carl Doe', 'credited'],
  ['who sent the patch to dim the lamps', 'Carl Doe', 'credited'],
  ['whose fix dims the lamps', 'Carl Doe', 'credited'],
  ['who contributed the dimming of the lamps', 'Carl Doe', 'credited'],
  ['who submitted the patch to dim the lamps', 'Carl Doe', 'credited'],
  ['the patch that dims the lamps, who was it from', 'Carl Doe', 'credited'],
  ['who supplied what shuts the doors', 'Ada Hill', 'author'],
  ['who found the lamps too bright', 'Joan Roe', 'credited'],
  ['who dimmed the lamps', 'Ada Hill', 'author'],
  ['who found a way to dim the lamps', 'Ada Hill', 'author'],
  ['whose patch shut the doors', 'Ada Hill', 'author'],
])('of "%s" it is %s', async (question, name, role) => {
  expect((await ask(question)).people).toEqual([{ name, role, count: 1 }]);
});
