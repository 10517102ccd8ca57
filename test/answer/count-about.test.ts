import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const titles = [
  ...Array.from({ length: 6 }, (_, at) => `slow-belt: turn wheel ${at}`),
  ...Array.from({ length: 60 }, (_, at) => `a slow run of belt ${at}`),
  ...Array.from({ length: 20 }, (_, at) => `lamp: shine ${at} times`),
];
const opening = makeRecordsLog(
  titles.map((subject, at) => {
    const entry = makeParsed('2020-01-01', 'Ada Hill', { id: `${at}`.padStart(40, 'a'), subject, body: '' });
    return { kind: 'entry', key: entry.id, entry };
  }),
);

it.each([
  ['how many commits about slow belt', 66, undefined],
  ['how many commits in slow belt', 6, 'slow-belt'],
  ['how many commits about lamp', 20, 'lamp'],
])('"%s" is counted by words where titles hardly say the subsystem: %i', async (question, count, subsystem) => {
  const reader = await opening;
  const now = '2021-01-01';
  const answer = await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
  expect(answer.count).toBe(count);
  expect(answer.asked?.reading.raw.subsystem).toBe(subsystem);
});
