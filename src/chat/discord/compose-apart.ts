import type { LogReader, Reader } from '../../answer/reader.ts';
import { messageOf } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import type { Compose } from './answer-cache.ts';
import type { AskedApart, OpenedLog } from './compose-messages.ts';
import { type AskedPage, type ComposePorts, takesLog } from './compose-page.ts';
import { type ComposingThread, openComposingThread, type StartThread } from './composing-thread.ts';
import { waitOr } from './wait.ts';

/** The threads that answers are put together on. */
export interface ComposingThreads {
  start: StartThread;
  count: number;
}

/** What answers are put together on threads with. */
export interface ApartPorts extends ComposingThreads {
  logger: Logger;
  /** Puts together on this thread what the threads do not. */
  here: Compose;
  /** The first pause in milliseconds before a thread that ended is replaced. */
  pause?: number | undefined;
}

/** Puts answers together on threads. */
export interface ComposeApart {
  compose: Compose;
  /**
   * Starts the threads. Each is asked some questions first, so that nobody waits for what it makes ready. Fulfilled when
   * each of them is ready, or has ended.
   */
  start(questions: readonly AskedPage[], ports: ComposePorts): Promise<void>;
  stop(): Promise<void>;
}

const firstPause = 1_000;
const longestPause = 60_000;

/**
 * How many milliseconds pass before a thread that ended is replaced: twice as many as the last time where it ended before it was
 * ready, so that threads that cannot start are not started over and over.
 */
export const choosePause = (first: number, last: number, wasReady: boolean): number =>
  wasReady || last === 0 ? first : Math.min(longestPause, last * 2);

/** Makes what puts answers together on threads, and on this one where none is ready, or one ends before its time. */
export function makeComposeApart({ start, count, logger, here, pause }: ApartPorts): ComposeApart {
  const ready = new Set<ComposingThread>();
  const running = new Set<ComposingThread>();
  const stopping = new AbortController();

  const describe = ({ name, stored, sharedIndex }: LogReader): OpenedLog | undefined =>
    stored && { name, ...stored, index: sharedIndex };
  const makeReady = async (
    thread: ComposingThread,
    questions: readonly AskedPage[],
    ports: ComposePorts,
  ): Promise<void> => {
    for (const question of questions) {
      // Whoever asks the same is told what is wrong with it.
      if (running.has(thread)) await thread.ask(question, undefined, ports).catch(() => undefined);
    }
    if (running.has(thread)) ready.add(thread);
  };
  /** Keeps one thread running until all are stopped; `begun` is called when the first is ready, or has ended. */
  const keepRunning = async (
    questions: readonly AskedPage[],
    ports: ComposePorts,
    begun: () => void,
  ): Promise<void> => {
    const first = pause ?? firstPause;
    for (let wait = 0; !stopping.signal.aborted; ) {
      const thread = openComposingThread(start, describe, logger);
      running.add(thread);
      void makeReady(thread, questions, ports).then(begun);
      const reason = await thread.ended;
      wait = choosePause(first, wait, ready.has(thread));
      running.delete(thread);
      ready.delete(thread);
      if (stopping.signal.aborted) return;
      logger.warn({ reason: messageOf(reason) }, 'a thread that puts answers together ended; another takes its place');
      await waitOr(wait, stopping.signal);
    }
  };
  const choose = (): ComposingThread | undefined => {
    let least: ComposingThread | undefined;
    for (const thread of ready) if (least === undefined || thread.underway < least.underway) least = thread;
    return least;
  };

  return {
    async compose(question, ports) {
      if (ready.size === 0) return await here(question, ports);
      const opened = await openAhead(question, ports.reader, describe);
      const page = opened === 'elsewhere' ? undefined : await choose()?.ask(question, opened, ports);
      return page ?? (await here(question, ports));
    },
    async start(questions, ports) {
      const starting = Array.from({ length: count }, async () => {
        await new Promise<void>((begun) => void keepRunning(questions, ports, begun));
      });
      await Promise.all(starting);
    },
    async stop() {
      stopping.abort();
      await Promise.all([...running].map((thread) => thread.stop()));
    },
  };
}

/**
 * Opens the log of a question before it is sent, which spares the thread to ask for it, and has the log's index made once
 * where it is missing. Where that fails, the question itself fails at it in its turn.
 */
async function openAhead(
  { command, raw, place }: AskedPage,
  reader: Reader,
  describe: (log: LogReader) => OpenedLog | undefined,
): Promise<AskedApart['opened'] | 'elsewhere'> {
  if (!takesLog(command)) return undefined;
  const named = place.log ?? raw.log;
  try {
    const log = describe(await reader.open(named));
    return log ? { named, log } : 'elsewhere';
  } catch {
    return undefined;
  }
}
