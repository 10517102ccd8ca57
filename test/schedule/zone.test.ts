import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { findInstant, findZone, listZones, offsetAt, readWall } from '../../src/schedule/zone.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
    ['Etc/GMT+12', 'Etc/GMT+12'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
  ])('%j is %s', (text, zone) => expect(findZone(text)).toBe(zone));

  it.each(['GMT', 'CET'])('%s is one by an old name, whatever its data call it now', (text) => {
    const same = (name: string): string => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    expect(same(findZone(text))).toBe(same(text));
  });

  it('that there is not is refused with those whose city begins so', () => {
    expect(() => findZone('berl')).toThrow('There is no time zone "berl": write one such as Europe/Berlin.');
    expect(() => findZone('x')).toThrow('write one such as Europe/Berlin, America/New_York or UTC.');
  });

  it.each(['', 'Berlin/Europe', 'CEST+1', 'Mars/Olympus', '+02:00', '../etc', 'a/b/c'])('%j is refused', (text) => {
    expect(() => findZone(text)).toThrow(UserError);
  });

  it('is listed once each, UTC first', () => {
    const zones = listZones();
    expect(zones[0]).toBe('UTC');
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones).toContain('Europe/Berlin');
    expect(zones).toContain('Asia/Kolkata');
  });

  it('has a clock', () => {
    const instant = Date.UTC(2026, 6, 1, 22, 30);
    expect(readWall('Europe/Berlin', instant)).toEqual({ year: 2026, month: 7, day: 2, hour: 0, minute: 30 });
    expect(offsetAt('Asia/Kathmandu', instant)).toBe(345);
    expect(offsetAt('America/New_York', instant)).toBe(-240);
  });

  it('shows each time of a plain day at one instant, that reads back', () => {
    for (const zone of ['Europe/Berlin', 'Pacific/Apia', 'Pacific/Pago_Pago', 'Asia/Kathmandu']) {
      for (const hour of [0, 9, 23]) {
        const wall = { year: 2026, month: 6, day: 15, hour, minute: 45 };
        expect(readWall(zone, findInstant(zone, wall))).toEqual(wall);
      }
    }
  });
});
