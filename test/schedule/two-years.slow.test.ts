import { describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../src/schedule/occurrences.ts';
import { parseSchedule } from '../../src/schedule/parse-schedule.ts';
import { readWall } from '../../src/schedule/zone.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
const start = Date.UTC(2026, 0, 1);
const end = Date.UTC(2028, 0, 1);
const minuteLong = 60_000;

/** Everything that is due in the two years. */
function listAll(text: string, zone: string): number[] {
  const found: number[] = [];
  const schedule = parseSchedule(text);
  for (let at = nextOccurrence(schedule, zone, start); at !== undefined && at < end; ) {
    found.push(at);
    at = nextOccurrence(schedule, zone, at);
  }
  return found;
}

const dateIn = (zone: string, instant: number): string => {
  const { year, month, day } = readWall(zone, instant);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The days of the calendar from the first to the last, both in it. */
function listDays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe.each(zones)('two years in %s', (zone) => {
  it.each(['daily', 'daily at 2:30', 'daily at 2:00', 'daily at midnight', 'daily at 23:59', 'daily at 3:15'])(
    '%s: every day of the calendar once',
    (text) => {
      const days = listAll(text, zone).map((instant) => dateIn(zone, instant));
      expect(days.length).toBeGreaterThan(728);
      expect(days).toEqual(listDays(days[0] ?? '', days.at(-1) ?? ''));
    },
  );

  it.each(['hourly', 'hourly at 45'])('%s: an hour apart, however the clock is set', (text) => {
    const instants = listAll(text, zone);
    const gaps = instants.slice(1).map((instant, index) => (instant - (instants[index] ?? 0)) / minuteLong);
    expect(gaps.length).toBeGreaterThan(17_500);
    expect(gaps.filter((gap) => gap !== 60)).toEqual([]);
    const minutes = new Set(instants.map((instant) => readWall(zone, instant).minute));
    // Lord Howe sets its clock by half an hour, so that it shows another minute in summer.
    const shown = text === 'hourly' ? [0, 30] : [45, 15];
    expect([...minutes].sort()).toEqual((zone === 'Australia/Lord_Howe' ? shown : shown.slice(0, 1)).sort());
  });

  it('weekly, on weekdays and monthly: on the days of the calendar that fit, each once', () => {
    const all = listDays('2026-01-02', '2027-12-30');
    const inside = (text: string): string[] =>
      listAll(text, zone)
        .map((instant) => dateIn(zone, instant))
        .filter((day) => all.includes(day));
    const weekDay = (day: string): number => new Date(day).getUTCDay();
    expect(inside('weekly on sunday at 2:30')).toEqual(all.filter((day) => weekDay(day) === 0));
    expect(inside('weekdays')).toEqual(all.filter((day) => weekDay(day) > 0 && weekDay(day) < 6));
    expect(inside('monthly on the 15th')).toEqual(all.filter((day) => day.endsWith('-15')));
    const isLast = (day: string): boolean => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
    expect(inside('monthly on the last day')).toEqual(all.filter(isLast));
    expect(inside('monthly on the 31st')).toEqual(all.filter(isLast));
    expect(inside('0 9 31 * *')).toEqual(all.filter((day) => day.endsWith('-31')));
    expect(inside('0 9 13 * fri')).toEqual(all.filter((day) => day.endsWith('-13') || weekDay(day) === 5));
  });
});
