import type { Day } from '../model/day.ts';
import type { ParsedDay } from '../model/parsed-log.ts';
import type { SearchQuery } from '../search/search.ts';
import type { LogReader, Reader } from './reader.ts';
import { limitTies } from './ties.ts';

/** A reader that gives each log as it was when it had so many records: what came later is not there. */
export function readAsOf(reader: Reader, records: number): Reader {
  return {
    ...reader,
    open: async (name) => await limitLog(await reader.open(name), records),
  };
}

/** A log as it was when it had `records` records; the same one where none has come since. */
async function limitLog(log: LogReader, records: number): Promise<LogReader> {
  if (log.records <= records) return log;
  const days = limitDays(log.days, await log.daysBelow(records));
  return {
    name: log.name,
    info: describe(log, days),
    hasCommitters: log.hasCommitters,
    days,
    records,
    // Made when they are asked for.
    get people() {
      return log.people;
    },
    get subsystems() {
      return log.subsystems;
    },
    get aliases() {
      return log.aliases;
    },
    vocabulary: log.vocabulary,
    prepareNames: (nearest) => log.prepareNames(nearest),
    isNameReady: (name) => log.isNameReady(name),
    history: log.history,
    search: (query) => log.search({ ...query, numbers: limitNumbers(query.numbers, records) }),
    weigh: (query) => log.weigh({ ...query, numbers: limitNumbers(query.numbers, records) }),
    entry: (sequence) => log.entry(sequence),
    reasons: (sequence) => log.reasons(sequence),
    headings: log.headings,
    releases: () => log.releases(),
    ties: async () => limitTies(await log.ties(), records),
    dayOf: (sequence, by) => log.dayOf(sequence, by),
    branches: () => log.branches(),
    async find(id, limit) {
      // Of those that begin so some may have come later.
      const found = await log.find(id, limit + log.records - records);
      return found.filter((sequence) => sequence < records).slice(0, limit);
    },
    findGone: (id, limit) => log.findGone(id, limit),
    silentIn: (from, to) => log.silentIn(from, Math.min(to, records)),
    daysBelow: (number) => log.daysBelow(Math.min(number, records)),
  };
}

function limitNumbers(numbers: SearchQuery['numbers'], records: number): SearchQuery['numbers'] {
  const { from = 0, to = records } = numbers ?? {};
  return { from: Math.min(from, records), to: Math.min(to, records) };
}

/** The days that had something by then, each with no more than was there. */
function limitDays(days: readonly ParsedDay[], there: readonly { date: Day; records: number }[]): readonly ParsedDay[] {
  const counts = new Map(there.map(({ date, records }) => [date, records]));
  return days.flatMap((day) => {
    const count = counts.get(day.date);
    if (count === undefined) return [];
    const listed = Math.min(day.listed, count);
    // What a day declares beside what it shows, it declared before.
    return [{ ...day, listed, declared: day.declared - (day.listed - listed) }];
  });
}

function describe({ info, days: all }: LogReader, days: readonly ParsedDay[]): LogReader['info'] {
  const sum = (of: readonly ParsedDay[], name: 'declared' | 'listed'): number =>
    of.reduce((total, day) => total + day[name], 0);
  const { firstDay: _first, lastDay: _last, ...rest } = info;
  const [firstDay, lastDay] = [days[0]?.date, days.at(-1)?.date];
  return {
    ...rest,
    entries: info.entries - (sum(all, 'listed') - sum(days, 'listed')),
    days: days.length,
    declared: info.declared - (sum(all, 'declared') - sum(days, 'declared')),
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
  };
}
