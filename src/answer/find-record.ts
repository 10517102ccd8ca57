import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import type { LogReader } from './reader.ts';
import { answerShow } from './show.ts';

/** A record of a log, as people know it. */
export interface FoundRecord {
  sequence: number;
  /** The number of each of its twins, and its own: one change, which is told once. */
  numbers: readonly number[];
  id: string;
  /** The author's day. */
  date: Day;
  /** Absent for a day without text. */
  headline?: string | undefined;
  url?: string | undefined;
}

/**
 * Finds a record by what `/show` takes: an id, a short hash, `last`, or a day that declares commits without text.
 * Throws a UserError where none or several are meant.
 */
export async function findRecord(log: LogReader, typed: string): Promise<FoundRecord> {
  const { entries, dates } = await answerShow(log, typed);
  const [entry] = entries;
  if (entry) {
    const [sequence] = await log.find(entry.id, 1);
    if (sequence !== undefined) {
      const { id, date, headline, url } = entry;
      return { sequence, numbers: log.history.twins.allOf(sequence), id, date, headline, url };
    }
  }
  const day = dates?.[0];
  const silent = (await log.silentIn(0, log.records)).findLast(({ date }) => date === day);
  if (day === undefined || !silent) throw new UserError(`The log "${log.name}" has no entry ${typed}.`, 'not-found');
  return { sequence: silent.sequence, numbers: [silent.sequence], id: day, date: day };
}
