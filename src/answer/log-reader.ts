import { makeEnrich } from '../enrich/enrich.ts';
import type { Entry, ParsedEntry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import { type NumberedEntry, scanEntries } from '../search/scan.ts';
import type { StoredLog } from '../store/store.ts';
import { describeLog } from './library.ts';
import type { LogReader } from './reader.ts';

/** Makes the reader of a stored log. What is concluded from its entries is made as they are read. */
export function makeLogReader(log: StoredLog): LogReader {
  const { catalogue } = log;
  const enrich = makeEnrich(catalogue.git?.mailmap);
  const headings = new Map(catalogue.days.map((day) => [day.date, day.line]));
  const isGone = (sequence: number): boolean => catalogue.gone.some(([from, to]) => sequence >= from && sequence < to);

  /** A line is stored as its distance from the day's heading, which moves when the log grows. */
  const finish = (entry: ParsedEntry): Entry => {
    const heading = headings.get(entry.date);
    return enrich(entry.line === undefined || heading === undefined ? entry : { ...entry, line: entry.line + heading });
  };

  async function* readEntries(): AsyncGenerator<NumberedEntry[]> {
    let sequence = 0;
    for await (const records of log.records()) {
      const batch: NumberedEntry[] = [];
      for (const record of records) {
        if (record.kind === 'entry' && !isGone(sequence)) batch.push({ sequence, entry: finish(record.entry) });
        sequence += 1;
      }
      yield batch;
    }
  }

  return {
    name: log.name,
    info: describeLog(log.name, catalogue),
    declares: catalogue.git === undefined,
    days: catalogue.days,
    search: (query) => scanEntries(readEntries(), query),
    async entry(sequence) {
      const record = await log.record(sequence);
      if (record?.kind !== 'entry')
        throw new UserError(`The log "${log.name}" has no entry number ${sequence}.`, 'not-found');
      return finish(record.entry);
    },
    async find(id, limit) {
      const hash = /^[0-9a-f]{4,64}$/.test(id);
      const found: number[] = [];
      for await (const batch of readEntries()) {
        for (const { sequence, entry } of batch) {
          if (entry.id === id) return [sequence];
          if (hash && entry.parents !== undefined && entry.id.startsWith(id)) found.push(sequence);
        }
      }
      return found.slice(0, limit);
    },
  };
}
