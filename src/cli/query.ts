import { Option as CliOption, type Command } from 'commander';
import type { Reader } from '../answer/reader.ts';
import { runCommand } from '../chat/ask.ts';
import type { Answer } from '../model/answer.ts';
import type { Option, QueryCommand, RawArguments } from '../model/command.ts';
import { isDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { makeDigestJson, makeDigestMarkdown } from '../render/digest-answer.ts';
import { renderJson } from '../render/json.ts';
import { plainStyle, renderTerminal } from '../render/terminal.ts';
import type { CliContext } from './context.ts';

interface QueryOptions extends Record<string, string | boolean | undefined> {
  data?: string;
  now?: string;
  json?: boolean;
  markdown?: boolean;
}

/** Makes a chat command a verb of the command line, its options as `--option value`. */
export function addQuery(program: Command, command: QueryCommand<Reader>, context: CliContext): void {
  const verb = program.command(command.name).description(lowerFirst(command.description));
  if (command.primary !== undefined) verb.argument('[words...]', `the same as --${command.primary}`);
  for (const option of command.options) verb.addOption(makeOption(option));
  verb
    .option('--data <dir>', 'where the stored logs are')
    .option('--now <day>', 'the day it is today')
    .option('--json', 'print the answer as JSON');
  if (command.name === 'digest') verb.option('--markdown', 'print it as Markdown');
  verb.addHelpText('after', `\nExample:\n  ${cliExample(command)}`).action(async (...given: unknown[]) => {
    const options: QueryOptions = verb.opts();
    const words = Array.isArray(given[0]) ? given[0].map(String) : [];
    const now = readNow(options.now, context);
    const reader = context.openReader(options.data, { today: () => now });
    const { answer, blocks } = await runCommand(command, readRaw(command, options, words), reader);
    if (options.markdown && answer.command === 'digest') return context.print(makeDigestMarkdown(answer));
    const text = renderTerminal(blocks, options.json ? plainStyle : context.style());
    context.print(options.json ? `${renderJson(toJson(answer, text))}\n` : `${text}\n`);
  });
}

/** An answer as scripts get it: its fields, and the text a person would see. */
export function toJson(answer: Answer, text: string): object {
  if (answer.command === 'logs') return { logs: answer.logs };
  if (answer.command === 'digest') return makeDigestJson(answer, text);
  if (answer.command !== 'show') return { ...answer, text };
  const { shown, ...rest } = answer;
  // What an entry has in every answer stays as it is there: its author is a name.
  const entries = rest.entries.map((entry) => ({ ...shown, ...entry, ...(shown?.merge && { merge: shown.merge }) }));
  return { ...rest, entries, text };
}

/** An option of a chat command as one of the command line. */
export function makeOption(option: Option): CliOption {
  const value = option.kind === 'integer' ? 'n' : option.choices ? 'choice' : 'text';
  const made = new CliOption(`--${option.name} <${value}>`, option.description);
  return option.choices ? made.choices([...option.choices]) : made;
}

function readRaw(command: QueryCommand<Reader>, options: QueryOptions, words: readonly string[]): RawArguments {
  const raw: RawArguments = {};
  for (const { name } of command.options) {
    const value = options[name];
    if (typeof value === 'string') raw[name] = value;
  }
  const { primary } = command;
  if (words.length === 0 || primary === undefined) return raw;
  if (raw[primary] !== undefined) throw new UserError(`Give the words or --${primary}, not both.`, 'usage');
  return { ...raw, [primary]: words.join(' ') };
}

function readNow(given: string | undefined, context: CliContext): string {
  if (given === undefined) return context.today();
  if (isDay(given)) return given;
  throw new UserError(`There is no day "${given}" for --now: write one of the calendar as YYYY-MM-DD.`);
}

/** `/who about:lzo jffs2` as it is typed in a shell. */
function cliExample(command: QueryCommand<Reader>): string {
  const words = command.example
    .replace(/^\//, '')
    .replace(/(\w+):([^:]*?)(?= \w+:|$)/g, (_, name: string, value: string) => {
      return `--${name} ${/[ "]/.test(value) ? `"${value}"` : value}`;
    });
  return `annalist ${words}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
