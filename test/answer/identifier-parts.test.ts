import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const subjects = [
  'enable guard same lane for the courier',
  ...Array.from({ length: 60 }, (_, at) => `${['polish', 'tidy', 'shorten'][at % 3]} page ${at} of the almanac`),
];
const commits = subjects.map((subject, at) =>
  makeParsed('2020-01-01', at === 0 ? 'Ada Hill' : 'Bob Stone', { id: `${at}`.padStart(40, 'a'), subject, body: '' }),
);
const opening = makeRecordsLog(commits.map((entry) => ({ kind: 'entry', key: entry.id, entry })));

it.each([
  ['guard_same_lane', 'found'],
  ['lane_same_guard', 'nothing'],
])('an identifier is what a change has as words one behind the other: %s is %s', async (name, verdict) => {
  const reader = await opening;
  const question = `why did they enable ${name} for the courier`;
  const now = '2021-01-01';
  const answer = await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
  expect(answer.verdict).toBe(verdict);
});
