import { type APIMessage, MessageFlags } from 'discord.js';
import type { Reader } from '../../answer/reader.ts';
import type { QueryCommand } from '../../model/command.ts';
import { localDay } from '../../model/day.ts';
import { UserError } from '../../model/errors.ts';
import { readFooter } from '../../render/discord-footer.ts';
import { type Asked, readLine } from '../ask.ts';

/** The question that a message answers, as its footer says it; undefined where it cannot be read. */
export function readQuestion(
  { embeds }: APIMessage,
  queries: readonly QueryCommand<Reader>[],
): Asked<QueryCommand<Reader>> | undefined {
  const line = readFooter(embeds.at(-1)?.footer?.text ?? '');
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
  const { interaction_metadata: asked } = message;
  return isPrivate(message) || asked === undefined || asked.user.id === user;
}

/** The day on which a question was asked: "last month" means the same on all its pages. */
export function dayOf({ timestamp }: APIMessage): string {
  return localDay(Date.parse(timestamp));
}
