import type { RawArguments } from '../../../src/model/command.ts';
import { addressBuilt, importBuilt } from '../built.ts';

/** What people who ask are answered by: the bot's own way from the arguments to the message, without the chat service. */
export interface Composing {
  /** How many threads put answers together. */
  threads: number;
  ask(name: string, raw: RawArguments): Promise<unknown>;
  stop(): Promise<void>;
}

/** Answers about a log as the bot does: the log is opened and read ahead, and its threads put the messages together. */
export async function openComposing(data: string, name: string): Promise<Composing> {
  const store = await importBuilt('src/store/store');
  const ingest = await importBuilt('src/ingest/open-index');
  const importing = await importBuilt('src/wire/import-options');
  const answer = await importBuilt('src/answer/library');
  const wire = await importBuilt('src/wire/composing');
  const reading = await importBuilt('src/wire/read-question');
  const apart = await importBuilt('src/chat/discord/compose-apart');
  const page = await importBuilt('src/chat/discord/compose-page');
  const cache = await importBuilt('src/chat/discord/answer-cache');
  const gating = await importBuilt('src/chat/discord/gated-compose');
  const places = await importBuilt('src/chat/discord/page-buttons');
  const warming = await importBuilt('src/chat/discord/warm-up');
  const { commands } = await importBuilt('commands/index');

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
  const start = wire.startComposing({ folder: data, config }, texts, new URL(addressBuilt('src/parts/compose-worker')));
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
