import { type JsonObject, toList, toNumber, toObjects, toText } from './json.ts';
import type { World } from './world.ts';

/** What somebody typed into the options of a command. */
export type Typed = Record<string, string | number | boolean>;

/** A command as it was found for somebody at a place: the registered one, and the path of options within it. */
export interface FoundCommand {
  command: JsonObject;
  /** Subcommand and group names, outermost first. */
  path: JsonObject[];
  options: JsonObject[];
}

/** The command that somebody at this place means by `who` or `settings forget`; a server's own goes first. */
export function findCommand(world: World, name: string, guildId: string | undefined): FoundCommand {
  const [first, ...rest] = name.replace(/^\//, '').split(' ');
  const lists = [guildId === undefined ? [] : (world.commands.get(guildId) ?? []), world.commands.get('global') ?? []];
  const command = lists.flat().find((each) => each.name === first);
  if (command === undefined) throw new Error(`the command /${first} is not registered`);
  const path: JsonObject[] = [];
  let options = toObjects(command.options);
  for (const word of rest) {
    const part = options.find((option) => option.name === word && toNumber(option.type) <= 2);
    if (part === undefined) throw new Error(`/${first} has no subcommand ${word}`);
    path.push(part);
    options = toObjects(part.options);
  }
  if (options.some((option) => toNumber(option.type) <= 2)) throw new Error(`/${name} needs a subcommand`);
  return { command, path, options };
}

/**
 * The options as the service sends them: of the type that was registered, within their subcommands. Throws when the
 * service's client would not let somebody send this. `focused` is the option that is still being typed.
 */
export function typeOptions(found: FoundCommand, typed: Typed, focused?: string): JsonObject[] {
  const unknown = Object.keys(typed).find((name) => !found.options.some((option) => option.name === name));
  if (unknown !== undefined) throw new Error(`/${toText(found.command.name)} has no option ${unknown}`);
  const inner = found.options.flatMap((option): JsonObject[] => {
    const name = toText(option.name);
    const value = typed[name];
    if (value === undefined) {
      if (option.required === true && focused === undefined) throw new Error(`the option ${name} is required`);
      return [];
    }
    if (name === focused) return [{ type: option.type, name, value: String(value), focused: true }];
    return [{ type: option.type, name, value: focused === undefined ? typeValue(option, value) : value }];
  });
  return [...found.path].reverse().reduce((options, part) => [{ type: part.type, name: part.name, options }], inner);
}

function typeValue(option: JsonObject, value: string | number | boolean): string | number | boolean {
  const refuse = (why: string) => new Error(`${toText(option.name)}:${value} cannot be sent: ${why}`);
  const choices = toList(option.choices).length > 0 ? toObjects(option.choices) : undefined;
  const typed = convert(toNumber(option.type), value);
  if (typed === undefined) throw refuse(`it is not of type ${toNumber(option.type)}`);
  // Somebody picks a choice by the name that is shown; what is sent is its value.
  const chosen = choices?.find((choice) => choice.value === typed || choice.name === String(value));
  if (choices !== undefined && chosen === undefined) throw refuse('it is not among the choices');
  if (typeof typed === 'number') {
    if (typed < toNumber(option.min_value ?? typed)) throw refuse('it is too small');
    if (typed > toNumber(option.max_value ?? typed)) throw refuse('it is too large');
  }
  if (typeof typed === 'string') {
    if (typed === '') throw refuse('it is empty');
    if (typed.length < toNumber(option.min_length ?? 0)) throw refuse('it is too short');
    if (typed.length > toNumber(option.max_length ?? 6000)) throw refuse('it is too long');
  }
  const sent = chosen?.value;
  return typeof sent === 'string' || typeof sent === 'number' ? sent : typed;
}

function convert(type: number, value: string | number | boolean): string | number | boolean | undefined {
  if (type === 5)
    return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
  if (type === 4) return Number.isInteger(Number(value)) ? Number(value) : undefined;
  if (type === 10) return Number.isFinite(Number(value)) ? Number(value) : undefined;
  return String(value);
}
