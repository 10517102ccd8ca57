import type { APIEmbed } from 'discord.js';
import type { Interaction } from './interactions.ts';
import { type JsonObject, toList, toObjects } from './json.ts';
import { flagBits } from './message-limits.ts';
import type { Row, StoredMessage } from './messages.ts';

/** A file that somebody sees with a message, shown in an embed or below it. */
export interface SeenFile {
  name: string;
  contentType: string;
  /** The alternative text. */
  description: string;
  url: string;
  bytes: Buffer;
}

/** A button, or a select, that somebody sees. */
export interface SeenComponent {
  type: number;
  customId: string | undefined;
  label: string | undefined;
  url: string | undefined;
  style: number | undefined;
  disabled: boolean;
}

/** A message as somebody sees it at this moment. A later edit is seen by `standIn.look(seen)`. */
export interface Seen {
  id: string;
  channelId: string;
  content: string;
  embeds: APIEmbed[];
  /** The rows of components, as the service gives them back. */
  components: Row[];
  /** All buttons and selects, in order. */
  buttons: SeenComponent[];
  files: SeenFile[];
  /** Whether only the asker sees it. */
  ephemeral: boolean;
  flags: number;
  edited: boolean;
  /** Everything there is to read: content, then embeds with titles, fields and footers, a line for each. */
  text: string;
  /** How it was answered; absent for messages that answer nobody. */
  answer?: {
    /** The type of the first answer: 4 and 7 at once, 5 and 6 deferred. */
    type: number;
    deferred: boolean;
    /** Milliseconds from the question to what is seen here. */
    took: number;
    /** Messages that followed the first, so far. */
    followUps: Seen[];
    token: string;
  };
}

/** What somebody sees of a message. */
export function seeMessage(message: StoredMessage): Seen {
  const { id, channelId, content, flags } = message;
  const embeds = structuredClone(message.embeds);
  const components = structuredClone(message.components);
  const files = message.files.map(({ name, contentType, description, url, bytes }) => {
    return { name, contentType, description, url, bytes };
  });
  const ephemeral = (flags & flagBits.ephemeral) !== 0;
  const edited = message.editedAt !== undefined;
  const buttons = toObjects(toList(components)).flatMap((row) => toObjects(row.components).map(seeComponent));
  const text = readText(content, embeds);
  return { id, channelId, content, embeds, components, buttons, files, ephemeral, flags, edited, text };
}

/** What somebody sees of the answer to what they did. */
export function seeAnswer(interaction: Interaction, message: StoredMessage, took: number): Seen {
  const type = interaction.answeredAs ?? 0;
  const followUps = interaction.followUps.filter((each) => !each.deleted).map(seeMessage);
  const answer = { type, deferred: type === 5 || type === 6, took, followUps, token: interaction.token };
  return { ...seeMessage(message), answer };
}

function seeComponent(component: JsonObject): SeenComponent {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    type: Number(component.type),
    customId: text(component.custom_id),
    label: text(component.label),
    url: text(component.url),
    style: typeof component.style === 'number' ? component.style : undefined,
    disabled: component.disabled === true,
  };
}

function readText(content: string, embeds: readonly APIEmbed[]): string {
  const lines = embeds.flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  return [content, ...lines].filter((line) => line !== undefined && line !== '').join('\n');
}
