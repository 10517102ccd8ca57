import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LogReader } from '../../src/answer/reader.ts';
import type { StoredLog } from '../../src/store/store.ts';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The compiled file of a source: what is measured is what people run, not what a test's loader makes of it. */
const built = (file: string): string => pathToFileURL(path.join(root, 'dist', file)).href;

/** Opens a stored log in this process, as the program does. */
export async function openLog(data: string, name: string): Promise<{ log: StoredLog; reader: LogReader }> {
  const { openStore }: typeof import('../../src/store/store.ts') = await import(built('src/store/store.js'));
  const ingest: typeof import('../../src/ingest/open-index.ts') = await import(built('src/ingest/open-index.js'));
  const answer: typeof import('../../src/answer/log-reader.ts') = await import(built('src/answer/log-reader.js'));
  const rules = ingest.readIndexRules(await readFile(path.join(root, 'data/subsystems.json'), 'utf8'));
  const log = await openStore(data).openLog(name);
  const index = await ingest.openIndex(log, rules);
  return { log, reader: answer.makeLogReader(log, index, async () => log) };
}
