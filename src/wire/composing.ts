import os from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { FromThread } from '../chat/discord/compose-messages.ts';
import type { StartThread } from '../chat/discord/composing-thread.ts';
import { makeRingMemory } from '../store/record-ring.ts';
import type { TextCache } from '../store/text-cache.ts';
import { serveTexts } from '../store/text-channel.ts';
import type { ComposeWorkerData } from './compose-worker.ts';

/** The compiled worker beside this file; sources that a test runner compiles have none. */
const compiled = new URL('./compose-worker.js', import.meta.url);

/** So much memory, in bytes, the machine has for each thread: with a large log it takes a third of that. */
const memoryForEach = 1_000_000_000;

/** How much memory there is for this process: a container may have less of it than the machine. */
const readMemory = (): number => Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/**
 * How many threads put answers together beside the main one, which brings them; none where there is one processor, or
 * hardly any memory.
 */
export const countThreads = (processors = os.availableParallelism(), memory = readMemory()): number =>
  Math.min(3, processors - 1, Math.floor(memory / memoryForEach));

/** How much of the memory of a thread, in megabytes, is for what lives for a moment: by itself it takes three times that. */
const momentary = 16;

/** How many bytes of single records all threads keep together, of logs whose texts do not fit into memory; a power of two. */
const keptRecords = 64 * 1024 * 1024;

/** What starts a thread that puts answers together from the logs of a folder, whose texts it shares with this one. */
export function startComposing(
  data: Omit<ComposeWorkerData, 'texts' | 'records' | 'threads'>,
  texts: TextCache,
  worker = compiled,
  threads = countThreads(),
): StartThread {
  const records = makeRingMemory(keptRecords);
  return (take, ended) => {
    const { port1: ours, port2: theirs } = new MessageChannel();
    serveTexts(texts, ours);
    const workerData: ComposeWorkerData = { ...data, texts: theirs, records, threads };
    const resourceLimits = { maxYoungGenerationSizeMb: momentary };
    const thread = new Worker(worker, { workerData, transferList: [theirs], resourceLimits });
    thread.unref();
    let failure: Error | undefined;
    thread.on('message', (message: FromThread) => take(message));
    thread.on('error', (error) => {
      failure = error;
    });
    thread.once('exit', (code) => ended(failure ?? new Error(`it ended with code ${code}`)));
    return {
      post: (message) => thread.postMessage(message),
      async stop() {
        await thread.terminate();
      },
    };
  };
}
