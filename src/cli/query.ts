import { Option as CliOption, type Command } from 'commander';
import { addReasons } from '../answer/explain-entries.ts';
import type { Reader } from '../answer/reader.ts';
import { askName, runCommand } from '../chat/ask.ts';
import type { Option, QueryCommand, RawArguments } from '../model/command.ts';
import { isDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { makeDigestMarkdown } from '../render/digest-answer.ts';
import { renderJson } from '../render/json.ts';
import { plainStyle, renderTerminal } from '../render/terminal.ts';
import { toAskedJson, toJson } from './answer-json.ts';
import { answerLines } from './ask-lines.ts';
import type { CliContext } from './context.ts';

interface QueryOptions extends Record<string, string | boolean | undefined> {
  data?: string;
  now?: string;
  json?: boolean;
  markdown?: boolean;
  jsonl?: boolean;
}

/** Makes a chat command a verb of the command line, its options as `--option value`. */
export function addQuery(program: Command, command: QueryCommand<Reader>, context: CliContext): void {
  const verb = program.command(command.name).description(lowerFirst(command.description));
  addOptionsLater(program, verb, () => addOptions(verb, command));
  if (command.primary !== undefined) verb.argument('[words...]', `the same as --${command.primary}`);
  const isAsk = command.name === askName;
  verb.addHelpText('after', `\nExample:\n  ${cliExample(command)}`).action(async (...given: unknown[]) => {
    const options: QueryOptions = verb.opts();
    const words = Array.isArray(given[0]) ? given[0].map(String) : [];
    const now = readNow(options.now, context);
    const raw = readRaw(command, options, words);
    if (options.jsonl) {
      if (raw.question !== undefined)
        throw new UserError('With --jsonl the questions come by standard input.', 'usage');
      const openReader = (today: () => string) => context.openReader(options.data, { today });
      return await answerLines({ command, raw, now, openReader }, context);
    }
    const reader = context.openReader(options.data, { today: () => now });
    const { answer: plain, blocks } = await runCommand({ command, raw }, context.queries, reader);
    const answer = options.json ? await addReasons(reader, plain) : plain;
    if (options.markdown && answer.command === 'digest') return context.print(makeDigestMarkdown(answer));
    const text = renderTerminal(blocks, options.json ? plainStyle : context.style());
    const json = isAsk ? toAskedJson(raw.question ?? '', answer, text) : toJson(answer, text);
    context.print(options.json ? `${renderJson(json)}\n` : `${text}\n`);
  });
}

function addOptions(verb: Command, command: QueryCommand<Reader>): void {
  for (const option of command.options) verb.addOption(makeOption(option));
  verb
    .option('--data <dir>', 'where the stored logs are')
    .option('--now <day>', 'the day it is today')
    .option('--json', 'print the answer as JSON');
  if (command.name === 'digest') verb.option('--markdown', 'print it as Markdown');
  if (command.name === askName)
    verb.option('--jsonl', 'answer {"id", "question", "now"?} a line of standard input with a line of JSON each');
}

/** Gives a verb its options once it is the one that is run: those of chat commands are read from their schemas. */
export function addOptionsLater(program: Command, verb: Command, add: () => void): void {
  program.hook('preSubcommand', (_, chosen) => {
    if (chosen === verb) add();
  });
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
