import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { commands } from '../../commands/index.ts';
import type { LogIndex } from '../answer/log-index.ts';
import { makeNamedShelf } from '../answer/named-shelf.ts';
import type { FromThread, ToThread } from '../chat/discord/compose-messages.ts';
import { Elsewhere, makeComposeThread } from '../chat/discord/compose-thread.ts';
import type { Config } from '../config.ts';
import { openStoredIndex } from '../ingest/open-index.ts';
import { usualBounds } from '../search/bounds.ts';
import type { SharedIndex } from '../search/sections.ts';
import { openRecordRing, type RingMemory } from '../store/record-ring.ts';
import { makeStoreTexts, type StoredLog } from '../store/store.ts';
import { openSharedTexts } from '../store/text-channel.ts';
import { openThreadStore } from '../store/thread-store.ts';
import { rulesOf } from './import-options.ts';
import { readByGrammar } from './read-question.ts';

/** What the thread is started with. */
export interface ComposeWorkerData {
  folder: string;
  /** What of the configuration the index of a log depends on. */
  config: Pick<Config, 'logs' | 'configFile'>;
  /** Where it shares the texts of segments, and the memory in which it shares single records. */
  texts: MessagePort;
  records: RingMemory;
  /** How many such threads there are. */
  threads: number;
}

const { folder, config, texts: port, records, threads }: ComposeWorkerData = workerData;
const texts = makeStoreTexts(openSharedTexts(port, (file) => texts.forget(file)));

/** What all threads keep together is no more than one alone would. */
const bounds = { ...usualBounds, kept: Math.floor(usualBounds.kept / threads) };

/** What the main thread has read of indexes that are about to be opened here. */
const shared = new Map<string, SharedIndex>();

/** What is to be made first, the main thread makes, once for all. */
async function openIndexed(log: StoredLog): Promise<LogIndex> {
  const index = await openStoredIndex(log, rulesOf(log.name, config), { shared: shared.get(log.name), bounds });
  shared.delete(log.name);
  if (index === undefined) throw new Elsewhere('the index is to be made');
  return index;
}

const shelf = makeNamedShelf(openThreadStore(folder, texts, openRecordRing(records)), openIndexed);
const take = makeComposeThread({
  commands,
  async openLog({ index, ...log }) {
    if (index) shared.set(log.name, index);
    return await shelf.open(log);
  },
  readQuestion: readByGrammar,
  post: (message: FromThread) => parentPort?.postMessage(message),
});
parentPort?.on('message', (message: ToThread) => take(message));
