import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { renderAnswer } from '../../src/render/answer-blocks.ts';
import { plainStyle, renderTerminal } from '../../src/render/terminal.ts';
import { makeRecordsLog, openSampleRecords } from '../support/digest-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const hash = (start: string): string => start.padEnd(40, '0');
const trailers = ['reviewed-by: Bob Stone', 'reviewed-by: Ada Hill'].map(makeTrailer);
const commits = [
  makeParsed('2020-01-01', 'Ada Hill', { id: hash('a1'), subject: 'queue: add a first lane', body: '' }),
  makeParsed('2020-02-01', 'Ada Hill', {
    id: hash('a2'),
    subject: 'cache: keep rows over a restart',
    body: 'Rows were lost because the index was written last.\n\nSuggested in the office.',
    trailers,
  }),
  makeParsed('2020-03-01', 'Bob Stone', {
    id: hash('a3'),
    subject: 'Revert "cache: keep rows over a restart"',
    body: 'It was too slow.',
  }),
  makeParsed('2020-04-01', 'Cyd Moor', { id: hash('a4'), subject: 'queue: a lane for guests', body: 'Over TLS.' }),
  makeParsed('2020-05-01', 'Ada Hill', {
    id: hash('a5'),
    subject: 'wire: do not wait for ever',
    body: 'However Dan Brook was using it on a slow line, which is where it hung.',
  }),
];
const opening = makeRecordsLog(
  commits.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
  { days: commits.map(({ date }, line) => ({ date, declared: 1, listed: 1, line })) },
);
const sample = openSampleRecords();

async function ask(question: string, log = opening): Promise<LogAnswer> {
  const reader = await log;
  const now = '2021-01-01';
  return await answerReading(reader, readQuestion(question, reader.vocabulary, now), { question, now });
}
const show = (answer: LogAnswer): string => renderTerminal(renderAnswer(answer, '/x'), plainStyle);
const names = ({ people = [] }: LogAnswer): string[] => people.map(({ name }) => name);

describe('a question in plain words', () => {
  it('is answered by the change that its words mean, the original before what takes it back', async () => {
    const answer = await ask('who made the cache keep rows over a restart');
    expect(names(answer)).toEqual(['Ada Hill']);
    expect(answer).toMatchObject({ command: 'who', verdict: 'found', sure: true });
    expect(answer.entries[0]?.id).toBe(hash('a2'));
    expect(show(answer)).toContain('Ada Hill wrote it, on 1 Feb 2020.');
  });

  it('means what takes it back where that is asked for', async () => {
    expect((await ask('who reverted the cache rows')).entries[0]?.id).toBe(hash('a3'));
  });

  it('for the day is answered by the day', async () => {
    expect(await ask('when did guests get a lane in the queue')).toMatchObject({ dates: ['2020-04-01'] });
  });

  it('takes the first change for what was added', async () => {
    expect((await ask('when was the lane added to the queue')).dates).toEqual(['2020-01-01']);
  });

  it('is answered by whoever made it with somebody, the author or not', async () => {
    const entry = makeParsed('2020-01-01', 'Ada Hill', {
      id: hash('b1'),
      subject: 'queue: add a lane for guests',
      trailers: ['co-authored-by: Bob Stone', 'co-authored-by: Cyd Moor', 'reviewed-by: Eve Pond'].map(makeTrailer),
    });
    const log = makeRecordsLog([{ kind: 'entry', key: entry.id, entry }], {
      days: [{ date: entry.date, declared: 1, listed: 1, line: 0 }],
    });
    expect(names(await ask('who added the guests lane together with ada hill', log))).toEqual([
      'Bob Stone',
      'Cyd Moor',
    ]);
    expect(names(await ask('who added the guests lane with bob stone', log))).toEqual(['Ada Hill', 'Cyd Moor']);
    expect(names(await ask('who added the guests lane with eve pond', log))).toEqual([]);
  });

  it('finds what is said in other words', async () => {
    expect((await ask('who added encrypted guests')).entries[0]?.id).toBe(hash('a4'));
  });

  it('for a reason is quoted the reason', async () => {
    const answer = await ask('why does the cache keep rows');
    expect(answer.quote).toContain('because the index was written last');
    expect(show(answer).replace(/\s+/g, ' ')).toContain('because the index was written last');
  });

  it('for a role names those who have it, without the author where that is said', async () => {
    expect(names(await ask('who reviewed the cache rows patch'))).toEqual(['Bob Stone', 'Ada Hill']);
    expect(names(await ask('who reviewed the cache rows patch besides himself'))).toEqual(['Bob Stone']);
  });

  it('says that nobody is recorded', async () => {
    const answer = await ask('who tested keeping cache rows over a restart');
    expect(answer).toMatchObject({ verdict: 'nothing', people: [] });
    expect(answer.notes).toContainEqual({ kind: 'nobody-recorded', role: 'tested-by' });
  });

  it('names whom the text names, and is not sure of it', async () => {
    const answer = await ask('whose idea was it to not wait for ever on the wire');
    expect(names(answer)).toEqual(['Dan Brook']);
    expect(answer.sure).toBe(false);
  });

  it('of which somebody or a day leaves but one change means that, by whatever words', async () => {
    const answer = await ask('why did ada hill touch the rows of slow guests on 1 may 2020');
    expect(answer).toMatchObject({ verdict: 'found', sure: false });
    expect(answer.entries[0]?.id).toBe(hash('a5'));
    expect((await ask('why did ada hill add zeppelins on 1 may 2020')).verdict).toBe('nothing');
  });

  it('has no answer where the log has none, and says what is nearest', async () => {
    const answer = await ask('who added zeppelin support');
    expect(answer).toMatchObject({ verdict: 'nothing', total: 0, partial: false });
    expect(answer.people).toBeUndefined();
    expect(show(answer)).toContain('Nothing in this log about');
  });

  it('has no answer for a name that the log lacks, whatever else is there', async () => {
    expect(await ask('who fixed CVE-2031-11872 in the cache rows')).toMatchObject({ verdict: 'nothing', sure: true });
    expect(await ask('who made the cache keep rows_of_flux over a restart')).toMatchObject({ verdict: 'nothing' });
  });

  it('has no answer where the only thing asked about is mentioned in passing', async () => {
    const shelves = Array.from({ length: 30 }, (_, day) =>
      makeParsed('2020-06-01', 'Ada Hill', { id: hash(`b${day + 10}`), subject: `shelf ${day}: dust it`, body: '' }),
    );
    const passing = makeParsed('2020-06-02', 'Bob Stone', {
      id: hash('c1'),
      subject: 'loader: skip what has no name',
      body: 'Files of a zeppelin had none.',
    });
    const entries = [...shelves, passing];
    const log = makeRecordsLog(
      entries.map((entry) => ({ kind: 'entry', key: entry.id, entry })),
      { days: [{ date: '2020-06-01', declared: 31, listed: 31, line: 0 }] },
    );
    expect(await ask('when did it get zeppelin support', log)).toMatchObject({ verdict: 'nothing', sure: false });
    expect(await ask('who was it that skipped zeppelin files', log)).toMatchObject({ verdict: 'found' });
  });

  it('is answered by the change that it names by its hash', async () => {
    const named = commits[1]?.id.slice(0, 10);
    expect(await ask(`what does commit ${named} do?`)).toMatchObject({ entries: [{ id: hash('a2') }], sure: true });
    expect(names(await ask(`who wrote ${named}`))).toEqual(['Ada Hill']);
    expect(await ask('who wrote deadbeef1234')).toMatchObject({ verdict: 'nothing' });
  });

  it('is sure that the log has nothing only of what the log has no word for', async () => {
    expect((await ask('who added zeppelin support')).sure).toBe(true);
    const filtered = await ask('who changed the cache rows before 2019');
    expect(filtered).toMatchObject({ verdict: 'nothing', sure: false });
    expect(show(filtered)).toContain('This is not sure. Nothing');
  });

  it('is answered by the first and the last change', async () => {
    expect((await ask('who made the first commit')).entries[0]?.id).toBe(hash('a1'));
    expect((await ask('when was the last commit')).dates).toEqual(['2020-05-01']);
  });

  it('is counted and ranked exactly, by years as well', async () => {
    expect(await ask('how many commits in march 2020')).toMatchObject({ command: 'count', count: 1, sure: true });
    expect(await ask('how many commits about restarts')).toMatchObject({ count: 2, sure: true });
    expect(await ask('how many commits about resta')).toMatchObject({ count: 2, sure: false });
    expect(names(await ask('who made the most commits'))[0]).toBe('Ada Hill');
    expect(await ask('which year had most commits')).toMatchObject({ command: 'rank', dates: ['2020'] });
  });

  it('shows how it was found', async () => {
    const { working, asked } = await ask('who made the cache keep rows since february 2020 before march 2020');
    expect(working?.best[0]?.headline).toBe('cache: keep rows over a restart');
    expect(working?.words.map(({ word }) => word)).toContain('cache');
    expect(working?.leftOut[0]?.entries).toBeGreaterThan(0);
    expect(asked?.reading.command).toBe('who');
  });
});

describe('a question about the sample', () => {
  it('names a merge by its tree, and counts what came with it', async () => {
    expect(await ask('how many commits came with the sh-2.6 merge', sample)).toMatchObject({ count: 68 });
  });
});

describe('a question that says hardly anything', () => {
  it('is never sure of a change, and has no line to check it by', async () => {
    const answer = await ask('who added it', sample);
    expect(answer.sure && answer.verdict === 'found').toBe(false);
    expect(answer.working?.check).toBeUndefined();
  });

  it('for a release of what the log does not have says so', async () => {
    const answer = await ask('which release has zeppelin support');
    expect(answer.verdict).toBe('nothing');
    expect(show(answer)).toContain('Nothing in this log about');
  });
});

it('names as many as are asked for', async () => {
  expect(names(await ask('top 2 authors'))).toHaveLength(2);
  expect(names(await ask('top authors'))).toHaveLength(3);
  expect(await ask('the two busiest months')).toMatchObject({ dates: ['2020-01', '2020-02'], ranksTotal: 5 });
});

describe('a question for how many people there are', () => {
  it('is told their number first, and then who has most', async () => {
    const answer = await ask('how many different people committed in 2020');
    expect(answer).toMatchObject({ command: 'rank', count: 3, peopleTotal: 3, sure: true });
    expect(show(answer)).toContain('3 people in all. Ada Hill has most: 3 commits.');
    expect(show(await ask('who committed most in 2020'))).toContain('Ada Hill has most: 3 commits. 3 people in all.');
  });
});
