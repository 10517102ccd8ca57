import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { lacksVersions } from '../../src/answer/told-deed.ts';
import type { AskedWord } from '../../src/model/reading.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { repeatBy, takesLinearTime } from '../support/linear-time.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const filler = Array.from({ length: 60 }, (_, at) => [`grid ${at}`, `Cells of row ${at} are wider.`] as const);
const texts = [
  ['lathe: add the turning tool', 'It turns.'],
  ['mill: cut_slot -> cut_groove', 'A clearer name.'],
  ['saw: make do without the guide', 'It was in the way.'],
  ['Revert "drill: two speeds"', 'It burnt.'],
  ['drill: two speeds', 'Slow and fast.'],
  ['press: warn of the old lever', 'Nobody should pull it.'],
  ['rail: fix the brake in 2.4.1', 'It slipped.'],
  ['rail: bump the wheel to 3_7_2', 'Round at last.'],
  ...filler,
] as const;
const entries = texts.map(([subject, body], at) => {
  const id = String(at).padStart(40, 'a');
  return makeParsed(`2020-01-${String(1 + (at % 28)).padStart(2, '0')}`, 'Ada Hill', { id, subject, body });
});
const opening = makeRecordsLog(
  entries.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
  { days: entries.map(({ date }, line) => ({ date, declared: 1, listed: 1, line })) },
);

async function ask(question: string) {
  const reader = await opening;
  const now = '2021-01-01';
  return await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
}

describe('what was done to a thing', () => {
  it.each([
    'when was the turning tool of the lathe removed',
    'why was the turning tool of the lathe deprecated',
    'who renamed the turning tool of the lathe',
    'who reverted the turning tool of the lathe',
    'who got rid of the turning tool of the lathe',
  ])('is not told by a change that says nothing of it: %s', async (question) => {
    expect((await ask(question)).verdict).toBe('nothing');
  });

  it.each([
    ['when was the turning tool of the lathe added', 'lathe: add the turning tool'],
    ['who renamed cut_slot', 'mill: cut_slot -> cut_groove'],
    ['why was the guide of the saw dropped', 'saw: make do without the guide'],
    ['why was the old lever of the press deprecated', 'press: warn of the old lever'],
    ['when were the two speeds of the drill reverted', 'Revert "drill: two speeds"'],
  ])('is told in other words: %s', async (question, headline) => {
    const { verdict, entries: told } = await ask(question);
    expect([verdict, told[0]?.headline]).toEqual(['found', headline]);
  });
});

describe('a version', () => {
  it.each([
    ['who fixed the brake of the rail in 2.4.1', 'rail: fix the brake in 2.4.1'],
    ['when was the wheel of the rail bumped to v3.7.2', 'rail: bump the wheel to 3_7_2'],
  ])('is one thing: %s', async (question, headline) => {
    expect((await ask(question)).entries[0]?.headline).toBe(headline);
  });

  it.each(['who fixed the brake of the rail in 2.1.4', 'when was the wheel of the rail bumped to 7.2'])(
    'is none that has its numbers otherwise: %s',
    async (question) => {
      expect((await ask(question)).verdict).toBe('nothing');
    },
  );

  it('is looked for in a time that grows with the length of a text alone, however many are asked about', async () => {
    const entry = await makeMemoryLog({ entries: [makeParsed('2020-01-01', 'Ada Hill', { id: '1' })] }).entry(0);
    const make = (share: number) => ({
      asked: Array.from({ length: 4000 * share }, (_, at): AskedWord => ({ text: `7.${at}`, kind: 'thing' })),
      entry: { ...entry, body: repeatBy(share)('1.2.3 ', 60_000) },
    });
    expect(takesLinearTime(make, (made) => lacksVersions(made.asked, made.entry))).toBe(true);
  });
});
