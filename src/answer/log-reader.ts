import { makeEnrich } from '../enrich/enrich.ts';
import type { Entry, ParsedEntry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import { type NumberedEntry, scanEntries } from '../search/scan.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { StoredLog } from '../store/store.ts';
import { describeLog } from './library.ts';
import type { LogReader } from './reader.ts';

/**
 * Makes the reader of a stored log. What is concluded from its entries is made as they are read. Where the log was
 * written to so often that its files are gone, it is opened once more with `reopen`: numbers never move.
 */
export function makeLogReader(stored: StoredLog, reopen: () => Promise<StoredLog>): LogReader {
  let log = stored;
  const retry = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SnapshotGone)) throw error;
      log = await reopen();
      return await read();
    }
  };
  const { catalogue } = stored;
  const enrich = makeEnrich(catalogue.git?.mailmap);
  const headings = new Map(catalogue.days.map((day) => [day.date, day.line]));
  const isGone = (sequence: number): boolean => catalogue.gone.some(([from, to]) => sequence >= from && sequence < to);

  const finish = (sequence: number, entry: ParsedEntry): Entry => {
    const place = catalogue.moved[sequence];
    const id = place?.id ?? entry.id;
    // A line is stored as its distance from the day's heading, which moves when the log grows.
    const distance = place ? place.line : entry.line;
    const heading = headings.get(entry.date);
    const line = distance === undefined || heading === undefined ? undefined : heading + distance;
    return enrich({ ...entry, id, line });
  };

  async function* readEntries(): AsyncGenerator<NumberedEntry[]> {
    let sequence = 0;
    for await (const records of log.records()) {
      const batch: NumberedEntry[] = [];
      for (const record of records) {
        if (record.kind === 'entry' && !isGone(sequence))
          batch.push({ sequence, entry: finish(sequence, record.entry) });
        sequence += 1;
      }
      yield batch;
    }
  }

  const findIds = async (id: string): Promise<number[]> => {
    const hash = /^[0-9a-f]{4,64}$/.test(id);
    const found: number[] = [];
    for await (const batch of readEntries()) {
      for (const { sequence, entry } of batch) {
        if (entry.id === id) return [sequence];
        if (hash && entry.parents !== undefined && entry.id.startsWith(id)) found.push(sequence);
      }
    }
    return found;
  };

  return {
    name: stored.name,
    info: describeLog(stored.name, catalogue),
    days: catalogue.days,
    search: (query) => retry(() => scanEntries(readEntries(), query)),
    async entry(sequence) {
      const record = await retry(() => log.record(sequence));
      if (record?.kind === 'entry') return finish(sequence, record.entry);
      throw new UserError(`The log "${stored.name}" has no entry number ${sequence}.`, 'not-found');
    },
    find: async (id, limit) => (await retry(() => findIds(id))).slice(0, limit),
  };
}
