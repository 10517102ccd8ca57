import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { commands } from '../../commands/index.ts';
import type { LogIndex } from '../answer/log-index.ts';
import { makeNamedShelf } from '../answer/named-shelf.ts';
import type { FromThread, ToThread } from '../chat/discord/compose-messages.ts';
import { Elsewhere, makeComposeThread } from '../chat/discord/compose-thread.ts';
import type { Config } from '../config.ts';
import { openStoredIndex } from '../ingest/open-index.ts';
import { makeStoreTexts, openStore, type StoredLog } from '../store/store.ts';
import { openSharedTexts } from '../store/text-channel.ts';
import { rulesOf } from './import-options.ts';
import { readByGrammar } from './read-question.ts';

/** What the thread is started with. */
export interface ComposeWorkerData {
  folder: string;
  /** What of the configuration the index of a log depends on. */
  config: Pick<Config, 'logs' | 'configFile'>;
  /** Where it shares the texts of segments. */
  texts: MessagePort;
}

const { folder, config, texts: port }: ComposeWorkerData = workerData;
const texts = makeStoreTexts(openSharedTexts(port, (file) => texts.forget(file)));

/** What is to be made first, the main thread makes, once for all. */
async function openIndexed(log: StoredLog): Promise<LogIndex> {
  const index = await openStoredIndex(log, rulesOf(log.name, config));
  if (index === undefined) throw new Elsewhere('the index is to be made');
  return index;
}

const take = makeComposeThread({
  commands,
  openLog: makeNamedShelf(openStore(folder, { texts }), openIndexed).open,
  readQuestion: readByGrammar,
  post: (message: FromThread) => parentPort?.postMessage(message),
});
parentPort?.on('message', (message: ToThread) => take(message));
