import { Command, CommanderError } from 'commander';
import { escapeControls } from '../render/terminal.ts';
import { addChat } from './chat.ts';
import { addConfig, configName } from './config.ts';
import type { CliContext } from './context.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addParse } from './parse.ts';
import { addPost } from './post.ts';
import { addQuery } from './query.ts';
import { addRefresh } from './refresh.ts';
import { addRules } from './rules.ts';

/** Makes the command line: the verbs of its own, and each chat command as one. */
export function makeProgram(context: CliContext): Command {
  const program = new Command('annalist')
    .description("Answers questions about a project's changelog, with proof.")
    .version(context.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: context.print, writeErr: (text) => context.tell(text.trimEnd()) });
  addChat(program, context);
  addParse(program, context);
  addImport(program, context);
  addRefresh(program, context);
  addRules(program, context);
  addExport(program, context);
  addPost(program, context);
  addConfig(program, context);
  // Help is there whatever the configuration says, and a check tells all that is wrong with it.
  program.hook('preAction', (_, verb) => {
    if (verb.parent?.name() !== configName) context.checkConfig();
  });
  for (const command of context.queries) {
    // On the command line --help is there for every verb.
    if (command.name !== 'help') addQuery(program, command, context);
  }
  for (const verb of [program, ...program.commands]) {
    verb.configureOutput({ outputError: (text) => context.tell(explainUsage(text, verb)) });
  }
  return program;
}

/** The exit code of a run that commander ended by itself, having printed what there is to say: help, or a wrong usage. */
export function readExitCode(error: unknown): number | undefined {
  return error instanceof CommanderError ? error.exitCode : undefined;
}

/** What commander says of a wrong usage, in one line with the way to the help. */
function explainUsage(text: string, verb: Command): string {
  const [wrong = '', hint] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  const meant = hint === undefined ? '' : ` ${hint.replace('(Did', '(did')}`;
  const name = verb.parent ? `annalist ${verb.name()}` : 'annalist';
  const sentence = `${wrong.charAt(0).toUpperCase()}${wrong.slice(1).replace(/\.$/, '')}${meant}`;
  return escapeControls(`${sentence}: "${name} --help" tells how it is used.`);
}
