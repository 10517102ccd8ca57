import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const texts = [
  ['lathe: turn slowly', 'It was too fast.'],
  ['mill: as the lathe does', 'A lathe, a lathe, a lathe.'],
  ['saw: cut', 'It did not.'],
  ['press: keep off the lathe', 'It is near.'],
];
const commits = texts.map(([subject = '', body = ''], at) =>
  makeParsed(`2020-0${at + 1}-01`, 'Ada Hill', { id: String(at).padEnd(40, 'a'), subject, body }),
);
const opening = makeRecordsLog(
  commits.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
  { days: commits.map(({ date }, line) => ({ date, declared: 1, listed: 1, line })) },
);

async function ask(question: string): Promise<LogAnswer> {
  const reader = await opening;
  const now = '2021-01-01';
  return await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
}

const show = (answer: LogAnswer): string => renderTerminal(renderAnswer(answer, '/what'), plainStyle);
const daysOf = ({ entries }: LogAnswer): string[] => entries.map(({ date }) => date);

describe('all that have something', () => {
  it('are listed by their days, the newest first, and counted', async () => {
    const answer = await ask('which commits mention the lathe');
    expect(daysOf(answer)).toEqual(['2020-04-01', '2020-02-01', '2020-01-01']);
    expect([answer.total, answer.sure, answer.listed]).toEqual([3, true, 'newest']);
    expect(show(answer)).toMatch(/^3 entries with “lathe”, the newest of 1 Apr 2020\./);
  });

  it('are as many as are asked for, from the end that is asked for', async () => {
    expect(daysOf(await ask('the last 2 commits about the lathe'))).toEqual(['2020-04-01', '2020-02-01']);
    const first = await ask('the first 2 commits about the lathe');
    expect(daysOf(first)).toEqual(['2020-01-01', '2020-02-01']);
    expect(show(first)).toMatch(/the first of 1 Jan 2020/);
  });

  it('are told as one change is where there is but one, and as nothing where there is none', async () => {
    const answer = await ask('which commits mention the saw');
    expect([answer.listed, answer.entries[0]?.headline]).toEqual([undefined, 'saw: cut']);
    expect((await ask('which commits mention the anvil')).verdict).toBe('nothing');
  });
});
