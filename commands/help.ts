import * as z from 'zod';
import { makeQuestions } from '../src/answer/example-questions.ts';
import { makeExamples } from '../src/answer/examples.ts';
import type { LogReader, Reader } from '../src/answer/reader.ts';
import type { HelpAnswer, HelpTopic } from '../src/model/answer.ts';
import { type Command, formatUsage, type Need, type QueryCommand } from '../src/model/command.ts';
import { findCommand, findGroup } from '../src/model/command-text.ts';
import { UserError } from '../src/model/errors.ts';
import { defineQuery } from './define.ts';
import type { ActionPorts } from './ports.ts';

/** What help tells of a command; a front end has some of its own that nobody answers but itself. */
export type Explained = Pick<Command<Reader, ActionPorts>, 'name' | 'description' | 'example' | 'options'> & {
  kind?: string;
  needs?: Need | undefined;
};

/** Questions that the log at hand answers. */
type Examples = Pick<HelpAnswer, 'questions' | 'examples'>;

const noExamples: Examples = { questions: [], examples: [] };

/** Makes the help of a list of commands; `list` is read when help is asked for, so that it can hold help itself. */
export function makeHelp(list: () => readonly Explained[]): QueryCommand<Reader> {
  // A log's examples stay the same until it is opened anew; where another is meant too, they name it.
  const known = { meant: new WeakMap<LogReader, Examples>(), named: new WeakMap<LogReader, Examples>() };
  const listExamples = async (reader: Reader): Promise<Examples> => {
    const meant = await openOrNone(reader);
    const log = meant ?? (await openFirst(reader));
    if (!log) return noExamples;
    const kept = meant ? known.meant : known.named;
    const found = kept.get(log) ?? {
      // In plain words no log is named.
      questions: meant ? await makeQuestions(log, reader.readQuestion) : [],
      examples: await makeExamples(log, list(), !meant),
    };
    kept.set(log, found);
    return found;
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
        ...(command === undefined ? await listExamples(reader) : noExamples),
      };
    },
  });
}

/** The log of a name, or the one that is meant without; nothing where there is none, or none can be told or read. */
async function openOrNone(reader: Reader, name?: string): Promise<LogReader | undefined> {
  try {
    return await reader.open(name);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The first log with entries that can be read, of those that whoever asks may see. */
async function openFirst(reader: Reader): Promise<LogReader | undefined> {
  for (const { name, entries, problem } of await reader.logs()) {
    const log = entries > 0 && problem === undefined ? await openOrNone(reader, name) : undefined;
    if (log) return log;
  }
  return undefined;
}

/** The command that is named, or all whose names begin with the word. */
function findTopics(list: readonly Explained[], typed: string): readonly Explained[] {
  const name = typed.replace(/^\//, '').trim().replace(/\s+/g, ' ').toLowerCase();
  const group = findGroup(list, name);
  return group.length > 0 ? group : [findCommand(list, name)];
}

function describeTopic(command: Explained): HelpTopic {
  const { name, description, example, options } = command;
  const need = command.kind === 'action' ? command.needs : undefined;
  return {
    name,
    description: need === undefined ? description : `${description} (${needWords[need]})`,
    usage: formatUsage(command),
    example,
    options: options.map(({ name, description, choices }) => ({ name, description, ...(choices && { choices }) })),
  };
}

const needWords: Record<Need, string> = {
  'manage-server': 'in a server, for members who may manage it',
  'manage-channel': 'in a server for members who may manage the channel',
};
