import { type Asker, findPlace, findWhyHidden, sendInteraction } from './asking.ts';
import type { Gateway } from './gateway.ts';
import { type Interaction, interactionKinds } from './interactions.ts';
import { type JsonObject, toObject, toObjects, toText } from './json.ts';
import { formatMessage, type StoredMessage } from './messages.ts';
import { memberPermissions } from './payloads.ts';
import { type Seen, seeAnswer, seeMessage } from './seen.ts';
import { findCommand, type Typed, typeOptions } from './typed-options.ts';
import type { World } from './world.ts';

/** A slash command that somebody sends. */
export interface SlashAsk extends Asker {
  /** `who`, or `settings forget` for a subcommand. */
  name: string;
  options?: Typed;
  /** Send it although the client would not offer it here: an administrator can change whom it is offered to. */
  evenIfHidden?: boolean;
}

/** An option that somebody is typing. */
export interface CompletionAsk extends Asker {
  name: string;
  /** What stands in the other options. */
  options?: Typed;
  /** The option that is typed, and what stands in it so far. */
  focused: string;
  value?: string;
}

/** A choice that is offered while somebody types. */
export interface Choice {
  name: string;
  value: string | number;
}

/** What the people of the service do. Each resolves to what they see, and fails when they see that nothing answered. */
export interface People {
  /** Sends a slash command; resolves to the answer once there is more to see than "thinking". */
  slash(ask: SlashAsk): Promise<Seen>;
  /** Types into an option that completes; resolves to the choices that are offered. */
  complete(ask: CompletionAsk): Promise<Choice[]>;
  /**
   * Presses a button, by default as the person who asked for the message; resolves to the updated message, or to the
   * new one when the press is answered by one.
   */
  press(message: Seen, customId: string, asker?: Asker): Promise<Seen>;
  /** Picks values of a list below a message, as `press` presses a button. */
  pick(message: Seen, customId: string, values: readonly string[], asker?: Asker): Promise<Seen>;
  /**
   * Presses a button that opens a form, and sends that with another text in its one field; resolves to what `press`
   * would.
   */
  edit(message: Seen, customId: string, change: (text: string) => string, asker?: Asker): Promise<Seen>;
  /** The message, or the one of that id, as it is now, with the follow-ups to the same answer. */
  look(message: Seen | string): Seen;
}

/** The people of a world, who reach the bot by its gateway. */
export function createPeople(world: World, gateway: Gateway): People {
  const begin = (message: Seen, customId: string, more: JsonObject, asker: Asker): Interaction => {
    const pressed = world.messages.get(message.id);
    if (pressed === undefined || pressed.deleted) throw new Error('the message is not there any more');
    const component = seeMessage(pressed).buttons.find((each) => each.customId === customId);
    if (component === undefined) throw new Error(`the message has no button ${customId}`);
    if (component.disabled) throw new Error(`the button ${customId} is disabled`);
    const place = findPlace(world, { ...placeOf(world, pressed), ...asker });
    if (seeMessage(pressed).ephemeral && ownerOf(pressed)?.id !== place.user.id)
      throw new Error('only the asker sees this message');
    const data = { custom_id: customId, component_type: component.type, ...more };
    const shown = formatMessage(world, pressed);
    const ask = { kind: interactionKinds.component, asker, place, data, pressed, message: shown };
    return sendInteraction(world, gateway, ask);
  };
  const use = async (message: Seen, customId: string, more: JsonObject, asker: Asker = {}): Promise<Seen> =>
    waitForMessage(world, begin(message, customId, more, asker));
  return {
    async slash(ask) {
      const place = findPlace(world, ask);
      const found = findCommand(world, ask.name, place.guildId);
      const hidden = ask.evenIfHidden === true ? undefined : findWhyHidden(found.command, ask, place);
      if (hidden !== undefined) throw new Error(hidden);
      const options = typeOptions(found, ask.options ?? {});
      const resolved = resolveChannels(world, options, ask);
      const data = { ...describeCommand(found.command, options), ...(resolved && { resolved }) };
      return waitForMessage(world, sendInteraction(world, gateway, { kind: 2, asker: ask, place, data }));
    },

    async complete(ask) {
      const place = findPlace(world, ask);
      const found = findCommand(world, ask.name, place.guildId);
      const option = found.options.find((each) => each.name === ask.focused);
      if (option?.autocomplete !== true) throw new Error(`${ask.focused} of /${ask.name} does not complete`);
      const options = typeOptions(found, { ...ask.options, [ask.focused]: ask.value ?? '' }, ask.focused);
      const data = describeCommand(found.command, options);
      const interaction = sendInteraction(world, gateway, { kind: 4, asker: ask, place, data });
      await waitUntil(world, interaction, () => interaction.answeredAs !== undefined);
      return interaction.choices.map(({ name, value }) => {
        return { name: toText(name), value: typeof value === 'number' ? value : toText(value) };
      });
    },

    press: (message, customId, asker) => use(message, customId, {}, asker),
    pick: (message, customId, values, asker) => use(message, customId, { values: [...values] }, asker),

    async edit(message, customId, change, asker = {}) {
      const opened = begin(message, customId, {}, asker);
      await waitUntil(world, opened, () => opened.answeredAs !== undefined && !opened.loading);
      // What cannot be edited is answered by a message.
      if (opened.form === undefined) return waitForMessage(world, opened);
      const pressed = world.messages.get(message.id);
      if (pressed === undefined || pressed.deleted) throw new Error('the message is not there any more');
      const [label] = toObjects(opened.form.components);
      const field = toObject(label?.component);
      const value = change(toText(field.value));
      if (value.length > Number(field.max_length)) throw new Error('the field takes no text of that length');
      const data = {
        custom_id: opened.form.custom_id,
        components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: field.custom_id, value } }],
      };
      const place = findPlace(world, { ...placeOf(world, pressed), ...asker });
      const shown = formatMessage(world, pressed);
      const ask = { kind: interactionKinds.form, asker, place, data, pressed, message: shown };
      return waitForMessage(world, sendInteraction(world, gateway, ask));
    },

    look(message) {
      const id = typeof message === 'string' ? message : message.id;
      const stored = world.messages.get(id);
      if (stored === undefined || stored.deleted) throw new Error('the message is not there any more');
      const token = typeof message === 'string' ? undefined : message.answer?.token;
      const interaction = world.interactions.get(token ?? '');
      const took = typeof message === 'string' ? 0 : (message.answer?.took ?? 0);
      return interaction === undefined ? seeMessage(stored) : seeAnswer(interaction, stored, took);
    },
  };
}

async function waitForMessage(world: World, interaction: Interaction): Promise<Seen> {
  await waitUntil(world, interaction, () => interaction.answeredAs !== undefined && !interaction.loading);
  const message = interaction.original;
  if (message === undefined || message.deleted) throw new Error('the answer was deleted');
  return seeAnswer(interaction, message, Date.now() - interaction.createdAt);
}

/** Waits as a person does: so long for a first answer, and, when it says "thinking", as long as the test is patient. */
async function waitUntil(world: World, interaction: Interaction, isDone: () => boolean): Promise<void> {
  const { answerWindow, patience } = world.settings;
  await new Promise<void>((resolve, reject) => {
    const first = setTimeout(() => {
      if (interaction.answeredAs === undefined) finish(new Error('The application did not respond'));
    }, answerWindow);
    const last = setTimeout(() => finish(new Error('the bot is still thinking')), answerWindow + patience);
    const finish = (error?: Error) => {
      clearTimeout(first);
      clearTimeout(last);
      interaction.tellWaiting = () => {};
      if (error === undefined) resolve();
      else reject(error);
    };
    interaction.tellWaiting = () => {
      if (isDone() || interaction.original?.deleted === true) finish();
    };
    interaction.tellWaiting();
  });
}

function describeCommand(command: JsonObject, options: JsonObject[]): JsonObject {
  const { id, name, type, guild_id } = command;
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }), options };
}

/** What the service tells of the channels that options name: what they are, and what who asks may do in them. */
function resolveChannels(world: World, options: readonly JsonObject[], asker: Asker): JsonObject | undefined {
  const given = options.flatMap((option) => [option, ...toObjects(option.options)]);
  const channels = given.flatMap(({ type, value }): [string, JsonObject][] => {
    const channel = type === 7 ? world.channels.get(toText(value)) : undefined;
    if (channel === undefined) return [];
    const { id, name, type: kind } = channel;
    const permissions = String(asker.permissionsIn?.[id] ?? asker.permissions ?? memberPermissions);
    return [[id, { id, name, type: kind, permissions }]];
  });
  return channels.length === 0 ? undefined : { channels: Object.fromEntries(channels) };
}

/** Where a message is and who asked for it: who presses its button, and where, unless told otherwise. */
function placeOf(world: World, message: StoredMessage): Asker {
  const owner = ownerOf(message);
  const name = owner === undefined ? {} : { user: owner.username };
  const channel = world.channels.get(message.channelId) ?? world.foreignChannels.get(message.channelId);
  if (channel?.guildId !== undefined) return { ...name, guild: channel.guildId, channel: channel.id };
  return channel?.type === 1 ? { ...name, guild: null } : { ...name, context: 'private', channel: message.channelId };
}

/** Who asked for a message. */
function ownerOf(message: StoredMessage): { id: string; username: string } | undefined {
  const user = toObject(toObject(message.origin?.interaction_metadata).user);
  if (message.asker !== undefined) return message.asker;
  return user.id === undefined ? undefined : { id: toText(user.id), username: toText(user.username) };
}
