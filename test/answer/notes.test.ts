import { describe, expect, it } from 'vitest';
import { answerCount, answerWhat, answerWhen, answerWho } from '../../src/answer/answer.ts';
import { asksSpanOnly, countDeclared, findSilence } from '../../src/answer/notes.ts';
import { answerRank } from '../../src/answer/rank.ts';
import type { Note } from '../../src/model/note.ts';
import type { Query } from '../../src/model/query.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { openSample } from '../support/sample-log.ts';
import { makeSmallLog } from '../support/small-log.ts';

const small = makeSmallLog();

describe('what an answer says besides', () => {
  it.each<[string, Query, Note[]]>([
    [
      'which days are nearest to the span that emptied it, and not what there is without it',
      { about: 'lzo', since: '2007-10-18' },
      [
        { kind: 'nearest-days', before: '2007-07-11' },
        { kind: 'emptied-by', filter: 'about', value: 'lzo', total: 1 },
      ],
    ],
    [
      'the same of a span without a beginning',
      { about: 'quota', until: '2007-02-13' },
      [
        { kind: 'nearest-days', after: '2007-10-17' },
        { kind: 'emptied-by', filter: 'about', value: 'quota', total: 1 },
      ],
    ],
    [
      'which filter emptied it: the person',
      { about: 'lzo', person: 'kara' },
      [
        { kind: 'emptied-by', filter: 'person', value: 'kara', total: 2 },
        { kind: 'emptied-by', filter: 'about', value: 'lzo', total: 1 },
      ],
    ],
    [
      'which filter emptied it: who is left out',
      { about: 'lzo', except: ['al', 'purdie'] },
      [
        { kind: 'emptied-by', filter: 'about', value: 'lzo', total: 5 },
        { kind: 'emptied-by', filter: 'except', value: 'al, purdie', total: 2 },
      ],
    ],
    [
      'which filter emptied it: merges',
      { about: 'pvr2fb', merges: 'none' },
      [
        { kind: 'emptied-by', filter: 'about', value: 'pvr2fb', total: 6 },
        { kind: 'emptied-by', filter: 'merges', value: 'none', total: 1 },
      ],
    ],
    ['that nobody has the name', { person: 'lustre' }, [{ kind: 'nobody-named', person: 'lustre', nearest: [] }]],
    [
      'that somebody to be left out is not in the log',
      { except: ['purdy', 'halcrow'], about: 'netlink' },
      [{ kind: 'nobody-left-out', person: 'purdy', nearest: ['Richard Purdie'] }],
    ],
    ['which words no entry has', { about: 'lustre quota' }, [{ kind: 'no-words', words: ['lustre'] }]],
    ['that words are nowhere, without other filters', { about: 'lustre' }, [{ kind: 'no-words', words: ['lustre'] }]],
    [
      'whose name the words are, which is no slip for others',
      { about: 'richard purdie' },
      [
        { kind: 'no-words', words: ['richard', 'purdie'] },
        { kind: 'words-name-people', words: ['richard', 'purdie'], names: ['Richard Purdie'] },
      ],
    ],
    [
      'the same beside words that the log has',
      { about: 'quota jan' },
      [
        { kind: 'no-words', words: ['jan'] },
        { kind: 'words-name-people', words: ['jan'], names: ['Jan Kara', 'Jan Engelhardt'] },
      ],
    ],
    [
      'that the span lies outside',
      { since: '2009-01-01' },
      [
        { kind: 'outside', firstDay: '2007-02-13', lastDay: '2007-10-20' },
        { kind: 'emptied-by', filter: 'since', value: '2009-01-01', total: 7 },
      ],
    ],
    [
      'that the span lies before',
      { until: '1999-12-31' },
      [
        { kind: 'outside', firstDay: '2007-02-13', lastDay: '2007-10-20' },
        { kind: 'emptied-by', filter: 'until', value: '1999-12-31', total: 7 },
      ],
    ],
    [
      'who comes nearest to a name that nobody has',
      { person: 'purdy' },
      [{ kind: 'nobody-named', person: 'purdy', nearest: ['Richard Purdie'] }],
    ],
    [
      'which days around an empty span have entries',
      { since: '2007-08-01', until: '2007-09-30' },
      [{ kind: 'nearest-days', before: '2007-07-17', after: '2007-10-17' }],
    ],
    [
      'which days have what somebody did, where the span has none of it',
      { person: 'halcrow', since: '2007-10-18' },
      [
        { kind: 'nearest-days', before: '2007-02-13' },
        { kind: 'emptied-by', filter: 'person', value: 'halcrow', total: 1 },
      ],
    ],
    [
      'what was taken for a word with a slip',
      { about: 'netlnik' },
      [{ kind: 'corrected', from: 'netlnik', to: 'netlink' }],
    ],
    [
      'what a word is the beginning of',
      { about: 'netl' },
      [{ kind: 'read-as-beginning', word: 'netl', words: ['netlink'] }],
    ],
    [
      'which words begin as one does that the log does not have',
      { about: 'netmask' },
      [{ kind: 'no-words', words: ['netmask'], nearest: ['netlink', 'network'] }],
    ],
    [
      'that there is no such subsystem',
      { subsystem: 'florist' },
      [
        { kind: 'subsystem-taken', typed: 'florist', taken: [] },
        { kind: 'emptied-by', filter: 'subsystem', value: 'florist', total: 7 },
      ],
    ],
    [
      'who may be meant',
      { person: 'jan' },
      [{ kind: 'several-people', person: 'jan', names: ['Jan Kara', 'Jan Engelhardt'] }],
    ],
    ['that words say nothing', { about: 'with the' }, [{ kind: 'empty-words', words: 'with the' }]],
    ['nothing where all is said', { about: 'quota' }, []],
  ])('is %s', async (_, query, notes) => {
    expect((await answerWhat(small, query)).notes).toEqual(expect.arrayContaining(notes));
    expect((await answerWhat(small, query)).notes).toHaveLength(notes.length);
  });

  it('is which subsystem was taken for what was typed', async () => {
    const sample = await openSample().open();
    expect((await answerWhat(sample, { subsystem: 'NFSv4' })).notes).toEqual([
      { kind: 'subsystem-taken', typed: 'NFSv4', taken: ['nfs'] },
    ]);
    expect((await answerWhat(sample, { subsystem: 'CIFS' })).notes).toEqual([]);
    expect((await answerCount(sample, { subsystem: 'nfs-2.6' })).notes).toMatchObject([{ taken: ['nfs'] }]);
  });

  it('is that a subsystem is only the nearest, so that the answer is not sure', async () => {
    const sample = await openSample().open();
    for (const ask of [answerWho, answerWhen, answerWhat, answerCount]) {
      const { sure, verdict, notes } = await ask(sample, { subsystem: 'cifz' });
      expect([sure, verdict]).toEqual([false, 'found']);
      expect(notes).toEqual([{ kind: 'subsystem-taken', typed: 'cifz', taken: ['cifs'], guessed: true }]);
    }
    expect(await answerRank(sample, { subsystem: 'cifz' }, 'people')).toMatchObject({ sure: false, verdict: 'found' });
    const { notes } = await answerCount(sample, { subsystem: 'jffs3' });
    expect(notes).toContainEqual({ kind: 'subsystem-taken', typed: 'jffs3', taken: [], nearest: ['jffs2'] });
  });

  it('counts by the name of a trailer too whom a name may mean', async () => {
    const { notes } = await answerWhat(small, { person: 'woodhouse' });
    const roles = [{ role: 'signed-off-by', count: 2 }];
    expect(notes).toEqual([{ kind: 'only-as', names: ['David Woodhouse'], roles }]);
  });
});

describe('silence', () => {
  it('is what a log without entries has, whatever the days', async () => {
    const log = makeMemoryLog({ entries: [], days: [{ date: '2007-12-18', declared: 3, listed: 0 }] });
    expect(await answerWhat(log, {})).toMatchObject({ verdict: 'undescribed', count: 3, dates: ['2007-12-18'] });
    expect(await answerWhat(log, { about: 'lzo' })).toMatchObject({ verdict: 'nothing' });
  });

  it('is what a log declares and does not show in the span', () => {
    expect(findSilence(small, {}).count).toBe(5);
    expect(findSilence(small, { since: '2007-02-15', until: '2007-10-16' })).toEqual({
      days: [{ date: '2007-02-18', count: 1 }],
      count: 1,
    });
    expect(findSilence(small, { since: '2007-10-18' })).toEqual({ days: [], count: 0 });
  });

  it('is none where a day shows more than it declares', () => {
    const entries = [makeParsed('2007-10-01#1', 'Al'), makeParsed('2007-10-01#2', 'Al')];
    const log = makeMemoryLog({ entries, days: [{ date: '2007-10-01', declared: 1, listed: 2 }] });
    expect(findSilence(log, {})).toEqual({ days: [], count: 0 });
    expect(countDeclared(log, {})).toBe(2);
  });
});

describe('a query', () => {
  it.each<[Query, boolean]>([
    [{}, true],
    [{ since: '2007-01-01', until: '2007-12-31', limit: 3, merges: 'all' }, true],
    [{ about: 'lzo' }, false],
    [{ person: 'al' }, false],
    [{ except: ['al'] }, false],
    [{ merges: 'none' }, false],
  ])('%j asks for a span only: %s', (query, expected) => {
    expect(asksSpanOnly(query)).toBe(expected);
  });
});
