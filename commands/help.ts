import { z } from 'zod';
import type { Reader } from '../src/answer/reader.ts';
import type { HelpTopic } from '../src/model/answer.ts';
import { formatUsage, type QueryCommand } from '../src/model/command.ts';
import { findCommand } from '../src/model/command-text.ts';
import { defineQuery } from './define.ts';

/** Makes the help of a list of commands; `list` is read when help is asked for, so that it can hold help itself. */
export function makeHelp(list: () => readonly QueryCommand<Reader>[]): QueryCommand<Reader> {
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
    async answer({ command }) {
      const wanted = command?.replace(/^\//, '').toLowerCase();
      const found = wanted === undefined ? list() : [findCommand(list(), wanted)];
      return {
        command: 'help',
        query: {},
        verdict: 'found',
        sure: true,
        topics: found.map(describeTopic),
        examples: [],
      };
    },
  });
}

function describeTopic(command: QueryCommand<Reader>): HelpTopic {
  const { name, description, example, options } = command;
  return {
    name,
    description,
    usage: formatUsage(command),
    example,
    options: options.map((option) => ({ name: option.name, description: option.description })),
  };
}
