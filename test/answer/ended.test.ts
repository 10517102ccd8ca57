import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const titles: [string, string][] = [
  ...Array.from({ length: 60 }, (_, at): [string, string] => ['2011-03-04', `paint: colour number ${at} of the wall`]),
  ['2010-01-02', 'lathe: add a wheel'],
  ['2010-01-03', 'lathe: remove a slow wheel'],
  ['2012-05-06', 'lathe: drop unused variable'],
  ['2014-05-06', 'Remove the lathe from the shop, nobody turns wood any more'],
  ['2015-05-06', 'docs: remove references to the lathe'],
  ['2010-01-02', 'saw: cut wood'],
  ['2012-01-02', 'saw: remove a tooth'],
  ['2011-01-02', 'shop-plane: cut wood'],
  ['2013-01-02', 'plane: remove deprecated command'],
];
const log = makeMemoryLog({
  name: 'shop',
  entries: titles.map(([date, subject], at) => makeParsed(`e${at}`, 'Ada', { date, subject })),
});

it.each([
  ['when was the lathe removed', '2014-05-06', true],
  ['when did the lathe vanish', '2014-05-06', true],
  ['who dropped the lathe', '2014-05-06', true],
  ['when was the saw removed', '2012-01-02', false],
  ['when was shop-plane removed', '2013-01-02', true],
])('"%s" is answered by the change that took it away: %s, surely: %s', async (question, date, sure) => {
  const now = '2020-01-01';
  await log.search({ order: 'newest', limit: 0 });
  const answer = await answerReading(log, readQuestion(question, log.vocabulary, now), { question, now });
  expect([answer.entries[0]?.date, answer.sure]).toEqual([date, sure]);
});
