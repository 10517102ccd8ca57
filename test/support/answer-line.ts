import type { Reader } from '../../src/answer/reader.ts';
import { type Reply, readLine, runCommand } from '../../src/chat/ask.ts';
import type { QueryCommand } from '../../src/model/command.ts';

/** Reads a line as it is typed in a chat, and answers it. Throws a UserError for a line that cannot be read. */
export async function answerLine(
  line: string,
  commands: readonly QueryCommand<Reader>[],
  reader: Reader,
): Promise<Reply> {
  return await runCommand(readLine(line, commands), commands, reader);
}
