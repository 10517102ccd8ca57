import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat } from '../../src/answer/answer.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import type { Activity } from '../../src/model/answer.ts';
import { addDays } from '../../src/model/day.ts';
import type { Query } from '../../src/model/query.ts';
import { parseSpan } from '../../src/model/span.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { openSample } from '../support/sample-log.ts';
import { makeSmallGitLog, makeSmallLog } from '../support/small-log.ts';

const sample = await openSample().open();
const small = makeSmallLog();
const git = makeSmallGitLog();

const activityOf = async (log: LogReader, query: Query): Promise<Activity | undefined> =>
  (await answerWhat(log, query)).activity;

/** A log with an entry on each of these days. */
const logOf = (...days: string[]): LogReader =>
  makeMemoryLog({ entries: days.toSorted().map((day, index) => makeParsed(`${day}#${index}`, 'Ada Lovelace')) });

const pairs = (activity: Activity | undefined) => activity?.bars.map(({ name, count }) => [name, count]);

describe('what without words', () => {
  it.each<[string, Query]>([
    ['a log', {}],
    ['somebody', { person: 'kara' }],
    ['a subsystem', { subsystem: 'ext4' }],
    ['merges', { merges: 'only' }],
    ['a year without somebody', { since: '2007-01-01', until: '2007-12-31', except: ['torvalds'] }],
  ])('tells of %s how many there are in each month, as a count of the month does', async (_, query) => {
    const activity = await activityOf(sample, query);
    expect(activity?.bars.length).toBeGreaterThan(0);
    for (const { name, count } of activity?.bars ?? []) {
      const span =
        activity?.unit === 'year' ? { since: `${name}-01-01`, until: `${name}-12-31` } : parseSpan(name, name);
      expect((await answerCount(sample, { ...query, ...span })).count, name).toBe(count);
    }
    expect(activity?.bars.reduce((sum, { count }) => sum + count, 0)).toBe((await answerCount(sample, query)).count);
  });

  it('has months without any between others, in calendar order', async () => {
    expect(await activityOf(small, {})).toEqual({
      unit: 'month',
      bars: [
        { name: '2007-02', count: 4 },
        { name: '2007-03', count: 0 },
        { name: '2007-04', count: 0 },
        { name: '2007-05', count: 0 },
        { name: '2007-06', count: 0 },
        { name: '2007-07', count: 3 },
        { name: '2007-08', count: 0 },
        { name: '2007-09', count: 0 },
        { name: '2007-10', count: 5 },
      ],
    });
  });

  it('goes to the ends of the span asked for, but not beyond the log', async () => {
    const july = await activityOf(small, { since: '2007-07-05', until: '2007-07-20' });
    expect(
      july?.bars.map(({ name }) => name).filter((_, index, all) => index === 0 || index === all.length - 1),
    ).toEqual(['2007-07-05', '2007-07-20']);
    const wide = await activityOf(small, { since: '2000-01-01', until: '2020-12-31' });
    expect([wide?.bars[0]?.name, wide?.bars.at(-1)?.name]).toEqual(['2007-02', '2007-10']);
    const halcrow = await activityOf(small, { person: 'halcrow', until: '2007-03-02' });
    expect([halcrow?.bars[0]?.name, halcrow?.bars.at(-1)?.name]).toEqual(['2007-02-13', '2007-03-02']);
  });

  it('counts by the day that is asked for', async () => {
    expect(pairs(await activityOf(git, {}))).toEqual([
      ['2007-06-30', 1],
      ['2007-07-01', 0],
      ['2007-07-02', 1],
      ['2007-07-03', 1],
    ]);
    expect(pairs(await activityOf(git, { by: 'committer' }))).toEqual([
      ['2007-07-02', 2],
      ['2007-07-03', 1],
    ]);
  });

  it.each([
    ['62 days', '2007-01-01', '2007-03-03', 'day', 62],
    ['63 days', '2007-01-01', '2007-03-04', 'month', 3],
    ['five years', '2007-01-15', '2012-01-15', 'month', 61],
    ['more than five years', '2007-01-15', '2012-03-15', 'year', 6],
    ['a turn of the century', '1999-12-31', '2000-01-01', 'day', 2],
    ['the last days there are', '9999-12-30', '9999-12-31', 'day', 2],
  ])('tells %s in units that are not too many', async (_, first, last, unit, length) => {
    const activity = await activityOf(logOf(first, last), {});
    expect(activity?.unit).toBe(unit);
    expect(activity?.bars).toHaveLength(length);
    expect([activity?.bars[0]?.count, activity?.bars.at(-1)?.count]).toEqual([1, 1]);
  });

  it('is silent where days lie so far apart that some of them are wrong', async () => {
    expect(await activityOf(logOf('0001-01-01', '9999-12-31'), {})).toBeUndefined();
  });

  it('counts every entry once, whatever its day is', async () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count));
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 20 }), async (days) => {
        const activity = await activityOf(logOf(...days), { merges: 'none' });
        const names = activity?.bars.map(({ name }) => name) ?? [];
        expect(activity?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
        expect(names).toEqual([...new Set(names)].sort());
        expect(names.length).toBeLessThanOrEqual(62);
      }),
      { numRuns: 50 },
    );
  });
});

describe('no activity', () => {
  it('is told of words, of a later part of an answer, and of nothing', async () => {
    expect(await activityOf(small, { about: 'lzo' })).toBeUndefined();
    expect(await activityOf(small, { skip: 2 })).toBeUndefined();
    expect(await activityOf(small, { since: '2020-01-01' })).toBeUndefined();
  });
});
