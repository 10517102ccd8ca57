import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Need, Option, Pickable } from '../../model/command.ts';
import { shorten } from '../../model/text.ts';

/** A slash command as the service is told of it. */
export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What of a command its registration depends on. */
export type Registrable = Pick<Command<never, never>, 'kind' | 'name' | 'description' | 'options'> & {
  needs?: Need | undefined;
};

/** The option that every question has here beside its own. */
export const privateOption = 'private';

/** As many choices and candidates as the service shows. */
const mostChoices = 25;

/**
 * Makes what the service is told of the commands. Commands of two words are one of a group. Throws where two would be
 * one, or an option has the name of our own.
 */
export function makeSlashCommands(commands: readonly Registrable[]): SlashCommand[] {
  const groups = new Map<string, Registrable[]>();
  for (const command of commands) {
    const [name = ''] = command.name.split(' ');
    groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return [...groups].map(([name, members]) => makeSlashCommand(name, members));
}

function makeSlashCommand(name: string, members: readonly Registrable[]): SlashCommand {
  const [first, ...others] = members;
  if (!first) throw new Error(`the group ${name} is empty`);
  const shared = { type: ApplicationCommandType.ChatInput, name, ...describeUse(members) } as const;
  if (first.name === name) {
    if (others.length > 0) throw new Error(`the command ${name} has the name of a group`);
    return { ...shared, description: describe(first.description), options: makeOptions(first) };
  }
  return { ...shared, description: `The commands of /${name}`, options: members.map(makeSubcommand) };
}

function makeSubcommand(command: Registrable): APIApplicationCommandSubcommandOption {
  const [, name = ''] = command.name.split(' ');
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: describe(command.description),
    options: makeOptions(command),
  };
}

/** Where a command may be used, and by whom: questions everywhere, what changes something of a server in servers. */
function describeUse(
  members: readonly Registrable[],
): Pick<SlashCommand, 'contexts' | 'integration_types' | 'default_member_permissions'> {
  const needs = members.map((member) => member.needs);
  if (needs.some((need) => need !== undefined)) {
    const permission = choosePermission(needs);
    return {
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      ...(permission !== undefined && { default_member_permissions: permission.toString() }),
    };
  }
  return {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

/**
 * What members must be allowed to do to be offered a command: of a group, what the easiest of its commands asks for. The
 * others check it themselves.
 */
function choosePermission(needs: readonly (Need | undefined)[]): bigint | undefined {
  if (needs.includes(undefined)) return undefined;
  return needs.includes('manage-channel') ? PermissionFlagsBits.ManageChannels : PermissionFlagsBits.ManageGuild;
}

function makeOptions({ kind, name, options }: Registrable): APIApplicationCommandBasicOption[] {
  if (options.some((option) => option.name === privateOption)) throw new Error(`/${name} has an option private`);
  const made = options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(makeOption);
  if (kind === 'action') return made;
  return [
    ...made,
    { type: ApplicationCommandOptionType.Boolean, name: privateOption, description: 'Show the answer to you alone' },
  ];
}

function makeOption(option: Option): APIApplicationCommandBasicOption {
  const { name, required, min, max, choices = [] } = option;
  const base = { name, description: describe(option.description), ...(required && { required: true as const }) };
  if (option.kind === 'integer') {
    return {
      type: ApplicationCommandOptionType.Integer,
      ...base,
      ...(min !== undefined && { min_value: min }),
      ...(max !== undefined && { max_value: max }),
    };
  }
  if (option.kind === 'channel' || option.kind === 'role') return makePick(base, option.kind);
  const type = ApplicationCommandOptionType.String as const;
  if (choices.length > 0 && choices.length <= mostChoices) {
    return { type, ...base, choices: choices.map((choice) => ({ name: choice, value: choice })) };
  }
  return choices.length > 0 || option.completes !== undefined
    ? { type, ...base, autocomplete: true }
    : { type, ...base };
}

/** The kinds of channels that take messages. */
const channelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
] as const;

function makePick(
  base: { name: string; description: string; required?: true },
  kind: Pickable,
): APIApplicationCommandBasicOption {
  return kind === 'channel'
    ? { type: ApplicationCommandOptionType.Channel, ...base, channel_types: [...channelTypes] }
    : { type: ApplicationCommandOptionType.Role, ...base };
}

/** A description has 100 characters at most. */
const describe = (text: string): string => shorten(text, 100);
