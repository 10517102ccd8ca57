import { type ResourceLimits, Worker } from 'node:worker_threads';
import { systemCode } from '../model/errors.ts';

/** Whether a thread ended because it needed more memory than it may use. */
export const isOutOfMemory = (error: unknown): boolean => systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';

/** Threads that answer requests. */
export interface Threads<Request, Reply> {
  /** Asks one of them, by its number; memory may be handed over with it. */
  ask(thread: number, request: Request, transfer?: readonly ArrayBuffer[]): Promise<Reply>;
  /** Calls back once all of them run. */
  whenStarted(take: () => void): void;
  /** Ends one of them, which is asked nothing more. */
  end(thread: number): Promise<void>;
  close(): Promise<void>;
}

/** What a thread is sent, and what it sends back. */
export interface Asked<Request> {
  id: number;
  request: Request;
}
export interface Answered<Reply> {
  id: number;
  reply: Reply;
}

/** Starts threads. Where one of them fails or ends, all that was asked is refused, and so is what is asked later. */
export function startThreads<Request, Reply>(
  worker: URL,
  count: number,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Threads<Request, Reply> {
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  let asked = 0;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  let starting = count;
  const waitForStart: (() => void)[] = [];
  const noteStart = (): void => {
    starting -= 1;
    if (starting === 0) for (const take of waitForStart) take();
  };
  const ended = new Set<number>();
  const workers = Array.from({ length: count }, (_, number) => {
    const thread = new Worker(worker, { workerData, resourceLimits });
    thread.once('online', noteStart);
    thread.on('message', ({ id, reply }: Answered<Reply>) => {
      waiting.get(id)?.resolve(reply);
      waiting.delete(id);
    });
    thread.on('error', fail);
    // One that ends before its work does would be waited for for ever; at the end none is waited for.
    thread.on('exit', (code) => {
      if (!ended.has(number)) fail(new Error(`a thread ended with code ${code}`));
    });
    return thread;
  });

  return {
    async ask(thread, request, transfer = []) {
      if (failure !== undefined) throw failure;
      const id = asked;
      asked += 1;
      return await new Promise<Reply>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        workers[thread]?.postMessage({ id, request } satisfies Asked<Request>, transfer);
      });
    },
    whenStarted(take) {
      if (starting === 0) take();
      else waitForStart.push(take);
    },
    async end(thread) {
      ended.add(thread);
      await workers[thread]?.terminate();
    },
    async close() {
      await Promise.all(workers.map((thread) => thread.terminate()));
    },
  };
}
