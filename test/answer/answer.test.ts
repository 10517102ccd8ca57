import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWhen } from '../../src/answer/answer.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import type { Query } from '../../src/model/query.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();
const git = makeSmallGitLog();
const ids = ({ entries }: LogAnswer) => entries.map(({ id }) => id);

describe('when', () => {
  it.each<[string, Query, string[]]>([
    ['with words gives the days of the best matches first', { about: 'netlink' }, ['2007-10-17', '2007-02-13']],
    ['gives a day once', { about: 'lzo' }, ['2007-07-11']],
    ['of a title gives the day of the merge', { about: 'pvr2fb' }, ['2007-07-17']],
    ['without words begins with the oldest', { person: 'jan' }, ['2007-10-17']],
    ['without words goes through time', { until: '2007-07-11' }, ['2007-02-13', '2007-07-11']],
  ])('%s', async (_, query, dates) => {
    expect(await answerWhen(small, query)).toMatchObject({ command: 'when', verdict: 'found', dates });
  });

  it("gives the author's and the committer's day where they differ", async () => {
    const answer = await answerWhen(git, { about: 'pack index once' });
    expect(answer.dates).toEqual(['2007-06-30', '2007-07-02', '2007-07-03']);
    expect(answer.entries.map(({ date, committedDate }) => [date, committedDate])).toEqual([
      ['2007-06-30', '2007-07-02'],
      ['2007-07-03', undefined],
    ]);
  });

  it('gives ten days at most', async () => {
    const days = Array.from({ length: 30 }, (_, index) => `2007-10-${String(index + 1).padStart(2, '0')}`);
    const entries = days.map((date) => ({
      id: `${date}#1`,
      date,
      author: { name: 'Al' },
      body: 'x',
      trailers: [],
      notes: [],
    }));
    const answer = await answerWhen(makeMemoryLog({ entries }), { limit: 20 });
    expect(answer.dates).toEqual(days.slice(0, 10));
    expect(answer).toMatchObject({ total: 30, verdict: 'found' });
    expect(answer.entries).toHaveLength(20);
  });

  it('has no days where nothing is found', async () => {
    expect(await answerWhen(small, { about: 'lustre' })).toMatchObject({ verdict: 'nothing', total: 0 });
    expect((await answerWhen(small, { about: 'lustre' })).dates).toBeUndefined();
  });
});

describe('what', () => {
  it('with words lists the best first and quotes it', async () => {
    const answer = await answerWhat(small, { about: 'lzo setting' });
    expect(answer).toMatchObject({ command: 'what', verdict: 'found', dates: ['2007-07-11'] });
    expect(answer.quote).toBe('jffs2: a mode that likes lzo more than zlib.');
    expect(ids(answer)).toEqual(['2007-07-11#1']);
    expect((await answerWhat(small, { about: 'setting' })).quote).toBe('How much more is a setting. It is small.');
  });

  it('without words lists the newest first and quotes how it begins', async () => {
    const answer = await answerWhat(small, { since: '2007-10-01' });
    expect(ids(answer)).toEqual(['2007-10-20#1', '2007-10-17#1', '2007-10-17#2']);
    expect(answer.quote).toBe('Move a knob to debugfs.');
  });

  it('quotes the title of a merge that answers', async () => {
    expect((await answerWhat(small, { about: 'pvr2fb' })).quote).toBe('fb: pvr2fb: no warnings.');
  });

  it('tells of silent days besides what it lists', async () => {
    const answer = await answerWhat(small, { since: '2007-02-01', until: '2007-10-18' });
    expect(answer.verdict).toBe('found');
    expect(answer.notes).toContainEqual({
      kind: 'undescribed',
      days: [
        { date: '2007-02-14', count: 2 },
        { date: '2007-02-18', count: 1 },
        { date: '2007-10-17', count: 2 },
      ],
      count: 5,
    });
  });

  it('of silent days alone says that they have no text', async () => {
    const answer = await answerWhat(small, { since: '2007-02-14', until: '2007-03-01' });
    expect(answer).toMatchObject({
      verdict: 'undescribed',
      dates: ['2007-02-14', '2007-02-18'],
      count: 3,
      described: 0,
    });
    expect(answer.quote).toBeUndefined();
  });

  it('asked about something on a silent day finds nothing, and still tells of the silence', async () => {
    const answer = await answerWhat(small, { about: 'lzo', since: '2007-02-14', until: '2007-02-14' });
    expect(answer.verdict).toBe('nothing');
    expect(answer.notes.map(({ kind }) => kind)).toContain('undescribed');
  });

  it("looks at the committer's days where asked to, and says so", async () => {
    const answer = await answerWhat(git, { since: '2007-07-01', by: 'committer', merges: 'none' });
    expect(answer.entries.map(({ headline }) => headline)).toEqual(['log: tidy up', 'pack: read the index once']);
    expect(answer.notes).toEqual([{ kind: 'committed-by-day' }]);
    expect((await answerWhat(git, { since: '2007-07-01', merges: 'none' })).total).toBe(1);
  });
});

describe('count', () => {
  const figures = async (query: Query, log = small) => {
    const { verdict, count, described, lines } = await answerCount(log, query);
    return { verdict, count, described, lines };
  };

  it.each<[string, Query, number, number, number]>([
    ['everything: what is declared, and what has text', {}, 12, 7, 0],
    ['a span: what is declared in it', { since: '2007-02-01', until: '2007-02-28' }, 4, 1, 0],
    ['a day that shows fewer than it declares', { since: '2007-10-17', until: '2007-10-17' }, 4, 2, 0],
    ['a silent day', { since: '2007-02-14', until: '2007-02-14' }, 2, 0, 0],
    ['words: the entries that have them', { about: 'lzo' }, 2, 2, 0],
    ['words and a span: no more than has text', { about: 'quota', since: '2007-10-17', until: '2007-10-17' }, 1, 1, 0],
    ['a person', { person: 'jan' }, 2, 2, 0],
    ['all but somebody', { except: ['jan', 'purdie'] }, 3, 3, 0],
    ['no merges', { merges: 'none' }, 6, 6, 0],
    ['one merge: what it declares', { about: 'sh-2.6' }, 68, 1, 0],
    ['what a filter leaves of merges: the merges', { merges: 'only' }, 1, 1, 0],
    ['a role alone: the entries in which somebody has it', { role: 'acked-by' }, 2, 2, 0],
    ['a title of a merge: one entry, one line', { about: 'pvr2fb' }, 1, 1, 1],
  ])('of %s', async (_, query, count, described, lines) => {
    expect(await figures(query)).toEqual({ verdict: 'found', count, described, lines });
  });

  it.each<[string, Query]>([
    ['words that no entry has', { about: 'lustre' }],
    ['words of which entries have some', { about: 'quota lustre' }],
    ['a span outside', { since: '2009-01-01' }],
  ])('of %s is a zero that is sure', async (_, query) => {
    expect(await answerCount(small, query)).toMatchObject({ verdict: 'nothing', count: 0, described: 0, sure: true });
  });

  it('is exact however few are listed', async () => {
    const answer = await answerCount(small, { merges: 'none', limit: 2 });
    expect(answer).toMatchObject({ count: 6, total: 6 });
    expect(answer.entries).toHaveLength(2);
  });

  it("by the committer's day counts entries, since days are the author's", async () => {
    const span = { since: '2007-07-02', until: '2007-07-02' };
    expect(await figures({ ...span, by: 'committer' }, git)).toMatchObject({ count: 2, described: 2 });
    expect(await figures(span, git)).toMatchObject({ count: 1, described: 1 });
  });
});
