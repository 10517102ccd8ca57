import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord.js';
import { isRecord, readList } from './read-json.ts';
import type { SlashCommand } from './slash-commands.ts';

/** The commands of an answer of the service. Throws where it is no list of them. */
export function readCommands(body: unknown): APIApplicationCommand[] {
  return readList(body, isCommand, 'commands');
}

const isCommand = (value: unknown): value is APIApplicationCommand =>
  isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';

/** What registering would change, by the names of commands. */
export interface CommandChanges {
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Compares what is registered with what should be. The service fills in what was left out and keeps places of use only
 * of commands that are registered everywhere (`global`), so both sides are brought to one form first.
 */
export function compareCommands(
  registered: readonly APIApplicationCommand[],
  wanted: readonly SlashCommand[],
  global: boolean,
): CommandChanges {
  const before = new Map(registered.map((command) => [command.name, normalise(command, global)]));
  const names = new Set(wanted.map(({ name }) => name));
  return {
    added: wanted.filter(({ name }) => !before.has(name)).map(({ name }) => name),
    changed: wanted
      .filter((command) => before.has(command.name) && before.get(command.name) !== normalise(command, global))
      .map(({ name }) => name),
    removed: [...before.keys()].filter((name) => !names.has(name)),
  };
}

/** Whether there is anything to change. */
export function hasChanges({ added, changed, removed }: CommandChanges): boolean {
  return added.length + changed.length + removed.length > 0;
}

function normalise(command: APIApplicationCommand | SlashCommand, global: boolean): string {
  const { type = 1, name, description, options = [], default_member_permissions: permissions } = command;
  return JSON.stringify({
    type,
    name,
    description,
    permissions: permissions ?? null,
    options: options.map(normaliseOption),
    ...(global && {
      contexts: [...(command.contexts ?? [])].sort(),
      installs: [...(command.integration_types ?? [])].sort(),
    }),
  });
}

function normaliseOption(option: APIApplicationCommandOption): object {
  const { type, name, description, required = false } = option;
  return {
    type,
    name,
    description,
    required,
    autocomplete: ('autocomplete' in option && option.autocomplete) || false,
    choices: 'choices' in option ? (option.choices ?? []).map((choice) => [choice.name, choice.value]) : [],
    least: ('min_value' in option ? option.min_value : undefined) ?? null,
    most: ('max_value' in option ? option.max_value : undefined) ?? null,
    options: 'options' in option ? (option.options ?? []).map(normaliseOption) : [],
  };
}
