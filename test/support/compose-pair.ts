import { commands } from '../../commands/index.ts';
import type { Library } from '../../src/answer/library.ts';
import { makeNamedShelf } from '../../src/answer/named-shelf.ts';
import { type ComposeApart, makeComposeApart } from '../../src/chat/discord/compose-apart.ts';
import type { FromThread, ToThread } from '../../src/chat/discord/compose-messages.ts';
import {
  type AskedPage,
  type ComposedPage,
  type ComposePorts,
  composePage,
} from '../../src/chat/discord/compose-page.ts';
import { Elsewhere, makeComposeThread } from '../../src/chat/discord/compose-thread.ts';
import type { StartThread } from '../../src/chat/discord/composing-thread.ts';
import { toBody } from '../../src/chat/discord/outgoing.ts';
import { firstPlace, type PagePlace } from '../../src/chat/discord/page-buttons.ts';
import { openStoredIndex } from '../../src/ingest/open-index.ts';
import type { Place } from '../../src/model/actor.ts';
import type { Store } from '../../src/store/store.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { makeListLogger, tinyPicture } from './discord-bot.ts';
import { testRules } from './memory-log.ts';

/** Threads that are none: what they are sent and send is copied as between threads. */
export interface FakeThreads {
  start: StartThread;
  /** How many were started, how many questions they were sent, and how many they heard. */
  count: { started: number; sent: number; asked: number };
  /** Ends all that run. */
  end(reason: string): void;
  hear(listens: boolean): void;
}

/** Makes such threads for a store; they open what is stored as threads do. */
export function makeFakeThreads(store: Store): FakeThreads {
  const count = { started: 0, sent: 0, asked: 0 };
  const endings = new Set<(reason: Error) => void>();
  let listens = true;
  const start: StartThread = (take, ended) => {
    count.started += 1;
    endings.add(ended);
    const shelf = makeNamedShelf(store, async (log) => {
      const index = await openStoredIndex(log, testRules);
      if (!index) throw new Elsewhere('the index is to be made');
      return index;
    });
    const thread = makeComposeThread({
      commands,
      openLog: shelf.open,
      readQuestion: readByGrammar,
      post: (message: FromThread) => take(structuredClone(message)),
    });
    return {
      post(message: ToThread) {
        if (message.kind === 'ask') count.sent += 1;
        if (!listens) return;
        if (message.kind === 'ask') count.asked += 1;
        thread(structuredClone(message));
      },
      stop: async () => ended(new Error('stopped')),
    };
  };
  return {
    start,
    count,
    end(reason) {
      for (const ended of endings) ended(new Error(reason));
      endings.clear();
    },
    hear(now) {
      listens = now;
    },
  };
}

/** Makes what puts answers together on threads, and counts what it does here. */
export function makeCountedApart(start: StartThread) {
  const logger = makeListLogger();
  const here = { made: 0 };
  const apart: ComposeApart = makeComposeApart({
    start,
    count: 1,
    logger,
    pause: 1,
    here: async (asked, ports) => {
      here.made += 1;
      return await composePage(asked, ports);
    },
  });
  return { apart, logger, here };
}

/** What a question is answered with in a place. */
export function makePorts(library: Library, place: Place, ports: Partial<ComposePorts> = {}): ComposePorts {
  return {
    reader: library.at(place),
    mention: (name) => (name === 'who' ? '</who:12345>' : undefined),
    drawPicture: tinyPicture,
    commands,
    logger: makeListLogger(),
    ...ports,
  };
}

/** A question by its command's name. */
export function askFor(name: string, raw: Record<string, string> = {}, place: PagePlace = firstPlace): AskedPage {
  const command = commands.find((one) => one.name === name);
  if (command?.kind !== 'query') throw new Error(`no query ${name}`);
  return { command, raw, place, offersWatch: true, asker: name === 'ask' ? '77' : undefined };
}

/** What is sent for a page, to the byte; or what was thrown in its place. */
export async function bytesOf(page: Promise<ComposedPage>): Promise<string> {
  try {
    const { data, files } = toBody({ ...(await page), ephemeral: false });
    return JSON.stringify([
      data,
      files.map((file) => ({ ...file, data: Buffer.from(String(file.data)).toString('hex') })),
    ]);
  } catch (error) {
    return `${error instanceof Error ? `${error.name} ${Reflect.get(error, 'code')} ${error.message}` : error}`;
  }
}
