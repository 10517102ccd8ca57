import { ApiError, makeError, refuseForm } from './api-error.ts';
import { checkChoices } from './command-limits.ts';
import { tell } from './form.ts';
import { type JsonObject, toNumber, toObject, toObjects } from './json.ts';
import { flagBits } from './message-limits.ts';
import { createEmptyMessage, createMessage, type Destination, editMessage, type StoredMessage } from './messages.ts';
import type { SentFile } from './request-body.ts';
import type { World } from './world.ts';

/** Kinds of interaction: a command, a press on a component, a completion, a form that is sent. */
export const interactionKinds = { command: 2, component: 3, completion: 4, form: 5 } as const;

/** What somebody did that the bot must answer, and what has come of it. */
export interface Interaction {
  id: string;
  token: string;
  kind: 2 | 3 | 4 | 5;
  createdAt: number;
  channelId: string;
  /** What messages that answer it tell about it. */
  origin: JsonObject;
  /** The message whose button was pressed. */
  pressed: StoredMessage | undefined;
  /** The type of the first answer; undefined while there is none. */
  answeredAs: number | undefined;
  /** Whether people see "thinking": deferred, and not yet filled. */
  loading: boolean;
  /** The message that `@original` means. */
  original: StoredMessage | undefined;
  followUps: StoredMessage[];
  choices: JsonObject[];
  /** The form that was opened in the place of an answer. */
  form?: JsonObject;
  /** Called whenever something has changed for the person who waits. */
  tellWaiting(): void;
}

const callback = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, form: 9 } as const;

/** The interaction of a token, as long as the token lives. Throws 10015 for a follow-up that comes too late. */
export function findByToken(world: World, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction === undefined) throw makeError(10015);
  if (Date.now() - interaction.createdAt > world.settings.tokenLife) throw makeError(50027);
  return interaction;
}

/** Takes the first answer to an interaction. Throws 10062 and 40060 as the service does. */
export function answerInteraction(
  world: World,
  id: string,
  token: string,
  body: unknown,
  files: SentFile[],
): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction?.id !== id) throw makeError(10062);
  if (interaction.answeredAs !== undefined) throw makeError(40060);
  if (Date.now() - interaction.createdAt > world.settings.answerWindow) throw makeError(10062);
  const form = toObject(body);
  const type = toNumber(form.type);
  if (!fits(interaction, type)) {
    throw refuseForm(tell(['type'], 'BASE_TYPE_CHOICES', `Type ${type} does not fit this interaction.`));
  }
  try {
    takeAnswer(world, interaction, type, toObject(form.data), files);
  } catch (error) {
    throw error instanceof ApiError ? error.within('data') : error;
  }
  interaction.answeredAs = type;
  interaction.tellWaiting();
  return interaction;
}

/** Whether an interaction can be answered by a callback of this type. */
function fits({ kind, pressed }: Interaction, type: number): boolean {
  if (kind === interactionKinds.completion) return type === callback.choices;
  // A form opens no other form.
  if (type === callback.form) return kind !== interactionKinds.form;
  const always = type === callback.message || type === callback.defer;
  return always || (pressed !== undefined && (type === callback.deferUpdate || type === callback.update));
}

function takeAnswer(world: World, asked: Interaction, type: number, data: JsonObject, files: SentFile[]): void {
  const { pressed } = asked;
  if (type === callback.choices) {
    const problems = checkChoices(data.choices, ['choices'], false);
    if (problems.length > 0) throw refuseForm(problems);
    asked.choices = toObjects(data.choices);
  } else if (type === callback.form) {
    asked.form = data;
  } else if (type === callback.message) {
    asked.original = createMessage(world, data, files, destinationOf(asked));
  } else if (type === callback.defer) {
    const flags = toNumber(data.flags);
    if ((flags & ~flagBits.ephemeral) !== 0) {
      throw refuseForm(tell(['flags'], 'INVALID_BITWISE_FLAG', `Flags ${flags} cannot be set here.`));
    }
    asked.original = createEmptyMessage(world, { ...destinationOf(asked), flags });
    asked.loading = true;
  } else if (pressed !== undefined) {
    if (type === callback.update) editMessage(world, pressed, data, files);
    asked.loading = type === callback.deferUpdate;
    asked.original = pressed;
  }
}

/** Takes an edit of `@original`, which fills a deferred answer. */
export function editOriginal(world: World, interaction: Interaction, body: unknown, files: SentFile[]): StoredMessage {
  const original = findOriginal(interaction);
  editMessage(world, original, body, files);
  // People see a filled deferral as a fresh message, not as one that was edited.
  if (interaction.loading && interaction.answeredAs === callback.defer) original.editedAt = undefined;
  interaction.loading = false;
  interaction.tellWaiting();
  return original;
}

/** Takes a follow-up. The first one after a deferral fills it, and is as private as the deferral said. */
export function followUp(world: World, interaction: Interaction, body: unknown, files: SentFile[]): StoredMessage {
  if (interaction.answeredAs === undefined) throw makeError(10015);
  if (interaction.loading && interaction.answeredAs === callback.defer) {
    const form = toObject(body);
    return editOriginal(world, interaction, { ...form, flags: toNumber(form.flags) & ~flagBits.ephemeral }, files);
  }
  const message = createMessage(world, body, files, destinationOf(interaction));
  interaction.followUps.push(message);
  interaction.tellWaiting();
  return message;
}

/** A message that the interaction's token reaches: `@original` or a follow-up. Throws 10008. */
export function findAnswer(interaction: Interaction, id: string): StoredMessage {
  if (id === '@original' || id === interaction.original?.id) return findOriginal(interaction);
  const message = interaction.followUps.find((each) => each.id === id);
  if (message === undefined || message.deleted) throw makeError(10008);
  return message;
}

function findOriginal(interaction: Interaction): StoredMessage {
  const original = interaction.original;
  if (interaction.answeredAs === undefined) throw makeError(10015);
  if (original === undefined || original.deleted) throw makeError(10008);
  return original;
}

function destinationOf(interaction: Interaction): Destination {
  return { channelId: interaction.channelId, mayBeEphemeral: true, origin: interaction.origin };
}
