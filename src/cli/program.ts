import { Command } from 'commander';
import { addChat } from './chat.ts';
import type { CliContext } from './context.ts';
import { addImport } from './import.ts';
import { addParse } from './parse.ts';
import { addQuery } from './query.ts';

/** Makes the command line: the verbs of its own, and each chat command as one. */
export function makeProgram(context: CliContext): Command {
  const program = new Command('annalist')
    .description("Answers questions about a project's changelog, with proof.")
    .version(context.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(add --help for how it is used)')
    .exitOverride()
    .configureOutput({ writeOut: context.print, writeErr: (text) => context.tell(text.trimEnd()) });
  addChat(program, context);
  addParse(program, context);
  addImport(program, context);
  for (const command of context.commands) {
    // On the command line --help is there for every verb.
    if (command.name !== 'help') addQuery(program, command, context);
  }
  return program;
}
