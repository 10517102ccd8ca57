import type { RawArguments } from '../../../src/model/command.ts';
import { built } from '../program.ts';

/** What people who ask are answered by: the bot's own way from the arguments to the message, without the chat service. */
export interface Composing {
  /** How many threads put answers together. */
  threads: number;
  ask(name: string, raw: RawArguments): Promise<unknown>;
  stop(): Promise<void>;
}

/** Answers about a log as the bot does: the log is opened and read ahead, and its threads put the messages together. */
export async function openComposing(data: string, name: string): Promise<Composing> {
  const store: typeof import('../../../src/store/store.ts') = await import(built('src/store/store.js'));
  const ingest: typeof import('../../../src/ingest/open-index.ts') = await import(built('src/ingest/open-index.js'));
  const importing: typeof import('../../../src/wire/import-options.ts') = await import(
    built('src/wire/import-options.js')
  );
  const answer: typeof import('../../../src/answer/library.ts') = await import(built('src/answer/library.js'));
  const wire: typeof import('../../../src/wire/composing.ts') = await import(built('src/wire/composing.js'));
  const reading: typeof import('../../../src/wire/read-question.ts') = await import(built('src/wire/read-question.js'));
  const apart: typeof import('../../../src/chat/discord/compose-apart.ts') = await import(
    built('src/chat/discord/compose-apart.js')
  );
  const page: typeof import('../../../src/chat/discord/compose-page.ts') = await import(
    built('src/chat/discord/compose-page.js')
  );
  const cache: typeof import('../../../src/chat/discord/answer-cache.ts') = await import(
    built('src/chat/discord/answer-cache.js')
  );
  const gating: typeof import('../../../src/chat/discord/gated-compose.ts') = await import(
    built('src/chat/discord/gated-compose.js')
  );
  const places: typeof import('../../../src/chat/discord/page-buttons.ts') = await import(
    built('src/chat/discord/page-buttons.js')
  );
  const warming: typeof import('../../../src/chat/discord/warm-up.ts') = await import(
    built('src/chat/discord/warm-up.js')
  );
  const { commands }: typeof import('../../../commands/index.ts') = await import(built('commands/index.js'));

  const config = {
    logs: [],
    configFile: { shown: 'annalist.json', path: '/annalist.json', exists: false, mistakes: [] },
  };
  const texts = store.makeStoreTexts();
  // The index is there, so that nothing is made elsewhere; whoever opens it is told that it will be needed for long.
  const makeApart = async (): Promise<void> => undefined;
  const library = answer.openLibrary(
    store.openStore(data, { texts }),
    (log) => ingest.openIndex(log, importing.rulesOf(log.name, config), undefined, makeApart),
    {
      today: () => '2026-01-01',
      defaultLogAt: () => name,
      maySee: () => true,
      hidesAddresses: () => true,
      readQuestion: reading.readByGrammar,
    },
  );
  const threads = wire.countThreads();
  const start = wire.startComposing({ folder: data, config }, texts, new URL(built('src/parts/compose-worker.js')));
  const composing = apart.makeComposeApart({ start, count: threads, logger: failing, here: page.composePage });
  const compose = cache.keepAnswers(gating.gateCompose(composing.compose, threads));
  const ports = {
    reader: library.at({ kind: 'direct' }),
    mention: () => undefined,
    drawPicture: async () => new Uint8Array(),
    commands,
    logger: failing,
  };
  await composing.start(warming.listFirst(commands), { ...ports, reader: library.ahead() });
  return {
    threads,
    async ask(name, raw) {
      const command = commands.find((one) => one.name === name);
      if (command?.kind !== 'query') throw new Error(`there is no question ${name}`);
      return await compose({ command, raw, place: places.firstPlace, offersWatch: true }, ports);
    },
    stop: () => composing.stop(),
  };
}

/** What the operator would be told ends the benchmark: its figures are of answers. */
function fail(_: unknown, sentence: string): never {
  throw new Error(sentence);
}
const failing = { debug: () => undefined, info: () => undefined, warn: fail, error: fail };
