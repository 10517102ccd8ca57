import { z } from 'zod';
import { makeExamples } from '../src/answer/examples.ts';
import type { LogReader, Reader } from '../src/answer/reader.ts';
import type { HelpTopic } from '../src/model/answer.ts';
import { type Command, formatUsage, type QueryCommand } from '../src/model/command.ts';
import { findCommand, findGroup } from '../src/model/command-text.ts';
import { UserError } from '../src/model/errors.ts';
import { defineQuery } from './define.ts';
import type { ActionPorts } from './ports.ts';

type AnyCommand = Command<Reader, ActionPorts>;

/** Makes the help of a list of commands; `list` is read when help is asked for, so that it can hold help itself. */
export function makeHelp(list: () => readonly AnyCommand[]): QueryCommand<Reader> {
  // A log's examples stay the same until it is opened anew.
  const known = new WeakMap<LogReader, string[]>();
  const listExamples = async (reader: Reader): Promise<string[]> => {
    const log = await openMeant(reader);
    if (!log) return [];
    const examples = known.get(log) ?? (await makeExamples(log, list()));
    known.set(log, examples);
    return examples;
  };
  return defineQuery({
    name: 'help',
    description: 'What can be asked, and how',
    example: '/help command:who',
    primary: 'command',
    args: z.strictObject({
      command: z
        .string()
        .trim()
        .max(40, 'takes 40 characters at most')
        .describe('One command, with all its options')
        .meta({ completes: 'command' })
        .optional(),
    }),
    async answer({ command }, reader) {
      const found = command === undefined ? list() : findTopics(list(), command);
      return {
        command: 'help',
        query: {},
        verdict: 'found',
        sure: true,
        topics: found.map(describeTopic),
        examples: command === undefined ? await listExamples(reader) : [],
      };
    },
  });
}

/** The log that is meant where none is named; nothing where there is none, or none can be told or read. */
async function openMeant(reader: Reader): Promise<LogReader | undefined> {
  try {
    return await reader.open();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The command that is named, or all whose names begin with the word. */
function findTopics(list: readonly AnyCommand[], typed: string): readonly AnyCommand[] {
  const name = typed.replace(/^\//, '').trim().replace(/\s+/g, ' ').toLowerCase();
  const group = findGroup(list, name);
  return group.length > 0 ? group : [findCommand(list, name)];
}

function describeTopic(command: AnyCommand): HelpTopic {
  const { name, description, example, options } = command;
  const isForManagers = command.kind === 'action' && command.needs === 'manage-server';
  return {
    name,
    description: isForManagers ? `${description} (in a server, for members who may manage it)` : description,
    usage: formatUsage(command),
    example,
    options: options.map(({ name, description, choices }) => ({ name, description, ...(choices && { choices }) })),
  };
}
