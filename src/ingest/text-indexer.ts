import { Worker } from 'node:worker_threads';
import type { TermParts } from '../search/term-builder.ts';
import { makeTextBuilder, type RecordText } from '../search/text-builder.ts';
import type { TextRequest } from './text-worker.ts';

/** Makes the searchable part of an index, for a long log on a thread beside the one that reads it. */
export interface TextIndexer {
  add(text: RecordText): void;
  /** Sends on what was added, and waits where too much of it is on its way. */
  flush(): Promise<void>;
  finish(): Promise<TermParts>;
  close(): Promise<void>;
}

/** The compiled worker beside this file; sources that a test runner compiles have none, and index by themselves. */
const workerFile = new URL('./text-worker.js', import.meta.url);
const canStart = import.meta.url.endsWith('.js');

/** How many records are indexed without a thread: they are done before one has started. */
const withoutThread = 4096;

/** How many batches may be on their way: what bounds the memory they take. */
const onTheWay = 8;

/** Makes an indexer for the texts of so many records. */
export function makeTextIndexer(records: number): TextIndexer {
  return canStart && records > withoutThread ? startThread() : indexHere();
}

function indexHere(): TextIndexer {
  const { add, finish } = makeTextBuilder();
  return { add, flush: async () => {}, finish: async () => finish(), close: async () => {} };
}

function startThread(): TextIndexer {
  const worker = new Worker(workerFile);
  let batch: RecordText[] = [];
  let sent = 0;
  let failure: Error | undefined;
  let parts: TermParts | undefined;
  let wake = (): void => {};
  worker.on('message', (message: 'taken' | TermParts) => {
    if (message === 'taken') sent -= 1;
    else parts = message;
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  // A thread that ends before its work does would be waited for for ever.
  worker.on('exit', (code) => {
    if (parts === undefined) failure ??= new Error(`the thread that indexes texts ended with code ${code}`);
    wake();
  });
  const send = (request: TextRequest): void => worker.postMessage(request);
  const waitUntil = async (isReady: () => boolean): Promise<void> => {
    while (failure === undefined && !isReady()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure !== undefined) throw failure;
  };
  const flush = async (): Promise<void> => {
    send(batch);
    batch = [];
    sent += 1;
    await waitUntil(() => sent < onTheWay);
  };

  return {
    add(text) {
      batch.push(text);
    },
    flush,
    async finish() {
      await flush();
      send(undefined);
      await waitUntil(() => parts !== undefined);
      if (parts === undefined) throw new Error('the thread ended without an index');
      return parts;
    },
    async close() {
      await worker.terminate();
    },
  };
}
