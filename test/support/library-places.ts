import type { Reader } from '../../src/answer/reader.ts';
import type { Place } from '../../src/model/actor.ts';
import { openStore } from '../../src/store/store.ts';
import { writeDayList } from './day-list-text.ts';
import { useFolders } from './git-repository.ts';
import { importInto } from './import-into.ts';

export const makeFolder = useFolders();
export const terminal: Place = { kind: 'terminal' };
export const direct: Place = { kind: 'direct' };
export const at = (server: string): Place => ({ kind: 'server', server });

/** Stored logs of one entry each. */
export async function storeLogs(...names: string[]) {
  const folder = makeFolder();
  const store = openStore(folder);
  for (const log of names) {
    await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, [`A lock for ${log}.`, 'Jan Kara']]) }, { log });
  }
  return { folder, store };
}

/** Everybody sees `open`; `one` is seen in server 1 and `two` in server 2. */
export const maySee = (log: string, place: Place): boolean =>
  place.kind === 'terminal' ||
  !['one', 'two'].includes(log) ||
  (place.kind === 'server' && { one: '1', two: '2' }[log] === place.server);

export const namesIn = async (reader: Reader): Promise<string[]> => (await reader.logs()).map(({ name }) => name);
export const messageOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : 'no error object'),
  );
