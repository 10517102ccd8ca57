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
import { renderAnswer } from '../render/answer-blocks.ts';
import type { Block } from '../render/blocks.ts';
import { hasMore } from './paging.ts';

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

/**
 * Runs a command with arguments as they were typed. `next` says how entries that are not listed are shown, where they
 * can be.
 */
export async function runCommand(
  command: QueryCommand<Reader>,
  raw: RawArguments,
  reader: Reader,
  next?: string,
): Promise<Reply> {
  const answer = await command.answer(raw, reader);
  const hint = hasMore(answer) ? next : undefined;
  return { answer, blocks: renderAnswer(answer, formatCommand(command, raw), hint) };
}

/** Reads a line of chat. Throws a UserError for a line that is no command. */
export function readLine<C extends Commandlike>(line: string, commands: readonly C[]): Asked<C> {
  const split = splitCommandLine(line, commands);
  if (!split)
    throw new UserError('A question begins with a slash and a command, such as "/what about:lzo". Try /help.', 'usage');
  const command = findCommand(commands, split.name);
  return { command, raw: parseArguments(command, split.rest) };
}

/** Reads a line of chat and answers it. Throws a UserError for a line that is no command. */
export async function answerLine(
  line: string,
  commands: readonly QueryCommand<Reader>[],
  reader: Reader,
): Promise<Reply> {
  const { command, raw } = readLine(line, commands);
  return await runCommand(command, raw, reader);
}
