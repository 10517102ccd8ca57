import { describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.ts';
import { listAskedNumbers, numberTies, tieToNumbers } from '../../src/answer/numbered-change.ts';
import { makeEnrich } from '../../src/enrich/enrich.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { readQuestion } from '../../src/question/read-question.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const filler = Array.from({ length: 60 }, (_, day) =>
  makeParsed(`f${day}`, 'Zoe', { date: '2012-03-04', subject: `paint: fixed colour number ${day} of the wall` }),
);

const date = '2013-01-02';
const settling = makeParsed('settling', 'Ada', {
  date,
  subject: 'lathe: turn the other way',
  body: 'It turned the wrong way.',
  trailers: [makeTrailer('fixes: #12451'), makeTrailer('change-id: I12345678')],
});

async function ask(question: string, entries: readonly ParsedEntry[]): Promise<LogAnswer> {
  const log = makeMemoryLog({ entries: [...filler, ...entries] });
  await log.search({ order: 'newest', limit: 0 });
  const reading = readQuestion(question, log.vocabulary, '2020-01-01');
  return await answerReading(log, reading, { question, now: '2020-01-01' });
}

describe('a question for a ticket by its number', () => {
  for (const question of [
    'who fixed #12451?',
    'who closed issue 12451',
    'when was bug 12451 resolved',
    'who implemented PR 12451',
    'what is 12451 about',
    'why was ticket #12451 addressed',
  ]) {
    it(`finds what names it in a trailer: "${question}"`, async () => {
      const answer = await ask(question, [settling]);
      expect(answer.entries[0]?.id).toBe('settling');
      expect(answer.sure).toBe(true);
    });
  }

  it('finds a key in a trailer', async () => {
    const keyed = { ...settling, trailers: [makeTrailer('ticket: CM-9321')] };
    expect((await ask('who fixed CM-9321?', [keyed])).people?.[0]?.name).toBe('Ada');
  });

  it('means what settles it before what has more of the words, and before the merge of a branch of that number', async () => {
    const mention = makeParsed('mention', 'Bob', { date, subject: 'Test for what was fixed since #12451' });
    const merge = makeParsed('merge', 'Bob', {
      date,
      subject: 'Merge pull request #9 from bob/fix-12451',
      parents: ['a', 'b'],
    });
    const answer = await ask('who fixed #12451?', [settling, mention, merge]);
    expect(answer).toMatchObject({ sure: true, people: [{ name: 'Ada' }] });
  });

  it('means the merge of a request that is asked for', async () => {
    const merge = makeParsed('merge', 'Bob', {
      date: '2014-02-03',
      subject: 'Merge pull request #907 from bob/lathe',
      parents: ['a', 'b'],
    });
    const answer = await ask('when was PR 907 merged?', [settling, merge]);
    expect(answer.entries[0]?.id).toBe('merge');
  });

  it('is not sure of one where several settle it', async () => {
    const again = { ...settling, id: 'again', author: { name: 'Bob' }, subject: 'lathe: turn at all' };
    expect((await ask('who fixed #12451?', [settling, again])).sure).toBe(false);
  });

  it('finds what refers to it far behind in a long text', async () => {
    const long = makeParsed('long', 'Ada', {
      date,
      subject: 'lathe',
      body: `${'many words. '.repeat(400)}\n\nFixes #812`,
    });
    expect((await ask('who closed #812?', [long])).people?.[0]?.name).toBe('Ada');
  });

  it('takes a number behind a mark for none of a key', async () => {
    const keyed = makeParsed('keyed', 'Ada', { date, subject: 'lathe', body: 'It turns.\n\nTicket: CM-9321' });
    expect((await ask('who fixed bug 9321?', [keyed])).people?.[0]?.name).toBe('Ada');
    const merge = makeParsed('merge', 'Bob', { date, subject: 'Merge pull request #9321 from bob/lathe' });
    expect((await ask('who fixed #9321?', [keyed, merge])).entries[0]?.id).toBe('merge');
  });

  it('takes a number behind its kind for no year', async () => {
    const dated = { ...settling, trailers: [makeTrailer('closes: #2016')] };
    expect((await ask('who fixed issue 2016?', [dated])).people?.[0]?.name).toBe('Ada');
  });

  it('says of a number that the log lacks that there is nothing', async () => {
    expect(await ask('who fixed #12452?', [settling])).toMatchObject({ verdict: 'nothing', sure: true });
  });
});

describe('what a change is to a ticket', () => {
  const { settles, titled, refers, has, none } = numberTies;
  const cases: [number, subject: string, body?: string][] = [
    [settles, 'lathe: turn (#12)'],
    [settles, 'Bug 12: turn'],
    [settles, '#12: turn'],
    [settles, 'Fix issue #12'],
    [settles, '[FIXED CM-12] turn'],
    [settles, 'turn', 'Closes #12'],
    [settles, 'turn', 'This fixes the bug #12.'],
    [settles, 'turn', 'Fixes #10, #11 and #12'],
    [settles, 'turn', 'Resolves: https://example.org/issues/12'],
    [settles, 'turn', 'Ticket: CM-12'],
    [settles, 'turn', 'Fixes: team/tool#12'],
    [titled, 'Go on with #12'],
    [refers, 'Add a note for #12'],
    [refers, 'Fix what came after #12'],
    [refers, 'Revert "turn (#12)"'],
    [refers, 'turn', 'See #12 for more.'],
    [has, 'Merge branch fix-12', ''],
    [has, 'turn', 'There are 12 of them.'],
    [none, 'turn', 'Fixes #121, #312 and 0.12.'],
  ];
  for (const [tie, subject, body = ''] of cases) {
    it(`is ${tie} by "${subject}" and "${body}"`, () => {
      const entry = makeEnrich()(makeParsed('one', 'Ada', { subject, body }));
      expect(tieToNumbers(entry, [{ number: '12', isOpen: true }], false)).toBe(tie);
    });
  }
});

it('of many tickets at once the first few are looked for, each once', () => {
  const asked = Array.from({ length: 300 }, (_, number) => ({ text: `#${number >> 1}`, kind: 'thing' as const }));
  expect(listAskedNumbers(asked).map(({ number }) => number)).toEqual(['0', '1', '2', '3']);
});
