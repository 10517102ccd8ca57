import type { Day } from '../model/day.ts';
import type { Stretch } from '../model/digest.ts';
import type { LogReader } from './reader.ts';

/** What a stretch declares without text. */
export interface StretchSilence {
  /** In calendar order. */
  days: { date: Day; count: number }[];
  /** How many records tell of it, and how many commits these declare. */
  records: number;
  count: number;
}

/**
 * What a stretch of a log declares without text. Commits that have got their text since are not among it, for they came
 * as records of their own.
 */
export async function findSilenceIn(log: LogReader, stretch: Stretch): Promise<StretchSilence> {
  const arrived =
    stretch.kind === 'numbers'
      ? await log.silentIn(stretch.from, stretch.to)
      : (await log.silentIn(0, stretch.below ?? log.records)).filter(({ date }) => isInDays(stretch, date));
  const days = new Map<Day, number>();
  let records = 0;
  const missing = arrived.length === 0 ? new Map<Day, number>() : listMissing(log);
  for (const { date, count } of arrived) {
    const told = days.get(date) ?? 0;
    const fits = Math.min(count, (missing.get(date) ?? Number.POSITIVE_INFINITY) - told);
    if (fits <= 0) continue;
    days.set(date, told + fits);
    records += 1;
  }
  const listed = [...days].map(([date, count]) => ({ date, count }));
  listed.sort((one, other) => (one.date < other.date ? -1 : 1));
  return { days: listed, records, count: listed.reduce((sum, { count }) => sum + count, 0) };
}

/** Whether a day is in a stretch of days. */
export function isInDays({ since, until }: { since: Day; until: Day }, day: Day): boolean {
  return day >= since && day <= until;
}

/** How many commits each day still declares without text. */
function listMissing(log: LogReader): Map<Day, number> {
  return new Map(log.days.map(({ date, declared, listed }) => [date, declared - listed]));
}
