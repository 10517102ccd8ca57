import { type APIMessage, MessageFlags } from 'discord.js';
import type { Reader } from '../../answer/reader.ts';
import type { QueryCommand } from '../../model/command.ts';
import { localDay } from '../../model/day.ts';
import { UserError } from '../../model/errors.ts';
import { readAskFooter, readFooter } from '../../render/discord-footer.ts';
import { type Asked, readLine } from '../ask.ts';
import { findEdit } from './ask-buttons.ts';

/** The question that a message answers, as its footer says it was asked; undefined where it cannot be read. */
export function readQuestion(message: APIMessage, queries: readonly QueryCommand<Reader>[]): Asked | undefined {
  const footer = footerOf(message);
  return readQuery(readAskFooter(footer) ?? readFooter(footer), queries);
}

/** The command that the question of a message was read as; undefined where it cannot be read. */
export function readReading(message: APIMessage, queries: readonly QueryCommand<Reader>[]): Asked | undefined {
  return readQuery(readFooter(footerOf(message)), queries);
}

/** How the question of a message was read, as its footer says it. */
export function readReadAs(message: Pick<APIMessage, 'embeds'>): string | undefined {
  return readFooter(footerOf(message));
}

const footerOf = ({ embeds }: Pick<APIMessage, 'embeds'>): string => embeds.at(-1)?.footer?.text ?? '';

function readQuery(line: string | undefined, queries: readonly QueryCommand<Reader>[]): Asked | undefined {
  try {
    return line === undefined ? undefined : readLine(line, queries);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Whether somebody alone sees a message. */
export function isPrivate({ flags }: Pick<APIMessage, 'flags'>): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** Whether somebody's press changes a message for all who see it: it is their question, or they alone see it. */
export function mayTurn(message: APIMessage, user: string): boolean {
  const asker = message.interaction_metadata?.user.id ?? (findEdit(message)?.asker || undefined);
  return isPrivate(message) || asker === undefined || asker === user;
}

/** The day on which a question was asked: "last month" means the same on all its pages. */
export function dayOf({ timestamp }: APIMessage): string {
  return localDay(Date.parse(timestamp));
}
