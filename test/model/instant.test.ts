import { describe, expect, it } from 'vitest';
import { formatInstant, formatWhen, parseInstant } from '../../src/model/instant.ts';

describe('an instant', () => {
  it.each([
    ['2026-12-07T09:00:00Z', Date.UTC(2026, 11, 7, 9)],
    ['2026-12-07t09:00z', Date.UTC(2026, 11, 7, 9)],
    ['2026-12-07T10:00+01:00', Date.UTC(2026, 11, 7, 9)],
    ['2026-12-07 09:00:00.250Z', Date.UTC(2026, 11, 7, 9, 0, 0, 250)],
    ['2026-12-07T09:00', new Date(2026, 11, 7, 9).getTime()],
    [' 2026-12-07 ', new Date(2026, 11, 7).getTime()],
  ])('is read from %j', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026',
    '2026-02-30',
    '2026-12-07T25:00Z',
    '2026-12-07T09Z',
    '2026-12-07T09:00:00+1',
    '1765098000',
  ])('is not read from %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is written in UTC for programs, and by the clock of a zone for people', () => {
    const instant = Date.UTC(2026, 8, 7, 22, 30);
    expect(formatInstant(instant)).toBe('2026-09-07T22:30:00.000Z');
    expect(formatWhen(instant, 'UTC')).toBe('Mon 7 Sep 2026, 22:30');
    expect(formatWhen(instant, 'Europe/Berlin')).toBe('Tue 8 Sep 2026, 00:30');
  });
});
