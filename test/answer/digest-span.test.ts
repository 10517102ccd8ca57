import { expect, it } from 'vitest';
import { findDigestDays } from '../../src/answer/digest-span.ts';
import type { LogInfo } from '../../src/model/answer.ts';

const info: LogInfo = { name: 'x', format: '', source: '', entries: 1, days: 1, declared: 1, refreshed: '' };
const ended = { info: { ...info, lastDay: '2007-12-18' } };
const alive = { info: { ...info, lastDay: '2026-11-20' } };
const now = '2026-11-23';

it.each([
  ['the last seven days', alive, {}, { since: '2026-11-17', until: '2026-11-23' }],
  ['days up to today', alive, { since: '2026-11-01' }, { since: '2026-11-01', until: now }],
  ['seven days up to one', alive, { until: '2007-10-31' }, { since: '2007-10-25', until: '2007-10-31' }],
  [
    'a month that is written out',
    ended,
    { since: 'oct 2007', until: 'oct 2007' },
    { since: '2007-10-01', until: '2007-10-31' },
  ],
  [
    'days after the end that are written out',
    ended,
    { since: '2020', until: '2020' },
    { since: '2020-01-01', until: '2020-12-31' },
  ],
  ['days before and after the end', ended, { since: '2007-12' }, { since: '2007-12-01', until: now }],
])('%s are just these', (_, log, typed, days) => {
  expect(findDigestDays(log, typed, now)).toEqual(days);
});

it.each([
  ['the last seven days', {}, { since: '2007-12-12', until: '2007-12-18' }],
  ['last month', { since: 'last month', until: 'last month' }, { since: '2007-11-01', until: '2007-11-30' }],
  ['last 30 days', { since: 'last 30 days' }, { since: '2007-11-19', until: '2007-12-18' }],
])('where the log ended before, %s count back from its last day, and it says so', (_, typed, days) => {
  expect(findDigestDays(ended, typed, now)).toEqual({ ...days, ended: '2007-12-18' });
});

it('days in the wrong order are refused with the way out', () => {
  expect(() => findDigestDays(alive, { since: '2008', until: '2007' }, now)).toThrow(/since .* is after until .* swap/);
});
