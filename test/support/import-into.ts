import { type ImportOptions, type ImportReport, importLog } from '../../src/ingest/import-log.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { openSource } from '../../src/source/open-source.ts';
import { placeEntry } from '../../src/store/place-entry.ts';
import type { Catalogue, LogRecord } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { testRules } from './memory-log.ts';

/** A stored log, read whole. */
export interface WholeLog {
  catalogue: Catalogue;
  /** All that was ever stored, by sequence number. */
  records: LogRecord[];
  /** The entries that the source has now, in order of arrival, called as they are now. */
  entries: ParsedEntry[];
}

async function* give(text: string | Buffer): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Imports a file or repository, or a text as standard input. */
export async function importInto(
  store: Store,
  source: string | { text: string | Buffer },
  options: Partial<Pick<ImportOptions, 'log' | 'format' | 'ownRules' | 'branches'>> = {},
): Promise<ImportReport> {
  const isText = typeof source === 'object';
  const opened = await openSource(isText ? '-' : source, give(isText ? source.text : ''));
  return await importLog(store, opened, { log: 'test', ...options, rules: testRules, clock: () => 0 });
}

/** Reads a log whole. */
export async function readWhole(store: Store, name = 'test'): Promise<WholeLog> {
  const log = await store.openLog(name);
  const { catalogue } = log;
  const records: LogRecord[] = [];
  for await (const batch of log.records()) records.push(...batch);
  const isGone = (sequence: number): boolean => catalogue.gone.some(([from, to]) => sequence >= from && sequence < to);
  const entries = records.flatMap((record, sequence): ParsedEntry[] => {
    return record.kind === 'silent' || isGone(sequence) ? [] : [placeEntry(record.entry, catalogue.moved[sequence])];
  });
  return { catalogue, records, entries };
}
