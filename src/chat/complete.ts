import type { Option } from '../model/command.ts';
import {
  type Commandlike,
  cutCommandLine,
  findGroup,
  findOptions,
  formatValue,
  quotedLength,
  quoteValue,
  splitCommandLine,
  splitName,
} from '../model/command-text.ts';
import { fold } from '../model/text.ts';
import { scheduleNames, zoneNames } from './known-values.ts';
import { type CompletionNames, prepareNames, rankCandidates } from './rank-candidates.ts';

/** The names that values are completed with. */
export interface Vocabulary {
  people: CompletionNames;
  subsystems: CompletionNames;
  logs: CompletionNames;
  /** The newest first. */
  releases?: CompletionNames | undefined;
  /** Ids of entries that begin as was typed. */
  entries?: readonly string[] | undefined;
  /** The main one first. */
  branches?: CompletionNames | undefined;
  /** The ids of the subscriptions of the place. */
  subscriptions?: CompletionNames | undefined;
}

/** What may stand in the place of the end of a line, `replaced`, the best first. */
export interface Completions {
  candidates: string[];
  replaced: string;
}

/** Where the end of a line stands in a command. */
interface Position {
  command: Commandlike;
  /** The option whose value stands at the end, and all of that value as it is typed. */
  option: Option | undefined;
  value: string;
  /** Whether the option is named, not only the one that words without a name belong to. */
  isNamed: boolean;
  /** Options that the line has already. */
  used: ReadonlySet<string>;
}

/** Completes a line of chat up to the cursor: a command's name, an option's, or an option's value. */
export function complete(line: string, commands: readonly Commandlike[], vocabulary: Vocabulary): Completions {
  if (!/^\s*\/[a-z-]*\s/i.test(line)) return completeCommand(line, commands);
  const second = completeSecondWord(line, commands);
  if (second) return second;
  const position = findPosition(line, commands);
  if (!position) return { candidates: [], replaced: '' };
  const values = completeValue(position, commands, vocabulary);
  return values.candidates.length > 0 ? values : completeOption(position);
}

/** What is typed of an entry's id at the end of a line; undefined where something else is typed there. */
export function findTypedEntry(line: string, commands: readonly Commandlike[]): string | undefined {
  const position = findPosition(line, commands);
  return position?.option?.completes === 'entry' ? position.value.trim().replace(/^["']/, '') : undefined;
}

/** Ranks the values of an option by what was typed of one; of a list, by its last, and those before it stay. */
export function completeOptionValue(
  option: Option,
  typed: string,
  commands: readonly Commandlike[],
  vocabulary: Vocabulary,
): string[] {
  const { before, last } = cutList(option, typed);
  const words = before === '' ? rankCandidates(last, prepareNames(option.words ?? [])) : [];
  const names = findNames(option, commands, vocabulary);
  return [...words, ...(names ? rankCandidates(last, names) : [])].map((name) => `${before}${name}`);
}

/** What an option's values are completed with. */
function findNames(
  option: Option,
  commands: readonly Commandlike[],
  vocabulary: Vocabulary,
): CompletionNames | undefined {
  if (option.choices) return prepareNames(option.choices);
  switch (option.completes) {
    case 'person':
      return vocabulary.people;
    case 'subsystem':
      return vocabulary.subsystems;
    case 'log':
      return vocabulary.logs;
    case 'command':
      return prepareNames(commands.map(({ name }) => name));
    case 'entry':
      return prepareNames(['last', ...(vocabulary.entries ?? [])]);
    case 'release':
      return vocabulary.releases;
    case 'branch':
      return vocabulary.branches;
    case 'zone':
      return zoneNames();
    case 'schedule':
      return scheduleNames();
    case 'subscription':
      return vocabulary.subscriptions;
    case undefined:
      return undefined;
  }
}

/** The last of several values, which is being typed, and all that stands before it; one value is the last. */
export function cutList({ isList = false }: Option, typed: string): { before: string; last: string } {
  const before = isList ? (/^.*,\s*/s.exec(typed)?.[0] ?? '') : '';
  return { before, last: typed.slice(before.length) };
}

/** The log that a line names with `log:`. */
export function findNamedLog(line: string, commands: readonly Commandlike[]): string | undefined {
  const split = splitCommandLine(line, commands);
  const command = commands.find(({ name }) => name === split?.name);
  if (!split || !command) return undefined;
  const starts = findOptions(command, split.rest);
  const index = starts.findIndex(({ name }) => name === 'log');
  // A name has no spaces; what follows may be the beginning of another option.
  const value = split.rest.slice(starts[index]?.end ?? split.rest.length, starts[index + 1]?.at);
  return /^\s*["']?([^\s"']+)/.exec(value)?.[1];
}

function completeCommand(line: string, commands: readonly Commandlike[]): Completions {
  const typed = /^\s*(\/[a-z-]*)?$/i.exec(line);
  if (!typed) return { candidates: [], replaced: '' };
  const replaced = typed[1] ?? '';
  const begun = replaced.toLowerCase();
  const names = commands.map(({ name, options }) => {
    const [first, second] = splitName(name);
    return `/${first}${second !== undefined || options.length > 0 ? ' ' : ''}`;
  });
  return { candidates: [...new Set(names)].filter((name) => name.startsWith(begun)), replaced };
}

/** While the second word of a name is typed: those that the first one goes on with. */
function completeSecondWord(line: string, commands: readonly Commandlike[]): Completions | undefined {
  const typed = /^\s*\/([a-z-]+)\s+(\S*)$/i.exec(line);
  const replaced = typed?.[2] ?? '';
  const group = findGroup(commands, (typed?.[1] ?? '').toLowerCase());
  if (group.length === 0) return undefined;
  const words = group.map(({ name, options }) => `${splitName(name)[1]}${options.length > 0 ? ' ' : ''}`);
  return { candidates: words.filter((word) => word.startsWith(replaced.toLowerCase())), replaced };
}

function findPosition(line: string, commands: readonly Commandlike[]): Position | undefined {
  const cut = cutCommandLine(line, commands);
  const command = commands.find((one) => one.name === cut?.name);
  if (!cut || !command) return undefined;
  const { rest } = cut;
  const starts = findOptions(command, rest);
  const last = starts.at(-1);
  const option = command.options.find((one) => one.name === (last?.name ?? command.primary));
  const used = new Set(starts.map((start) => start.name));
  const lead = rest.slice(0, starts[0]?.at ?? rest.length);
  // The word at the end may become an option's name, so it is no word of the primary option yet.
  const hasLead = last === undefined ? /\S\s/.test(lead) : lead.trim() !== '';
  if (hasLead && command.primary !== undefined) used.add(command.primary);
  return { command, option, value: rest.slice(last?.end ?? 0), isNamed: last !== undefined, used };
}

/** A value runs to the next option, so what is typed of it may have spaces. */
function completeValue(
  { command, option, value }: Position,
  commands: readonly Commandlike[],
  vocabulary: Vocabulary,
): Completions {
  const nothing: Completions = { candidates: [], replaced: '' };
  const replaced = value.trimStart();
  if (!option || quotedLength(value) > 0) return nothing;
  const isQuoted = /^["']/.test(replaced);
  const typed = isQuoted ? replaced.slice(1).replace(/\\(.)/g, '$1') : replaced;
  const found = completeOptionValue(option, typed, commands, vocabulary);
  // A value that is whole and has a space behind it is done.
  if (!isQuoted && /\s$/.test(typed) && found.some((name) => fold(name) === fold(typed))) return nothing;
  return { candidates: found.map((name) => (isQuoted ? quoteValue(name) : formatValue(command, name))), replaced };
}

function completeOption({ command, value, isNamed, used }: Position): Completions {
  const quoted = quotedLength(value);
  const rest = value.slice(quoted);
  const replaced = /\S*$/.exec(rest)?.[0] ?? '';
  const before = rest.slice(0, rest.length - replaced.length);
  const isOpen = quoted === 0 && /^\s*["']/.test(value);
  // The first word behind an option's colon is its value, and right behind quotes nothing begins.
  const mayBegin = quoted > 0 ? before !== '' : !isOpen && (!isNamed || before.trim() !== '');
  const begun = replaced.toLowerCase();
  const fitting = command.options.filter(({ name }) => mayBegin && !used.has(name) && name.startsWith(begun));
  return { candidates: fitting.map(({ name }) => `${name}:`), replaced };
}
