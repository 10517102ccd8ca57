import type { LogReader, Reader } from '../../../src/answer/reader.ts';
import { built } from '../program.ts';

/** Offers values for what is typed into an option, as the bot does; the names are made ready before. */
export async function openCompletion(log: LogReader): Promise<(option: string, typed: string) => Promise<unknown>> {
  const { commands }: typeof import('../../../commands/index.ts') = await import(built('commands/index.js'));
  const offering: typeof import('../../../src/chat/discord/autocomplete.ts') = await import(
    built('src/chat/discord/autocomplete.js')
  );
  const reader = await openReader(log);
  const completer = offering.makeAutocompleter(commands);
  completer.prepare(log);
  const ports = { reader, subscriptions: async () => [] };
  return async (option, typed) =>
    await completer.complete({ kind: 'typing', name: 'what', option, typed, raw: {} }, ports);
}

async function openReader(log: LogReader): Promise<Reader> {
  const reading: typeof import('../../../src/wire/read-question.ts') = await import(built('src/wire/read-question.js'));
  const { readByGrammar: readQuestion } = reading;
  return { now: '2026-01-01', open: async () => log, logs: async () => [log.info], readQuestion };
}
