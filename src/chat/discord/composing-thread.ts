import type { LogReader } from '../../answer/reader.ts';
import type { Logger } from '../../ops/log-port.ts';
import type { SharedIndex } from '../../search/sections.ts';
import type { AskedApart, FromThread, Given, OpenedLog, ToThread, Wanted } from './compose-messages.ts';
import type { AskedPage, ComposedPage, ComposePorts } from './compose-page.ts';
import { describeFailure } from './describe-failure.ts';
import { packError, unpackError } from './plain-error.ts';

/** A thread as it is started: what is posted to it, and what ends it. */
export interface ThreadHandle {
  post(message: ToThread): void;
  stop(): Promise<void>;
}

/** Starts a thread; `ended` is called once when it ends, whether it was stopped or failed. */
export type StartThread = (take: (message: FromThread) => void, ended: (reason: Error) => void) => ThreadHandle;

/** A thread that is asked questions. */
export interface ComposingThread {
  /** How many questions it has. */
  readonly underway: number;
  /** Has a question answered; undefined where that is to be done elsewhere, as when the thread ends. */
  ask(question: AskedPage, opened: AskedApart['opened'], ports: ComposePorts): Promise<ComposedPage | undefined>;
  /** Fulfilled when it has ended, with the reason. */
  ended: Promise<Error>;
  stop(): Promise<void>;
}

/** A question that a thread has. */
interface Underway {
  ports: ComposePorts;
  picture?: Uint8Array | undefined;
  finish(page: ComposedPage | undefined): void;
  fail(error: Error): void;
}

/** Starts a thread, and gives it on its way what it wants of the log of `describe` and of this thread. */
export function openComposingThread(
  start: StartThread,
  describe: (log: LogReader) => OpenedLog | undefined,
  logger: Logger,
): ComposingThread {
  const underway = new Map<number, Underway>();
  const told = new WeakSet<SharedIndex>();
  let asked = 0;
  let hasEnded = false;
  let isTold = false;

  /** It holds what it was told of a log's index as long as the log. */
  const tellOnce = (log: OpenedLog): OpenedLog => {
    const { index, ...rest } = log;
    if (index === undefined || told.has(index)) return rest;
    told.add(index);
    return log;
  };
  const give = async (wanted: Wanted, question: Underway): Promise<Given> => {
    const { reader, drawPicture } = question.ports;
    try {
      if (wanted.kind === 'logs') return { kind: 'logs', logs: await reader.logs() };
      if (wanted.kind === 'open') {
        const log = describe(await reader.open(wanted.named));
        return log ? { kind: 'open', log: tellOnce(log) } : { kind: 'elsewhere' };
      }
      question.picture = await drawPicture(wanted.svg);
      return { kind: 'drawn' };
    } catch (error) {
      return { kind: 'error', error: packError(error) };
    }
  };
  const take = (message: FromThread): void => {
    if (message.kind === 'log') {
      const { level, fields, sentence, cause } = message;
      logger[level](fields, sentence, cause && describeFailure(unpackError(cause)));
      return;
    }
    const question = underway.get(message.id);
    if (!question) return;
    if (message.kind === 'call') {
      const { call, wanted } = message;
      return void give(wanted, question).then((given) => handle?.post({ kind: 'given', call, given }));
    }
    underway.delete(message.id);
    if (message.kind === 'composed') question.finish(withPicture(message.page, question.picture));
    else if (message.kind === 'failed') question.fail(unpackError(message.error));
    else question.finish(undefined);
  };
  let tellEnd: (reason: Error) => void = () => undefined;
  const ended = new Promise<Error>((resolve) => {
    tellEnd = (reason) => {
      hasEnded = true;
      for (const { finish } of underway.values()) finish(undefined);
      underway.clear();
      resolve(reason);
    };
  });
  const handle = startSafely(start, take, tellEnd);

  return {
    get underway() {
      return underway.size;
    },
    async ask({ command, raw, place, offersWatch, asker }, opened, ports) {
      if (hasEnded) return undefined;
      const id = asked;
      asked += 1;
      // They come with the registration, and stay.
      if (!isTold) {
        const mentions = listMentions(ports);
        isTold = mentions.size > 0;
        if (isTold) handle?.post({ kind: 'mentions', mentions });
      }
      const { now } = ports.reader;
      return await new Promise((finish, fail) => {
        underway.set(id, { ports, finish, fail });
        handle?.post({
          kind: 'ask',
          id,
          asked: {
            command: command.name,
            raw,
            place,
            offersWatch,
            asker,
            now,
            opened: opened && { named: opened.named, log: tellOnce(opened.log) },
          },
        });
      });
    },
    ended,
    async stop() {
      await handle?.stop();
    },
  };
}

/** A system that is out of threads has none at once. */
function startSafely(
  start: StartThread,
  take: (message: FromThread) => void,
  ended: (reason: Error) => void,
): ThreadHandle | undefined {
  try {
    return start(take, ended);
  } catch (error) {
    ended(error instanceof Error ? error : new Error(String(error)));
    return undefined;
  }
}

function listMentions({ commands, mention }: ComposePorts): Map<string, string> {
  const mentions = commands.map(({ name }): [string, string | undefined] => [name, mention(name)]);
  return new Map(mentions.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function withPicture(page: ComposedPage, bytes: Uint8Array | undefined): ComposedPage {
  return page.picture && bytes ? { ...page, picture: { ...page.picture, bytes } } : page;
}
