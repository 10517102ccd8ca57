import * as z from 'zod';
import { answerReading } from '../src/answer/answer-reading.ts';
import { readByLog } from '../src/answer/read-vocabulary.ts';
import type { Reader } from '../src/answer/reader.ts';
import type { Answer } from '../src/model/answer.ts';
import { asksHelp } from '../src/model/asks-help.ts';
import type { Command, QueryCommand } from '../src/model/command.ts';
import { findCommand, parseArguments, splitCommandLine } from '../src/model/command-text.ts';
import { UserError } from '../src/model/errors.ts';
import type { AskedBefore } from '../src/model/read-question.ts';
import { askedCommands } from '../src/model/reading.ts';
import { emptyVocabulary } from '../src/model/vocabulary.ts';
import { limit, log } from './arguments.ts';
import { defineQuery } from './define.ts';
import type { ActionPorts } from './ports.ts';

type AnyCommand = Command<Reader, ActionPorts>;

const question = z
  .string({ error: 'is missing: say what you want to know' })
  .trim()
  .min(1, 'needs a word')
  .max(300, 'takes 300 characters at most')
  .regex(/[\p{L}\p{N}]/u, 'needs a word: a letter or a digit')
  .describe('What you want to know, as you would say it');

const after = z
  .string()
  .trim()
  .max(2000, 'takes 2000 characters at most')
  .describe('What it follows on: the question before it, as it was read');

/** Makes the command that reads a question in plain words as one of the others; `list` is read when it is asked. */
export function makeAsk(list: () => readonly AnyCommand[]): QueryCommand<Reader> {
  return defineQuery({
    name: 'ask',
    description: 'A question in plain words',
    example: '/ask question:who added lzo to jffs2?',
    primary: 'question',
    args: z.strictObject({
      question,
      after: after.optional(),
      log: log.optional(),
      limit: limit.optional(),
    }),
    async answer({ question, after, log: named, limit }, reader, skip): Promise<Answer> {
      const before = after === undefined ? undefined : readBefore(after, list());
      const { log: kept, ...raw } = before?.raw ?? {};
      const now = reader.now;
      if (asksHelp(question)) return await findQuery(list(), 'help').answer({}, reader);
      // Which logs there are is no question to one of them: it is read without any.
      if (/\blogs\b/i.test(question) && reader.readQuestion(question, emptyVocabulary, now).command === 'logs') {
        return await findQuery(list(), 'logs').answer({}, reader);
      }
      const log = await reader.open(named ?? kept);
      const following = before && { ...before, raw };
      const reading = await readByLog(log, question, (known) => reader.readQuestion(question, known, now, following));
      return await answerReading(log, reading, { question, now, limit, skip });
    },
  });
}

/** The question before, written as the command that it was read as. Throws a UserError for anything else. */
function readBefore(line: string, commands: readonly AnyCommand[]): AskedBefore {
  const names: readonly string[] = askedCommands;
  const split = splitCommandLine(line, commands);
  if (!split || !names.includes(split.name)) {
    throw new UserError('after: is a question as it was read, such as /who about:lzo.', 'usage');
  }
  const command = findQuery(commands, split.name);
  return { command: command.name, raw: parseArguments(command, split.rest) };
}

function findQuery(commands: readonly AnyCommand[], name: string): QueryCommand<Reader> {
  return findCommand(
    commands.filter((command) => command.kind === 'query'),
    name,
  );
}
