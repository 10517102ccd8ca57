import { expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { takesVersion } from '../../src/answer/newest-version.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const titles: [string, string][] = [
  ...Array.from({ length: 60 }, (_, at): [string, string] => ['2011-03-04', `paint: colour number ${at} of the wall`]),
  ['2011-01-02', 'Bump lathe version from 1.2.0 to 1.3.0'],
  ['2013-01-02', 'fix(deps): update module host.org/wood/lathe to v2.4.1'],
  ['2014-01-02', 'Bump lathe-belt from 7.1.0 to 7.2.0'],
  ['2015-01-02', 'docs: update lathe 3.0.0 in the manual'],
  ['2016-01-02', 'lathe: update the belt to 9.1'],
  ['2016-02-02', 'Print the version of the lathe'],
  ['2017-02-02', `Bump ${'cog '.repeat(25_000)}`],
];

async function ask(question: string, more: readonly [string, string][] = []) {
  const log = makeMemoryLog({
    entries: [...titles, ...more].map(([date, subject], at) => makeParsed(`e${at}`, 'Ada', { date, subject })),
  });
  const now = '2020-01-01';
  await log.search({ order: 'newest', limit: 0 });
  return await answerReading(log, readQuestion(question, log.vocabulary, now), { question, now });
}

it.each([
  ["what's the newest lathe version", '2013-01-02', true],
  ['which version of lathe do we have now', '2013-01-02', true],
  ['what is the current version of lathe-belt?', '2014-01-02', true],
  ['what lathe are we on', '2013-01-02', true],
  ['which version of belt do we use', '2016-01-02', true],
  ['what is the latest colour version', '2016-02-02', false],
])('"%s" is answered by the newest change that takes one: %s, surely: %s', async (question, date, sure) => {
  const answer = await ask(question);
  expect([answer.entries[0]?.date, answer.sure]).toEqual([date, sure]);
});

it('of one day the last is the newest', async () => {
  const { entries } = await ask('what is the current version of lathe-belt?', [
    ['2014-01-02', 'Update lathe-belt to 7.3.0'],
  ]);
  expect(entries[0]?.headline).toBe('Update lathe-belt to 7.3.0');
});

it.each([
  ['Update lathe to v2', false],
  ['Update lathe to 2.4', true],
  ['Bump lathe: ^1.2 -> ==1.3', true],
  ['Bump lathe from 5-rc to 2024-01.3', true],
  ['Bump @wood/lathe@7rc1.2', false],
])('"%s" takes a version of lathe: %s', (title, expected) => {
  expect(takesVersion(title, 'lathe')).toBe(expected);
});

it.each([`lathe ${'1'.repeat(55)} `, `lathe ${'v'.repeat(55)} `, `lathe ${'='.repeat(55)} `, 'lathe '])(
  'is told in a time that grows with the length of a title alone, of %s again and again',
  (unit) => {
    const work = (title: string) => takesVersion(title, 'lathe');
    expect(takesLinearTime((share) => `bump ${repeatBy(share)(unit, 400_000 / unit.length)}`, work)).toBe(true);
  },
);

it('a title of any length is read soon', async () => {
  const begun = performance.now();
  expect((await ask("what's the newest cog version")).sure).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2000);
});
