import type { Day } from '../model/day.ts';
import { isEntry, numberDay } from '../search/columns.ts';
import type { Shard } from '../search/shard.ts';
import type { LogRecord } from '../store/records.ts';
import type { LogReader, SilentDay } from './reader.ts';

/**
 * The parts of a log's reader that tell what arrived when: by the columns of the index. Of the records themselves only
 * days without text are read, whose day and number stand nowhere else, and these once.
 */
export function readStretches(
  shards: readonly Shard[],
  records: number,
  readRecord: (sequence: number) => Promise<LogRecord | undefined>,
): Pick<LogReader, 'silentIn' | 'daysBelow'> {
  const known = new Map<number, SilentDay>();
  let latest: { number: number; days: { date: Day; records: number }[] } | undefined;

  const silentIn = async (from: number, to: number): Promise<SilentDay[]> => {
    const found: SilentDay[] = [];
    for (const sequence of listSilent(shards, from, to)) {
      const silent = known.get(sequence) ?? (await readSilent(sequence, readRecord));
      if (!silent) continue;
      known.set(sequence, silent);
      found.push(silent);
    }
    return found;
  };

  return {
    silentIn,
    async daysBelow(number) {
      const below = Math.min(number, records);
      if (latest?.number === below) return latest.days;
      const counts = countDays(shards, below);
      for (const { date } of await silentIn(0, below)) counts.set(date, (counts.get(date) ?? 0) + 1);
      const days = [...counts].map(([date, count]) => ({ date, records: count }));
      days.sort((one, other) => (one.date < other.date ? -1 : 1));
      latest = { number: below, days };
      return days;
    },
  };
}

/** The numbers of the records that are days without text. */
function listSilent(shards: readonly Shard[], from: number, to: number): number[] {
  const found: number[] = [];
  for (const { first, records, columns } of shards) {
    const end = Math.min(to - first, records);
    for (let entry = Math.max(from - first, 0); entry < end; entry += 1) {
      if (((columns.flags[entry] ?? 0) & isEntry) === 0) found.push(first + entry);
    }
  }
  return found;
}

async function readSilent(
  sequence: number,
  readRecord: (sequence: number) => Promise<LogRecord | undefined>,
): Promise<SilentDay | undefined> {
  const record = await readRecord(sequence);
  return record?.kind === 'silent' ? { date: record.date, count: record.count, sequence } : undefined;
}

/** How many entries there are on each author's day, among the records with smaller numbers. */
function countDays(shards: readonly Shard[], below: number): Map<Day, number> {
  const counts = new Map<number, number>();
  for (const { first, records, columns } of shards) {
    const end = Math.min(below - first, records);
    for (let entry = 0; entry < end; entry += 1) {
      if (((columns.flags[entry] ?? 0) & isEntry) === 0) continue;
      const day = columns.days[entry] ?? 0;
      if (day !== 0) counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  }
  return new Map([...counts].map(([day, count]) => [numberDay(day), count]));
}
