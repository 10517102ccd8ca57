import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Actor } from '../../model/actor.ts';
import type { RawArguments } from '../../model/command.ts';
import { isRecord, readBits, readRecords, readText } from './read-json.ts';
import { privateOption } from './slash-commands.ts';

/** Where an interaction is answered, and who began it. */
export interface Origin {
  id: string;
  /** Whoever has it may answer in our name for 15 minutes: it is never logged. */
  token: string;
  applicationId: string;
  actor: Actor;
}

/** What somebody did, as we understand it. */
export type Doing =
  /** Asked a command. */
  | { kind: 'command'; name: string; raw: RawArguments; isPrivate: boolean }
  /** Types a value: all values so far, the one that is being typed among them. */
  | { kind: 'typing'; name: string; option: string; typed: string; raw: RawArguments }
  /** Pressed a button below a message. */
  | { kind: 'press'; customId: string; message: APIMessage }
  /** Picked from a list below a message. */
  | { kind: 'pick'; customId: string; values: readonly string[]; message: APIMessage }
  /** Sent a form that a button of a message opened: the one text in it. */
  | { kind: 'form'; customId: string; text: string; message: APIMessage };

type DataOption = APIApplicationCommandInteractionDataOption<InteractionType>;

/** Who began an interaction, and where; undefined for a ping, which has no user. */
export function readOrigin(interaction: APIInteraction): Origin | undefined {
  const user = interaction.member?.user.id ?? interaction.user?.id;
  if (user === undefined) return undefined;
  const { id, token, application_id: applicationId, guild_id: server } = interaction;
  const place: Actor['place'] = server === undefined ? { kind: 'direct' } : { kind: 'server', server };
  const actor: Actor = {
    user,
    place,
    managesServer: mayDo(interaction.member, PermissionFlagsBits.ManageGuild),
    channel: interaction.channel?.id,
    managedChannels: listManaged(interaction),
  };
  return { id, token, applicationId, actor };
}

/** What somebody did; undefined for what none of our messages and commands offers. */
export function readDoing(interaction: APIInteraction): Doing | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) return undefined;
      const { name, options } = unfold(interaction.data.name, interaction.data.options);
      const isPrivate = options.some((option) => option.name === privateOption && readValue(option) === 'true');
      return { kind: 'command', name, raw: readRaw(options), isPrivate };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { name, options } = unfold(interaction.data.name, interaction.data.options);
      const focused = options.find((option) => 'focused' in option && option.focused);
      if (!focused) return undefined;
      return { kind: 'typing', name, option: focused.name, typed: readValue(focused) ?? '', raw: readRaw(options) };
    }
    case InteractionType.MessageComponent: {
      const { data, message } = interaction;
      const { custom_id: customId } = data;
      if (data.component_type === ComponentType.Button) return { kind: 'press', customId, message };
      if (data.component_type !== ComponentType.StringSelect) return undefined;
      return { kind: 'pick', customId, values: data.values, message };
    }
    case InteractionType.ModalSubmit: {
      const { data, message } = interaction;
      const text = readFormText(data.components);
      return message && text !== undefined ? { kind: 'form', customId: data.custom_id, text, message } : undefined;
    }
    default:
      return undefined;
  }
}

/** The first text of a form: a field stands in a label, or in a row as it used to. */
function readFormText(components: unknown): string | undefined {
  const fields = readRecords(components).flatMap(({ component, components: row }) => [component, ...readRecords(row)]);
  return fields
    .map((field) => (isRecord(field) ? readText(field.value) : undefined))
    .find((text) => text !== undefined);
}

/** Whether the service says that somebody has a permission, or may do everything. */
function mayDo(of: unknown, permission: bigint): boolean {
  const granted = isRecord(of) ? readBits(of.permissions) : 0n;
  return (granted & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}

/**
 * The channels that somebody may manage: the service tells it of the one in which they ask, and of those that they name
 * in an option.
 */
function listManaged(interaction: APIInteraction): Actor['managedChannels'] {
  const { member, channel } = interaction;
  if (member === undefined) return undefined;
  if (mayDo(member, PermissionFlagsBits.Administrator)) return 'all';
  const here = channel !== undefined && mayDo(member, PermissionFlagsBits.ManageChannels) ? [channel.id] : [];
  const data: unknown = interaction.data;
  const resolved = isRecord(data) && isRecord(data.resolved) ? data.resolved.channels : undefined;
  const named = Object.entries(isRecord(resolved) ? resolved : {});
  return [...here, ...named.flatMap(([id, one]) => (mayDo(one, PermissionFlagsBits.ManageChannels) ? [id] : []))];
}

/** The command's whole name, `settings log`, and the options of its last word. */
function unfold(first: string, given: readonly DataOption[] = []): { name: string; options: readonly DataOption[] } {
  const [only] = given;
  const isGroup =
    only?.type === ApplicationCommandOptionType.Subcommand ||
    only?.type === ApplicationCommandOptionType.SubcommandGroup;
  return isGroup ? unfold(`${first} ${only.name}`, only.options) : { name: first, options: given };
}

function readRaw(options: readonly DataOption[]): RawArguments {
  const raw: RawArguments = {};
  for (const option of options) {
    const value = readValue(option);
    if (value !== undefined && option.name !== privateOption) raw[option.name] = value;
  }
  return raw;
}

const readValue = (option: DataOption): string | undefined =>
  'value' in option && option.value !== undefined ? String(option.value) : undefined;
