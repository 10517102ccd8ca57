import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import type { ReadQuestion } from '../../model/read-question.ts';
import type { Logger } from '../../ops/log-port.ts';
import type { AskedApart, FromThread, Given, OpenedLog, ToThread, Wanted } from './compose-messages.ts';
import { type ComposePorts, composePage } from './compose-page.ts';
import { packError, unpackError } from './plain-error.ts';

/** What a thread answers with. */
export interface ThreadPorts {
  commands: readonly Command<Reader, never>[];
  /** Opens a log that the main thread named. Throws `Elsewhere` where it cannot be opened here. */
  openLog(log: OpenedLog): Promise<LogReader>;
  readQuestion: ReadQuestion;
  post(message: FromThread): void;
}

/** Says that a question is to be answered on the main thread. */
export class Elsewhere extends Error {}

/** Makes what puts answers together on a thread; the function takes what the thread is sent. */
export function makeComposeThread(ports: ThreadPorts): (message: ToThread) => void {
  const { post } = ports;
  const waiting = new Map<number, { resolve(given: Given): void }>();
  let mentions: ReadonlyMap<string, string> = new Map();
  let calls = 0;

  const call = async (id: number, wanted: Wanted): Promise<Given> => {
    const number = calls;
    calls += 1;
    const given = await new Promise<Given>((resolve) => {
      waiting.set(number, { resolve });
      post({ kind: 'call', call: number, id, wanted });
    });
    if (given.kind === 'error') throw unpackError(given.error);
    if (given.kind === 'elsewhere') throw new Elsewhere('the main thread answers from this log');
    return given;
  };

  const open = async (id: number, opened: AskedApart['opened'], named: string | undefined): Promise<LogReader> => {
    if (opened && opened.named === named) return await ports.openLog(opened.log);
    const given = await call(id, { kind: 'open', named });
    if (given.kind !== 'open') throw notAsked();
    return await ports.openLog(given.log);
  };
  const makeReader = (id: number, { now, opened }: AskedApart, noteElsewhere: () => void): Reader => ({
    now,
    readQuestion: ports.readQuestion,
    async open(named) {
      try {
        return await open(id, opened, named);
      } catch (error) {
        if (error instanceof Elsewhere) noteElsewhere();
        throw error;
      }
    },
    async logs() {
      const given = await call(id, { kind: 'logs' });
      if (given.kind !== 'logs') throw notAsked();
      return [...given.logs];
    },
  });

  const answer = async (id: number, asked: AskedApart): Promise<FromThread> => {
    const command = ports.commands.find(({ name }) => name === asked.command);
    if (command?.kind !== 'query') return { kind: 'elsewhere', id };
    const { raw, place, offersWatch, asker } = asked;
    let isElsewhere = false;
    const noteElsewhere = (): void => {
      isElsewhere = true;
    };
    const composing: ComposePorts = {
      reader: makeReader(id, asked, noteElsewhere),
      mention: (name) => mentions.get(name),
      async drawPicture(svg) {
        await call(id, { kind: 'draw', svg });
        return new Uint8Array();
      },
      commands: ports.commands,
      logger: makeRemoteLogger(post),
    };
    try {
      const page = await composePage({ command, raw, place, offersWatch, asker }, composing);
      // Some answers do without a log that cannot be opened, which is not so on the main thread.
      return isElsewhere ? { kind: 'elsewhere', id } : { kind: 'composed', id, page };
    } catch (error) {
      return isElsewhere ? { kind: 'elsewhere', id } : { kind: 'failed', id, error: packError(error) };
    }
  };

  return (message) => {
    switch (message.kind) {
      case 'ask':
        void answer(message.id, message.asked).then(post);
        return;
      case 'mentions':
        mentions = message.mentions;
        return;
      case 'given':
        waiting.get(message.call)?.resolve(message.given);
        waiting.delete(message.call);
    }
  };
}

/** The operator's log is kept by the main thread. */
function makeRemoteLogger(post: ThreadPorts['post']): Logger {
  const tell =
    (level: keyof Logger): Logger['error'] =>
    (fields, sentence, cause) =>
      post({ kind: 'log', level, fields, sentence, ...(cause !== undefined && { cause: packError(cause) }) });
  return { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
}

const notAsked = (): Error => new Error('a thread was given what it did not want');
