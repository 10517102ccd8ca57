import { describe, expect, it } from 'vitest';
import { readAsOf } from '../../src/answer/as-of.ts';
import { makeMemoryLog, makeMemoryReader } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const days = ['2007-01-01', '2007-01-02', '2007-01-02', '2007-01-03', '2007-01-03'];
const entries = days.map((date, index) => makeParsed(`${date}#${index}`, 'Ada', { date }));
const declared = [{ date: '2007-01-02', declared: 9, listed: 2 }];
const log = makeMemoryLog({ name: 'small', entries, days: declared });

describe('a log as it was when it had fewer records', () => {
  const open = (records: number) => readAsOf(makeMemoryReader([log]), records).open('small');

  it('is the same log where nothing came since', async () => {
    expect(await open(5)).toBe(log);
    expect(await open(99)).toBe(log);
  });

  it('finds nothing that came later, by search or by id', async () => {
    const then = await open(3);
    const { hits, total } = await then.search({ order: 'newest', limit: 9 });
    expect([total, hits.map(({ sequence }) => sequence)]).toEqual([3, [2, 1, 0]]);
    expect(await then.find('2007-01-03#3', 5)).toEqual([]);
    expect(await then.find('2007-01-02#2', 5)).toEqual([2]);
    const stretch = await then.search({ order: 'oldest', limit: 9, numbers: { from: 1, to: 5 } });
    expect(stretch.hits.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('has the days that it had then, with what they had', async () => {
    const then = await open(2);
    expect(then.days).toEqual([
      { date: '2007-01-01', declared: 1, listed: 1 },
      { date: '2007-01-02', declared: 8, listed: 1 },
    ]);
    expect(then.records).toBe(2);
    expect(then.info).toMatchObject({
      entries: 2,
      days: 2,
      declared: 9,
      firstDay: '2007-01-01',
      lastDay: '2007-01-02',
    });
    expect(await then.daysBelow(9)).toEqual([
      { date: '2007-01-01', records: 1 },
      { date: '2007-01-02', records: 1 },
    ]);
  });
});
