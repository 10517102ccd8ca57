import type { LogReader, Reader } from '../../answer/reader.ts';
import type { Command, QueryCommand } from '../../model/command.ts';
import { splitQuery } from '../../search/words.ts';
import type { AskedPage } from './compose-page.ts';
import { firstPlace } from './page-buttons.ts';

/** The commands that answer of a log without being told anything, which is what can be asked before anybody does. */
export const listPlain = (commands: readonly Command<Reader, never>[]): QueryCommand<Reader>[] =>
  commands.filter(
    (command): command is QueryCommand<Reader> =>
      command.kind === 'query' &&
      command.options.every(({ required }) => !required) &&
      command.options.some(({ name }) => name === 'log'),
  );

/**
 * Questions for what some entries would be found by, from the newest to the first: one to four words, asked of each
 * command that takes words in turn.
 */
export async function* listPractice(
  log: LogReader,
  commands: readonly Command<Reader, never>[],
  most: number,
): AsyncGenerator<AskedPage> {
  const asking = listPlain(commands).filter(({ options }) => options.some(({ name }) => name === 'about'));
  const count = Math.min(most, log.records);
  for (let index = 0; index < count && asking.length > 0; index += 1) {
    const sequence = log.records - 1 - Math.floor((index * log.records) / count);
    // A number may be that of a day without text.
    const entry = await log.entry(sequence).catch(() => undefined);
    const words = splitQuery(entry?.headline ?? '').slice(0, 1 + (Math.floor(index / asking.length) % 4));
    const command = asking[index % asking.length];
    if (command && words.length > 0) {
      yield { command, raw: { about: words.join(' '), log: log.name }, place: firstPlace };
    }
  }
}
