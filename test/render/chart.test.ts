import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerWhat, answerWho } from '../../src/answer/answer.ts';
import { answerRank, answerSubsystems } from '../../src/answer/rank.ts';
import type { LogAnswer } from '../../src/model/answer.ts';
import { makeChart } from '../../src/render/chart.ts';
import { openSample } from '../support/sample-log.ts';

const sample = await openSample().open();

const empty = await answerRank(sample, { about: 'xyzzy' }, 'people');

describe('the chart of a ranking', () => {
  it('has a bar for each that is named, and says the same in words', async () => {
    const answer = await answerRank(sample, { limit: 3, since: '2007-01-01', until: '2007-12-31' }, 'people');
    expect(makeChart(answer)).toEqual({
      kind: 'rows',
      title: 'People with most commits',
      subtitle: '2007 · in sample · the first 3 of 16',
      bars: answer.ranks?.map(({ name, count }) => ({ label: name, count })),
      alt: 'Bar chart, people with most commits, 2007, in sample: Linus Torvalds 4; Jan Kara 2; Jose R. Santos 2. 13 more are not shown.',
    });
  });

  it('has at most 15 bars, and tells how many there are', async () => {
    const chart = makeChart(await answerRank(sample, { limit: 100 }, 'days'));
    expect(chart?.bars).toHaveLength(15);
    expect(chart?.bars[0]).toEqual({ label: '17 Oct 2007', count: 4 });
    expect(chart).toMatchObject({ title: 'Days with most commits', subtitle: 'in sample · the first 15 of 30' });
    expect(chart?.alt).toMatch(/ 15 more are not shown\.$/);
  });

  it('says which changes count', async () => {
    const query = { about: 'netlink', person: 'kara', except: ['viro', 'torvalds'], merges: 'none' as const };
    const answer = { ...(await answerRank(sample, {}, 'subsystems')), query: { ...query, subsystem: 'quota' } };
    expect(makeChart(answer)?.subtitle).toMatch(
      /^about “netlink” · by kara · subsystem quota · without viro and torvalds · without merges · in sample/,
    );
    const acked = await answerRank(sample, { role: 'signed-off-by' }, 'people');
    expect(makeChart(acked)?.title).toBe('People with most commits (signed-off-by)');
  });

  it('of one alone, of nothing, and of other commands is none', async () => {
    expect(makeChart(await answerRank(sample, { limit: 1 }, 'people'))).toBeUndefined();
    expect(makeChart(empty)).toBeUndefined();
    expect(makeChart(await answerWho(sample, {}))).toBeUndefined();
    expect(makeChart(await answerSubsystems(sample, {}))).toBeUndefined();
  });
});

describe('the chart of an activity', () => {
  it('has a column for each time, with names below some', async () => {
    const chart = makeChart(await answerWhat(sample, { limit: 1 }));
    expect(chart).toMatchObject({
      kind: 'columns',
      title: 'Commits a month',
      subtitle: 'in sample · Feb 2007 to Dec 2007 · 40 commits, most in Oct 2007 (11)',
    });
    expect(chart?.bars.slice(0, 2)).toEqual([
      { label: 'Feb 2007', count: 4, tick: undefined },
      { label: 'Mar 2007', count: 0, tick: 'Mar 2007' },
    ]);
    expect(chart?.alt).toBe(
      'Column chart, commits a month, in sample, Feb 2007 to Dec 2007: 40 commits, most in Oct 2007 (11). Feb 2007 4; Mar 2007 0; Apr 2007 3; May 2007 5; Jun 2007 1; Jul 2007 10; Aug 2007 1; Sep 2007 1; Oct 2007 11; Nov 2007 3; Dec 2007 1.',
    );
  });

  it('names the highest of many columns, and its span once', async () => {
    const chart = makeChart(await answerWhat(sample, { since: '2007-07-01', until: '2007-07-31' }));
    expect(chart?.subtitle).toBe('in sample · 1 Jul 2007 to 31 Jul 2007 · 10 commits, most on 11 Jul 2007 (3)');
    expect(chart?.alt).toMatch(/ The highest: 11 Jul 2007 3; 18 Jul 2007 2; 10 Jul 2007 1;/);
  });

  it('of words, of one time, and of a later part of an answer is none', async () => {
    expect(makeChart(await answerWhat(sample, { about: 'lzo' }))).toBeUndefined();
    expect(makeChart(await answerWhat(sample, { since: '2007-07-11', until: '2007-07-11' }))).toBeUndefined();
    expect(makeChart(await answerWhat(sample, { skip: 10 }))).toBeUndefined();
  });
});

describe('the words for a picture', () => {
  it('are at most 1,024 characters, and nothing in them turns or hides text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('\u202etxt', 'x'.repeat(4000), '', '\u0000\u001b[2J', '@everyone'),
    );
    const ranks = fc.array(fc.record({ name: text, count: fc.nat() }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(ranks, text, text, (found, about, log) => {
        const answer: LogAnswer = { ...empty, log, query: { about }, ranks: found, ranksTotal: 5000, people: [] };
        const alt = makeChart(answer)?.alt ?? '';
        expect(alt.length).toBeLessThanOrEqual(1024);
        expect(alt).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(alt).toMatch(/more are not shown\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
