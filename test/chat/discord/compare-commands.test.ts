import type { APIApplicationCommand } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { compareCommands, hasChanges } from '../../../src/chat/discord/compare-commands.ts';
import { makeSlashCommands, type SlashCommand } from '../../../src/chat/discord/slash-commands.ts';

const wanted = makeSlashCommands([
  {
    kind: 'query',
    name: 'who',
    description: 'Who made a change',
    options: [
      { name: 'about', description: 'Words', required: true, kind: 'text', completes: 'subsystem' },
      { name: 'limit', description: 'How many', required: false, kind: 'integer', min: 1, max: 100 },
      { name: 'merges', description: 'Merges', required: false, kind: 'choice', choices: ['all', 'none'] },
    ],
  },
  { kind: 'query', name: 'logs', description: 'The logs', options: [] },
]);

/** A command as the service gives it back: with all that it fills in. */
function giveBack(command: SlashCommand): APIApplicationCommand {
  const filled = {
    id: '1',
    application_id: '2',
    version: '3',
    nsfw: false,
    dm_permission: true,
    default_permission: true,
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
    handler: null,
    ...structuredClone(command),
    contexts: [...(command.contexts ?? [])].reverse(),
  };
  return JSON.parse(JSON.stringify(filled));
}

const registered = wanted.map(giveBack);
const nothing = { added: [], changed: [], removed: [] };

describe('the comparison of registered commands with those wanted', () => {
  it('finds no difference in what the service fills in or orders its own way', () => {
    expect(compareCommands(registered, wanted, true)).toEqual(nothing);
    expect(hasChanges(nothing)).toBe(false);
    expect(compareCommands([...registered].reverse(), wanted, true)).toEqual(nothing);
  });

  it('does not ask of a command of one server where it may be used: the service keeps that of others only', () => {
    const bare = registered.map(({ contexts, integration_types, ...rest }) => rest);
    expect(compareCommands(bare, wanted, false)).toEqual(nothing);
    expect(compareCommands(bare, wanted, true).changed).toEqual(['who', 'logs']);
  });

  it.each<[string, (command: SlashCommand) => SlashCommand]>([
    ['description', (command) => ({ ...command, description: 'Else' })],
    ['permission', (command) => ({ ...command, default_member_permissions: '32' })],
    ['contexts', (command) => ({ ...command, contexts: [0] })],
    ['order of options', (command) => ({ ...command, options: [...(command.options ?? [])].reverse() })],
    ['an option less', (command) => ({ ...command, options: command.options?.slice(1) ?? [] })],
    [
      'a choice more',
      (command) => ({
        ...command,
        options: (command.options ?? []).map((option) =>
          'choices' in option && option.type === 3
            ? { type: 3, name: option.name, description: option.description, choices: [{ name: 'x', value: 'x' }] }
            : option,
        ),
      }),
    ],
  ])('finds a change of its %s', (_what, change) => {
    const [who, ...others] = wanted;
    if (!who) throw new Error('no command');
    expect(compareCommands(registered, [change(who), ...others], true)).toEqual({ ...nothing, changed: ['who'] });
  });

  it('finds commands that are new and those that are gone', () => {
    const [who] = wanted;
    if (!who) throw new Error('no command');
    const changes = compareCommands(registered, [who, { ...who, name: 'why' }], true);
    expect(changes).toEqual({ added: ['why'], changed: [], removed: ['logs'] });
    expect(hasChanges(changes)).toBe(true);
  });
});
