import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { RawArguments } from '../../../src/model/command.ts';
import { importBuilt } from '../built.ts';

/** Answers commands about one opened log, as the program does: from the arguments to the answer with its entries. */
export async function openAnswering(log: LogReader): Promise<(name: string, raw: RawArguments) => Promise<Answer>> {
  const { queries } = await importBuilt('commands/index');
  const reader = await openReader(log);
  return async (name, raw) => {
    const command = queries.find((one) => one.name === name);
    if (!command) throw new Error(`there is no command ${name}`);
    return await command.answer(raw, reader);
  };
}

/** Offers values for what is typed into an option, as the bot does, which waits until the names are made ready too. */
export async function openCompletion(log: LogReader): Promise<(option: string, typed: string) => Promise<unknown>> {
  const { commands } = await importBuilt('commands/index');
  const offering = await importBuilt('src/chat/discord/autocomplete');
  const reader = await openReader(log);
  const completer = offering.makeAutocompleter(commands);
  await completer.prepare(log);
  const ports = { reader, subscriptions: async () => [] };
  return async (option, typed) =>
    await completer.complete({ kind: 'typing', name: 'what', option, typed, raw: {} }, ports);
}

async function openReader(log: LogReader): Promise<Reader> {
  const reading = await importBuilt('src/wire/read-question');
  const { readByGrammar: readQuestion } = reading;
  return { now: '2026-01-01', open: async () => log, logs: async () => [log.info], readQuestion };
}
