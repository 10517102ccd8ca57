import { randomBytes } from 'node:crypto';
import { MessageFlags, type RawFile } from 'discord.js';
import type { DiscordMessage } from '../../render/discord-message.ts';

/** A picture that goes with a message; the embed shows it by `attachment://` and its name. */
export interface Attachment {
  name: string;
  description: string;
  bytes: Uint8Array;
}

/** A message as it is to be sent. */
export interface OutgoingMessage {
  message: DiscordMessage;
  picture?: Attachment | undefined;
  /** For the asker alone. */
  ephemeral: boolean;
}

/** A message with no more than a sentence in it. */
export function makePlain(sentence: string, ephemeral: boolean): OutgoingMessage {
  return { message: { content: sentence, embeds: [], components: [] }, ephemeral };
}

/** What an error is told by: whoever asked can name it, and the log has it. */
export function makeReference(): string {
  return randomBytes(4).toString('hex');
}

/** What is said when something failed that nobody planned for. */
export function makeApology(reference: string): OutgoingMessage {
  const sentence = `Something went wrong, and the reason is in the log of whoever runs this bot (reference ${reference}).`;
  return makePlain(sentence, true);
}

/**
 * The body of a request that sends a message, or changes one (`update`), and the files beside it. It mentions nobody,
 * whatever its text says. A change takes away what was attached before.
 */
export function toBody(
  { message, picture, ephemeral }: OutgoingMessage,
  update = false,
): { data: object; files: RawFile[] } {
  const { content, embeds, components } = message;
  const attachments = picture ? [{ id: '0', filename: picture.name, description: picture.description }] : [];
  const data = {
    ...(content !== undefined && { content }),
    embeds,
    components,
    allowed_mentions: { parse: [] },
    ...((picture !== undefined || update) && { attachments }),
    ...(ephemeral && { flags: MessageFlags.Ephemeral }),
  };
  const files = picture
    ? [{ name: picture.name, data: Buffer.from(picture.bytes), contentType: 'image/png', key: 'files[0]' }]
    : [];
  return { data, files };
}
