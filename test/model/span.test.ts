import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { formatSpan, parseSpan } from '../../src/model/span.ts';

/** A Friday. */
const now = '2007-11-16';

const read = (text: string, today = now): string => {
  const { since, until } = parseSpan(text, today);
  return since === until ? since : `${since} ${until}`;
};

describe('a span', () => {
  it.each([
    ['2007', '2007-01-01 2007-12-31'],
    ['2007-10', '2007-10-01 2007-10-31'],
    ['2007-2', '2007-02-01 2007-02-28'],
    ['2008.02', '2008-02-01 2008-02-29'],
    ['2007/10', '2007-10-01 2007-10-31'],
    ['2007-10-17', '2007-10-17'],
    ['2007/10/17', '2007-10-17'],
    ['2007/7/1', '2007-07-01'],
    ['  2007-10-17  ', '2007-10-17'],
  ])('in numbers, %j, is %s', (text, span) => {
    expect(read(text)).toBe(span);
  });

  it.each([
    ['oct 2007', '2007-10-01 2007-10-31'],
    ['October 2007', '2007-10-01 2007-10-31'],
    ['Sept. 2007', '2007-09-01 2007-09-30'],
    ['2007 oct', '2007-10-01 2007-10-31'],
    ['the october of 2007', '2007-10-01 2007-10-31'],
    ['11 jul 2007', '2007-07-11'],
    ['11 Jul, 2007', '2007-07-11'],
    ['jul 11 2007', '2007-07-11'],
    ['July 11th, 2007', '2007-07-11'],
    ['17th of october 2007', '2007-10-17'],
    ['the 1st of May, 2007', '2007-05-01'],
    ['22nd feb 2007', '2007-02-22'],
    ['3RD MARCH 2007', '2007-03-03'],
    ['2007 oct 17', '2007-10-17'],
  ])('with the name of a month, %j, is %s', (text, span) => {
    expect(read(text)).toBe(span);
  });

  it.each([
    ['oct', '2007-10-01 2007-10-31'],
    ['november', '2007-11-01 2007-11-30'],
    ['december', '2006-12-01 2006-12-31'],
    ['14 feb', '2007-02-14'],
    ['December 24th', '2006-12-24'],
  ])('without a year, %j, is the latest such month that has begun: %s', (text, span) => {
    expect(read(text)).toBe(span);
  });

  it.each([
    ['today', '2007-11-16'],
    ['yesterday', '2007-11-15'],
    ['Yesterday', '2007-11-15'],
    ['this week', '2007-11-12 2007-11-18'],
    ['last week', '2007-11-05 2007-11-11'],
    ['this month', '2007-11-01 2007-11-30'],
    ['last month', '2007-10-01 2007-10-31'],
    ['the last month', '2007-10-01 2007-10-31'],
    ['this year', '2007-01-01 2007-12-31'],
    ['last year', '2006-01-01 2006-12-31'],
    ['last 30 days', '2007-10-18 2007-11-16'],
    ['the past 30 days', '2007-10-18 2007-11-16'],
    ['last 1 day', '2007-11-16'],
    ['last 2 weeks', '2007-11-03 2007-11-16'],
    ['last 3 months', '2007-08-17 2007-11-16'],
    ['3 weeks ago', '2007-10-26'],
    ['1 day ago', '2007-11-15'],
    ['2 months ago', '2007-09-16'],
    ['10 years ago', '1997-11-16'],
  ])('seen from a Friday, %j, is %s', (text, span) => {
    expect(read(text)).toBe(span);
  });

  it.each([
    ['last month', '2008-01-31', '2007-12-01 2007-12-31'],
    ['this week', '2007-11-18', '2007-11-12 2007-11-18'],
    ['this week', '2007-11-19', '2007-11-19 2007-11-25'],
    ['last week', '2008-01-01', '2007-12-24 2007-12-30'],
    ['1 month ago', '2007-03-31', '2007-02-28'],
    ['1 month ago', '2007-01-31', '2006-12-31'],
    ['1 year ago', '2008-02-29', '2007-02-28'],
  ])('at a border: %j, said on %s, is %s', (text, today, span) => {
    expect(read(text, today)).toBe(span);
  });

  it('is the same when it is read back as it is written', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1970-01-01', count));
    fc.assert(fc.property(day, (one) => read(formatSpan(one, one)) === one));
  });
});

describe('what is no span', () => {
  it.each([
    ['2007-02-30', 'There is no day 30 in Feb 2007: it ends on 28 Feb 2007.'],
    ['30 feb 2008', 'There is no day 30 in Feb 2008: it ends on 29 Feb 2008.'],
    ['31st of april 2007', 'There is no day 31 in Apr 2007: it ends on 30 Apr 2007.'],
    ['0 oct 2007', 'There is no day 0 in Oct 2007: it ends on 31 Oct 2007.'],
    ['2007-13', 'There is no month 13: months go from 1 to 12.'],
    ['2007-00-01', 'There is no month 0: months go from 1 to 12.'],
  ])('%j is said to be impossible', (text, message) => {
    expect(() => parseSpan(text, now)).toThrow(new UserError(message));
  });

  it.each([
    '',
    '   ',
    'soon',
    '17',
    '207',
    '20071017',
    '2007-',
    '2007-10-17-1',
    '17/10/2007',
    'oct nov 2007',
    'oct 2007 2008',
    '17 18 oct',
    'oct 17 2007 9',
    'oct 123',
    'last',
    'last fortnight',
    'last 0 days',
    'last -3 days',
    'last 1.5 days',
    'next 3 days',
    '3 fortnights ago',
    '99999 years ago',
    'days ago 3',
  ])('%j is told how to write one', (text) => {
    const said = `"${text}" is not a day, month or year: write 2007, 2007-10, 2007-10-17, "oct 2007"`;
    expect(() => parseSpan(text, now)).toThrow(UserError);
    expect(() => parseSpan(text, now)).toThrow(said);
  });

  it('is never half read: any text gives two days in order, or a UserError', () => {
    const words = ['last', 'this', 'oct', 'may', '2007', '17', '31', '0', '3', 'days', 'months', 'ago', 'of', '-', '/'];
    const phrase = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(phrase, fc.string()), (text) => {
        try {
          const { since, until } = parseSpan(text, now);
          expect([isDay(since), isDay(until), since <= until]).toEqual([true, true, true]);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('a span in words', () => {
  it.each([
    [undefined, undefined, ''],
    ['2007-10-17', undefined, 'since 17 Oct 2007'],
    [undefined, '2007-10-17', 'up to 17 Oct 2007'],
    ['2007-10-17', '2007-10-17', '17 Oct 2007'],
    ['2007-10-01', '2007-10-31', 'Oct 2007'],
    ['2008-02-01', '2008-02-29', 'Feb 2008'],
    ['2008-02-01', '2008-02-28', '1 Feb 2008 to 28 Feb 2008'],
    ['2007-01-01', '2007-12-31', '2007'],
    ['2007-01-01', '2007-01-31', 'Jan 2007'],
    ['2007-10-18', '2007-11-16', '18 Oct 2007 to 16 Nov 2007'],
    ['2007-01-01', '2008-12-31', '1 Jan 2007 to 31 Dec 2008'],
    ['2007-10-01', '2008-10-31', '1 Oct 2007 to 31 Oct 2008'],
  ])('from %s to %s is "%s"', (since, until, text) => {
    expect(formatSpan(since, until)).toBe(text);
  });
});
