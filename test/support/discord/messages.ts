import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';
import { makeError, type Problem, refuseForm } from './api-error.ts';
import { isAbsent, isObject, type JsonObject, toList, toNumber, toObject, toObjects, toText } from './json.ts';
import { checkMessage, findKept, flagBits } from './message-limits.ts';
import { formatUser } from './payloads.ts';
import type { SentFile } from './request-body.ts';
import type { User, World } from './world.ts';

/** A file of a message. One that an embed shows is not listed among the attachments. */
export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  description: string;
  url: string;
  bytes: Buffer;
  embedded: boolean;
}

/** A row of buttons or a select, as the service gives it back. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A message as the service keeps it. */
export interface StoredMessage {
  id: string;
  channelId: string;
  content: string;
  flags: number;
  embeds: APIEmbed[];
  components: Row[];
  files: StoredFile[];
  createdAt: number;
  editedAt: number | undefined;
  nonce: string | number | undefined;
  /** Facts about the interaction that it answers, as the service adds them. */
  origin: JsonObject | undefined;
  deleted: boolean;
  /** Who wrote it, where that was not the bot. */
  author?: User;
  /** The message that it replies to, and whether whoever wrote that is told. */
  replyTo?: string;
  pings?: boolean;
  /** Who wrote what the bot replies to. */
  asker?: User;
}

/** Where a message goes, and what it answers. */
export interface Destination {
  channelId: string;
  mayBeEphemeral: boolean;
  origin?: JsonObject;
  /** Set when the flags were decided by the deferral. */
  flags?: number;
}

/** Checks a new message and keeps it. Throws the service's refusal. */
export function createMessage(world: World, body: unknown, files: SentFile[], destination: Destination): StoredMessage {
  const form = toObject(body);
  refuseIfAny(checkMessage(form, { files, mentions: ruleOf(world), mayBeEphemeral: destination.mayBeEphemeral }));
  const message = createEmptyMessage(world, destination);
  fillMessage(world, message, form, files);
  message.flags = destination.flags === undefined ? toNumber(form.flags) : destination.flags | toNumber(form.flags);
  if (typeof form.nonce === 'string' || typeof form.nonce === 'number') message.nonce = form.nonce;
  const reference = toText(toObject(form.message_reference).message_id);
  const repliedTo = world.messages.get(reference);
  if (repliedTo && !repliedTo.deleted) {
    message.replyTo = reference;
    if (repliedTo.author) message.asker = repliedTo.author;
  }
  return message;
}

/** Keeps a message that has nothing in it yet: what a deferral shows as "thinking". */
export function createEmptyMessage(world: World, destination: Omit<Destination, 'mayBeEphemeral'>): StoredMessage {
  const message: StoredMessage = {
    id: world.makeId(),
    channelId: destination.channelId,
    content: '',
    flags: destination.flags ?? 0,
    embeds: [],
    components: [],
    files: [],
    createdAt: Date.now(),
    editedAt: undefined,
    nonce: undefined,
    origin: destination.origin,
    deleted: false,
  };
  world.messages.set(message.id, message);
  return message;
}

/** Checks an edit and makes it. Throws the service's refusal, and then nothing has changed. */
export function editMessage(world: World, message: StoredMessage, body: unknown, files: SentFile[]): void {
  const form = toObject(body);
  const listed = message.files.filter((file) => !file.embedded);
  const before = {
    content: message.content,
    flags: message.flags,
    embeds: message.embeds.length,
    components: message.components.length,
    files: listed,
  };
  refuseIfAny(checkMessage(form, { files, mentions: ruleOf(world), mayBeEphemeral: false, before }));
  const shown = message.files.filter((file) => file.embedded);
  message.files = [...findKept(form.attachments, listed), ...shown];
  fillMessage(world, message, form, files);
  const settable = flagBits.suppressEmbeds | flagBits.layout;
  if (!isAbsent(form.flags)) message.flags = (message.flags & ~settable) | (toNumber(form.flags) & settable);
  message.editedAt = Date.now();
}

/** A message in the shape of the service's interface. */
export function formatMessage(world: World, message: StoredMessage): JsonObject {
  const bot = world.users.get(world.settings.applicationId) ?? { id: world.settings.applicationId, username: 'bot' };
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.replyTo !== undefined ? 19 : message.origin === undefined ? 0 : 20,
    author: message.author ? formatUser(message.author) : { ...formatUser(bot), bot: true },
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: message.files.filter((file) => !file.embedded).map(formatFile),
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.origin === undefined ? {} : { ...message.origin, webhook_id: world.settings.applicationId }),
    ...(message.author === undefined && { application_id: world.settings.applicationId }),
    ...formatReference(world, message),
  };
}

/** What a reply tells of the message that it replies to. */
function formatReference(world: World, { replyTo, channelId }: StoredMessage): JsonObject {
  if (replyTo === undefined || replyTo === '') return {};
  const found = world.messages.get(replyTo);
  const shown = found && !found.deleted ? formatMessage(world, { ...found, replyTo: '' }) : null;
  return { message_reference: { type: 0, message_id: replyTo, channel_id: channelId }, referenced_message: shown };
}

function fillMessage(world: World, message: StoredMessage, form: JsonObject, files: SentFile[]): void {
  const described = toObjects(form.attachments);
  const added = files.map((file): StoredFile => {
    const id = world.makeId();
    const description = described.find((attachment) => String(attachment.id) === String(file.index))?.description;
    const url = `${world.address}/attachments/${message.channelId}/${id}/${encodeURIComponent(file.name)}`;
    return { ...file, id, url, description: toText(description), embedded: false };
  });
  message.files.push(...added);
  if (form.content !== undefined) message.content = toText(form.content).trim();
  if (form.components !== undefined) message.components = structuredClone(toList(form.components)).filter(isRow);
  if (form.embeds !== undefined) message.embeds = structuredClone(toList(form.embeds)).filter(isEmbed);
  for (const embed of message.embeds) {
    for (const picture of [embed.image, embed.thumbnail]) {
      const file = message.files.findLast((each) => picture?.url === `attachment://${each.name}`);
      if (picture && file) picture.url = file.url;
    }
  }
  const shown = message.embeds.flatMap((embed) => [embed.image?.url, embed.thumbnail?.url]);
  for (const file of message.files) if (shown.includes(file.url)) file.embedded = true;
  message.files = message.files.filter((file) => !file.embedded || shown.includes(file.url));
}

function formatFile(file: StoredFile): JsonObject {
  return {
    id: file.id,
    filename: file.name,
    content_type: file.contentType,
    size: file.bytes.length,
    url: file.url,
    proxy_url: file.url,
    ...(file.description === '' ? {} : { description: file.description }),
  };
}

/** The message of that id in a channel that is there. Throws 10003 or 10008. */
export function findMessage(world: World, channelId: string, id: string): StoredMessage {
  if (!world.channels.has(channelId)) throw makeError(10003);
  const message = world.messages.get(id);
  if (message === undefined || message.deleted || message.channelId !== channelId) throw makeError(10008);
  return message;
}

function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw refuseForm(problems);
}

function ruleOf(world: World): { roles: string[] } | undefined {
  return world.settings.mentionsOff ? { roles: world.settings.tellRoles } : undefined;
}

// The limits have looked at the parts; what is left to say is that they are what they claim.
function isEmbed(value: unknown): value is APIEmbed {
  return isObject(value);
}

function isRow(value: unknown): value is Row {
  return isObject(value) && typeof value.type === 'number';
}
