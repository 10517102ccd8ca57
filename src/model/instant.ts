import { isDay } from './day.ts';

/**
 * Reads an instant as ISO 8601 writes it, `2026-12-07T09:00:00Z` or `2026-12-07T10:00+01:00`, as milliseconds since
 * 1970; undefined for anything else. Without a zone this machine's is meant, and of a day its beginning.
 */
export function parseInstant(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/i.exec(text.trim());
  const [, day = '', time = '00:00', zone = ''] = parts ?? [];
  if (!parts || !isDay(day)) return undefined;
  const instant = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** An instant as ISO 8601 text, in UTC. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString();
}

/** An instant by the clock of a zone, as people write it: `Mon 7 Dec 2026, 09:00`. */
export function formatWhen(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const [weekday, day, month, year, hour, minute] = ['weekday', 'day', 'month', 'year', 'hour', 'minute'].map(
    (type) => [...parts].find(([name]) => name === type)?.[1] ?? '',
  );
  // September has four letters there, and three everywhere else.
  return `${weekday} ${day} ${month?.slice(0, 3)} ${year}, ${hour}:${minute}`;
}
