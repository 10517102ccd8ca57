import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { RawArguments } from '../../../src/model/command.ts';
import { built } from '../program.ts';

/** Answers commands about one opened log, as the program does: from the arguments to the answer with its entries. */
export async function openAnswering(log: LogReader): Promise<(name: string, raw: RawArguments) => Promise<Answer>> {
  const { queries }: typeof import('../../../commands/index.ts') = await import(built('commands/index.js'));
  const reader = await openReader(log);
  return async (name, raw) => {
    const command = queries.find((one) => one.name === name);
    if (!command) throw new Error(`there is no command ${name}`);
    return await command.answer(raw, reader);
  };
}

/** Offers values for what is typed into an option, as the bot does, which waits until the names are made ready too. */
export async function openCompletion(log: LogReader): Promise<(option: string, typed: string) => Promise<unknown>> {
  const { commands }: typeof import('../../../commands/index.ts') = await import(built('commands/index.js'));
  const offering: typeof import('../../../src/chat/discord/autocomplete.ts') = await import(
    built('src/chat/discord/autocomplete.js')
  );
  const reader = await openReader(log);
  const completer = offering.makeAutocompleter(commands);
  await completer.prepare(log);
  const ports = { reader, subscriptions: async () => [] };
  return async (option, typed) =>
    await completer.complete({ kind: 'typing', name: 'what', option, typed, raw: {} }, ports);
}

async function openReader(log: LogReader): Promise<Reader> {
  const reading: typeof import('../../../src/wire/read-question.ts') = await import(built('src/wire/read-question.js'));
  const { readByGrammar: readQuestion } = reading;
  return { now: '2026-01-01', open: async () => log, logs: async () => [log.info], readQuestion };
}
