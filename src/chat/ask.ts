import type { Reader } from '../answer/reader.ts';
import type { Answer } from '../model/answer.ts';
import type { QueryCommand, RawArguments } from '../model/command.ts';
import {
  type Commandlike,
  findCommand,
  formatCommand,
  parseArguments,
  splitCommandLine,
} from '../model/command-text.ts';
import { UserError } from '../model/errors.ts';
import { foldLogName, isLogName } from '../model/log-name.ts';
import { renderAnswer } from '../render/answer-blocks.ts';
import type { Block } from '../render/blocks.ts';
import { limitGuesses } from './paging.ts';

/** An answer with the blocks that show it. */
export interface Reply {
  answer: Answer;
  blocks: Block[];
}

/** A command as it was asked for. */
export interface Asked<C = QueryCommand<Reader>> {
  command: C;
  raw: RawArguments;
}

/** The command that takes a question in plain words. */
export const askName = 'ask';

/** Runs a command with arguments as they were typed; `commands` are those that a question may be read as. */
export async function runCommand(
  { command, raw }: Asked,
  commands: readonly Commandlike[],
  reader: Reader,
): Promise<Reply> {
  const answer = await command.answer(raw, reader);
  return { answer, blocks: renderAnswer(limitGuesses(answer), formatReadAs(answer, { command, raw }, commands)) };
}

/** How a question was read, as a command is typed; one in plain words with the log that it named. */
export function formatReadAs(
  answer: Answer,
  { command, raw }: Asked<Commandlike>,
  commands: readonly Commandlike[],
): string {
  const reading = 'asked' in answer ? answer.asked?.reading : undefined;
  const meant = reading && commands.find(({ name }) => name === reading.command);
  if (!meant) return formatCommand(command, raw);
  const { log, limit } = raw;
  return formatCommand(meant, {
    ...reading.raw,
    ...(log !== undefined && { log }),
    ...(limit !== undefined && { limit }),
  });
}

/** A question in plain words may say which log it is of, as commands do: "who wrote most log:redis". */
function readPlain(line: string): RawArguments {
  const [written = '', log = ''] = /(?:^|\s)log:(\S+)/.exec(line) ?? [];
  const question = line.replace(written, ' ').trim();
  return isLogName(foldLogName(log)) && question !== '' ? { question, log } : { question: line };
}

/**
 * Reads a line of chat: one that begins with a slash is a command, any other is a question in plain words. Throws a
 * UserError for a command that there is not.
 */
export function readLine<C extends Commandlike>(line: string, commands: readonly C[]): Asked<C> {
  const split = splitCommandLine(line, commands);
  if (!split && !/^\s*\//.test(line)) return { command: findCommand(commands, askName), raw: readPlain(line.trim()) };
  if (!split) throw new UserError('A command is a slash and a word, such as /who about:lzo. Try /help.', 'usage');
  const command = findCommand(commands, split.name);
  return { command, raw: parseArguments(command, split.rest) };
}
