import { describe, expect, it } from 'vitest';
import { listOccurrences, nextOccurrence } from '../../src/schedule/occurrences.ts';
import { parseSchedule } from '../../src/schedule/parse-schedule.ts';

describe('a clock that is set', () => {
  const at = (text: string, zone: string, after: string, count = 3): string[] =>
    listOccurrences(parseSchedule(text), zone, Date.parse(after), count).map((instant) =>
      new Date(instant).toISOString().slice(0, 16),
    );

  it('forward over a time has it at the moment of the change', () => {
    // 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
    expect(at('daily at 2:30', 'Europe/Berlin', '2026-03-28T00:00Z')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('forward over two times has them once', () => {
    expect(at('0 2,3 * * *', 'Europe/Berlin', '2026-03-28T12:00Z')).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:00',
      '2026-03-30T01:00',
    ]);
  });

  it('back over a time has it the first time only', () => {
    // 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
    expect(at('daily at 2:30', 'Europe/Berlin', '2026-10-24T12:00Z')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
      '2026-10-27T01:30',
    ]);
    expect(at('daily at 2:30', 'Europe/Berlin', '2026-10-25T00:30Z', 1)).toEqual(['2026-10-26T01:30']);
  });

  it('does not stop what is hourly', () => {
    expect(at('hourly', 'Europe/Berlin', '2026-10-24T23:30Z', 4)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00',
      '2026-10-25T03:00',
    ]);
  });

  it('by half an hour has the times of its gap at the moment of the change', () => {
    // 4 October 2026: 02:00 becomes 02:30 at 15:30 UTC of the day before.
    expect(at('daily at 2:15', 'Australia/Lord_Howe', '2026-10-03T00:00Z', 2)).toEqual([
      '2026-10-03T15:30',
      '2026-10-04T15:15',
    ]);
  });
});

describe('the next time', () => {
  it('of a day that comes every four years is found', () => {
    const next = nextOccurrence(parseSchedule('0 9 29 2 *'), 'UTC', Date.UTC(2096, 2, 1));
    expect(next).toBe(Date.UTC(2104, 1, 29, 9));
  });

  it('of something hourly in one month skips the others', () => {
    const next = nextOccurrence(parseSchedule('0 * * 6 *'), 'Asia/Kolkata', Date.UTC(2026, 6, 10));
    expect(next && new Date(next).toISOString()).toBe('2027-05-31T18:30:00.000Z');
  });

  it('every minute is the next whole minute', () => {
    const schedule = parseSchedule('every minute', { allowMinutes: true });
    expect(nextOccurrence(schedule, 'UTC', 60_000)).toBe(120_000);
    expect(nextOccurrence(schedule, 'UTC', 61_500)).toBe(120_000);
  });
});
