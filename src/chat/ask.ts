import type { Reader } from '../answer/reader.ts';
import type { Answer } from '../model/answer.ts';
import type { QueryCommand, RawArguments } from '../model/command.ts';
import { findCommand, formatCommand, parseArguments, splitCommandLine } from '../model/command-text.ts';
import { UserError } from '../model/errors.ts';
import { renderAnswer } from '../render/answer-blocks.ts';
import type { Block } from '../render/blocks.ts';

/** An answer with the blocks that show it. */
export interface Reply {
  answer: Answer;
  blocks: Block[];
}

/** Runs a command with arguments as they were typed. */
export async function runCommand(command: QueryCommand<Reader>, raw: RawArguments, reader: Reader): Promise<Reply> {
  const answer = await command.answer(raw, reader);
  return { answer, blocks: renderAnswer(answer, formatCommand(command, raw)) };
}

/** Reads a line of chat and answers it. Throws a UserError for a line that is no command. */
export async function answerLine(
  line: string,
  commands: readonly QueryCommand<Reader>[],
  reader: Reader,
): Promise<Reply> {
  const split = splitCommandLine(line);
  if (!split)
    throw new UserError('A question begins with a slash and a command, such as "/what about:lzo". Try /help.', 'usage');
  const command = findCommand(commands, split.name);
  return await runCommand(command, parseArguments(command, split.rest), reader);
}
