import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { type PackedCommits, packCommits } from './pack-commits.ts';
import type { PackReply, PackRequest } from './segment-worker.ts';

/** Packs commits into segments on several threads. */
export interface SegmentPool {
  /** How many may be on their way at once without a thread waiting. */
  readonly width: number;
  /** Packs git's output for the segment whose first record has this number. */
  pack(first: number, output: Buffer): Promise<PackedCommits>;
  close(): Promise<void>;
}

/** The compiled worker beside this file; sources that a test runner compiles have none, and pack by themselves. */
const workerFile = new URL('./segment-worker.js', import.meta.url);
const canStart = import.meta.url.endsWith('.js');

/** How many segments are packed without a thread: a small repository is done before one has started. */
const withoutThread = 4;

/** Makes a pool of two threads at most, one processor left to git. They start when the work is worth them. */
export function makeSegmentPool(): SegmentPool {
  const threads = Math.max(1, Math.min(2, os.availableParallelism() - 1));
  const waiting = new Map<number, { resolve(packed: PackedCommits): void; reject(error: Error): void }>();
  const workers: Worker[] = [];
  let asked = 0;

  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const worker = new Worker(workerFile);
    worker.on('message', ({ id, ...packed }: PackReply) => {
      waiting.get(id)?.resolve(packed);
      waiting.delete(id);
    });
    worker.on('error', fail);
    // A thread that ends before its work does would be waited for for ever; at the end none is waited for.
    worker.on('exit', (code) => fail(new Error(`a thread that packs commits ended with code ${code}`)));
    return worker;
  };

  return {
    width: threads * 2,
    async pack(first, output) {
      const id = asked;
      asked += 1;
      if (!canStart || id < withoutThread) return packCommits(first, output);
      const place = id % threads;
      const worker = workers[place] ?? start();
      workers[place] = worker;
      return await new Promise<PackedCommits>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, first, output } satisfies PackRequest);
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
