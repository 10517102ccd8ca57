import type { Option, RawArguments } from './command.ts';
import { UserError } from './errors.ts';
import { joinWords } from './text.ts';

/** What of a command its text depends on. */
export interface Commandlike {
  name: string;
  primary?: string | undefined;
  options: readonly Option[];
}

/** A line of chat, cut in two. */
export interface SplitLine {
  /** One word, or two where the commands have a name of these two. */
  name: string;
  rest: string;
}

/**
 * A line that begins with a slash, cut into the command's name and the rest; undefined for any other line. Which names
 * have two words is seen by `commands`.
 */
export function splitCommandLine(line: string, commands: readonly { name: string }[] = []): SplitLine | undefined {
  const cut = cutCommandLine(line, commands);
  return cut && { name: cut.name, rest: cut.rest.trim() };
}

/** The same, with the spaces at the line's end. */
export function cutCommandLine(line: string, commands: readonly { name: string }[]): SplitLine | undefined {
  const parts = /^\s*\/([a-z-]+)(?:\s+(.*))?$/is.exec(line);
  if (!parts) return undefined;
  const first = (parts[1] ?? '').toLowerCase();
  const rest = parts[2] ?? '';
  const second = /^([a-z-]+)(?:\s+(.*))?$/is.exec(rest);
  const name = `${first} ${(second?.[1] ?? '').toLowerCase()}`;
  const isTwoWords = commands.some((command) => command.name === name);
  return isTwoWords ? { name, rest: second?.[2] ?? '' } : { name: first, rest };
}

/** The first word of a command's name, and the second, where it has one. */
export function splitName(name: string): [first: string, second?: string] {
  const [first = '', second] = name.split(' ');
  return second === undefined ? [first] : [first, second];
}

/** The first words of all names, each once, in their order. */
export function listFirstWords(commands: readonly { name: string }[]): string[] {
  return [...new Set(commands.map(({ name }) => splitName(name)[0]))];
}

/** The commands whose names begin with this word and go on with another. */
export function findGroup<C extends { name: string }>(commands: readonly C[], word: string): C[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}

/** The command of that name. Throws a UserError that lists those there are. */
export function findCommand<C extends { name: string }>(commands: readonly C[], name: string): C {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const group = findGroup(commands, name);
  if (group.length > 0) {
    throw new UserError(`/${name} goes on with another word: ${listNames(group, 'or')}.`, 'usage');
  }
  const heads = listFirstWords(commands).map((first) => ({ name: first }));
  throw new UserError(`There is no command /${name}: there are ${listNames(heads, 'and')}.`, 'usage');
}

const listNames = (commands: readonly { name: string }[], last: string): string =>
  joinWords(
    commands.map(({ name }) => `/${name}`),
    last,
  );

/**
 * Reads `about:lzo support role:cc` for a command. A value runs to the next known option; quotes settle doubt. Words
 * before the first option belong to the command's primary option.
 */
export function parseArguments(command: Commandlike, rest: string): RawArguments {
  const found: RawArguments = {};
  const starts = findOptions(command, rest);
  const lead = rest.slice(0, starts[0]?.at ?? rest.length).trim();
  if (lead !== '') {
    if (command.primary === undefined)
      throw new UserError(`/${command.name} takes no words of its own: "${lead}".`, 'usage');
    found[command.primary] = unquote(lead);
  }
  for (const [index, start] of starts.entries()) {
    const value = unquote(rest.slice(start.end, starts[index + 1]?.at ?? rest.length).trim());
    if (value === '') throw new UserError(`${start.name}: has no value: write ${start.name}:something.`, 'usage');
    if (found[start.name] !== undefined) throw new UserError(`${start.name}: is given twice.`, 'usage');
    found[start.name] = value;
  }
  return found;
}

/** Writes a command as it is typed in chat, `/who about:lzo subsystem:jffs2`; `parseArguments` reads it back. */
export function formatCommand(command: Commandlike, values: Record<string, string | number | undefined>): string {
  const parts = command.options.flatMap((option) => {
    const value = values[option.name];
    if (value === undefined) return [];
    return [`${option.name}:${formatValue(command, String(value))}`];
  });
  return [`/${command.name}`, ...parts].join(' ');
}

/** Writes an option's value, in quotes where it would be read otherwise without. */
export function formatValue(command: Commandlike, text: string): string {
  const plain = !/^["']|["']$|^\s|\s$|[\n\\]/.test(text) && text !== '' && findOptions(command, text).length === 0;
  return plain ? text : quoteValue(text);
}

/** Puts a value in quotes. */
export function quoteValue(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Where known options begin outside quotes: their names from `at` on, their values from `end` on. */
export function findOptions(command: Commandlike, text: string): { name: string; at: number; end: number }[] {
  const names = new Set(command.options.map((option) => option.name));
  const starts: { name: string; at: number; end: number }[] = [];
  // Words before the first option may be quoted too.
  let quoteEnd = quotedLength(text);
  for (const match of text.matchAll(/(?:^|\s)([a-z_]+):/gi)) {
    const name = (match[1] ?? '').toLowerCase();
    const end = match.index + match[0].length;
    const at = end - name.length - 1;
    if (at < quoteEnd || !names.has(name)) continue;
    starts.push({ name, at, end });
    quoteEnd = end + quotedLength(text.slice(end));
  }
  return starts;
}

/** How far the quotes reach in which a text begins; 0 where it begins in none, or they stay open. */
export function quotedLength(text: string): number {
  return /^\s*("(?:[^"\\]|\\.)*"|'[^']*')(?=\s|$)/.exec(text)?.[0].length ?? 0;
}

function unquote(text: string): string {
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return text.slice(1, -1).replace(/\\(.)/g, '$1');
  return /^'[^']*'$/.test(text) ? text.slice(1, -1) : text;
}
