import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { describeSchedule } from '../../src/schedule/describe.ts';
import { parseSchedule } from '../../src/schedule/parse-schedule.ts';

describe('a schedule in words', () => {
  it.each([
    ['daily', 'every day at 09:00'],
    ['every day at 9', 'every day at 09:00'],
    ['at 9:00', 'every day at 09:00'],
    ['17:30', 'every day at 17:30'],
    ['daily at 5:30 pm', 'every day at 17:30'],
    ['daily at midnight', 'every day at 00:00'],
    ['daily at 12am', 'every day at 00:00'],
    ['daily noon', 'every day at 12:00'],
    ['weekdays', 'every weekday at 09:00'],
    ['every weekday at 8.15', 'every weekday at 08:15'],
    ['weekends at 10', 'every Saturday and Sunday at 10:00'],
    ['weekly', 'every Monday at 09:00'],
    ['weekly on friday', 'every Friday at 09:00'],
    ['Weekly on Fridays at 17:00', 'every Friday at 17:00'],
    ['every monday and thursday at 9:00', 'every Monday and Thursday at 09:00'],
    ['mon, wed, fri at 7am', 'every Monday, Wednesday and Friday at 07:00'],
    ['sundays', 'every Sunday at 09:00'],
    ['monthly', 'on the 1st of every month at 09:00'],
    ['monthly on the 15th', 'on the 15th of every month at 09:00'],
    ['monthly on the 1st and 22nd at 18:00', 'on the 1st and 22nd of every month at 18:00'],
    ['monthly on the last day', 'on the last day of every month at 09:00'],
    ['monthly on the 30th', 'on the 30th of every month (or its last day) at 09:00'],
    ['on the 3rd of each month', 'on the 3rd of every month at 09:00'],
    ['hourly', 'every hour'],
    ['every hour at :15', 'every hour at 15 past'],
    ['every 6 hours', 'every 6 hours'],
  ])('%j is %j', (text, words) => {
    expect(describeSchedule(parseSchedule(text))).toBe(words);
  });

  it.each([
    '',
    'sometimes',
    'fridy at 9',
    'daily at 25:00',
    'daily at 9:60',
    'daily at',
    'every',
    'every 5 hours',
    'every 2 weeks',
    'hourly at :75',
    'monthly on the 32nd',
    'monthly on friday',
    'weekly on the 3rd',
  ])('%j is refused with examples', (text) => {
    expect(() => parseSchedule(text)).toThrow(UserError);
    expect(() => parseSchedule(text)).toThrow(/weekly on friday/);
  });

  it.each(['every minute', 'every 5 minutes', 'every 30 minutes at 9'])('%j is too often', (text) => {
    expect(() => parseSchedule(text)).toThrow(/more often than once an hour/);
  });

  it('may be every minute where that is allowed', () => {
    expect(parseSchedule('every minute', { allowMinutes: true })).toEqual({ minute: 'every', hours: 'every' });
    expect(() => parseSchedule('every 5 minutes', { allowMinutes: true })).toThrow(UserError);
  });
});

describe('a cron expression', () => {
  it.each([
    ['0 9 * * *', 'every day at 09:00'],
    ['30 8 * * 1-5', 'every weekday at 08:30'],
    ['30 8 * * mon-fri', 'every weekday at 08:30'],
    ['0 9 * * fri-sun', 'every Sunday, Friday and Saturday at 09:00'],
    ['0 9 * * 0,7', 'every Sunday at 09:00'],
    ['0 9 * * */2', 'every Sunday, Tuesday, Thursday and Saturday at 09:00'],
    ['0 9 1,15 * *', 'on the 1st and 15th of every month at 09:00'],
    ['0 9 13 * fri', 'on the 13th of every month and every Friday at 09:00'],
    ['0 9 31 * *', 'on the 31st of every month at 09:00'],
    ['0 9 1 jan,jul *', 'on the 1st of January and July at 09:00'],
    ['0 9 * 6 *', 'every day in June at 09:00'],
    ['0 9 * 6 mon', 'every Monday in June at 09:00'],
    ['5 * * * *', 'every hour at 5 past'],
    ['0 * * * 1-5', 'every hour, every weekday'],
    ['0 */6 * * *', 'every 6 hours'],
    ['0 9-17/4 * * *', 'every day at 09:00, 13:00 and 17:00'],
    ['0 20/2 * * *', 'every day at 20:00 and 22:00'],
  ])('%j is %j', (text, words) => {
    expect(describeSchedule(parseSchedule(text))).toBe(words);
  });

  it.each([
    ['* * * * *', /more often than once an hour/],
    ['*/30 * * * *', /more often than once an hour/],
    ['0,30 9 * * *', /more often than once an hour/],
    ['0 0 9 * * *', /five fields/],
    ['@daily', /five fields/],
    ['60 9 * * *', /"60" is no minute/],
    ['0 24 * * *', /"24" is no hour/],
    ['0 9 0 * *', /"0" is no day of the month/],
    ['0 9 * 13 *', /"13" is no month/],
    ['0 9 * * 8', /"8" is no day of the week/],
    ['0 9 L * *', /"L" is no day of the month/],
    ['0 9 5-1 * *', /"5-1" is no day of the month/],
    ['0 9 */0 * *', /"\*\/0" is no day of the month/],
    ['0 9 * * mon#1', /"mon#1" is no day of the week/],
    ['0 9 30 2 *', /never due/],
    ['0 9 31 4,6 *', /never due/],
  ])('%j is refused', (text, message) => {
    expect(() => parseSchedule(text)).toThrow(UserError);
    expect(() => parseSchedule(text)).toThrow(message);
  });
});
