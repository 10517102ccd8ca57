import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { SendFailure } from '../../digest/ports.ts';
import { messageOf } from '../../model/errors.ts';
import { TooManyRequests } from './posting-rest.ts';

/** What is said where the bot may not do in a channel what posting there needs. */
export const lacksPermission =
  'the bot lacks a permission in its channel: it needs View Channel, Send Messages, Embed Links and Read Message History';

/** What nobody but people in the server can change, as a reason that follows "has stopped:". */
const stops: Record<number, string> = {
  [codes.UnknownChannel]: 'its channel is gone',
  [codes.UnknownGuild]: 'the bot is no longer in the server',
  [codes.MissingAccess]: 'the bot cannot see its channel, or is no longer in the server',
  [codes.MissingPermissions]: lacksPermission,
  [codes.CannotSendMessagesInNonTextChannel]: 'its channel is of a kind that takes no messages',
  [codes.CannotExecuteActionOnThisChannelType]: 'its channel is of a kind that takes no messages',
  [codes.InvalidActionOnArchivedThread]: 'its thread is archived',
  [codes.ThreadLocked]: 'its thread is locked',
};

/** What is wrong with the message itself, whoever sends it where. */
const refusals: readonly number[] = [
  codes.InvalidFormBodyOrContentType,
  codes.CannotSendAnEmptyMessage,
  codes.RequestEntityTooLarge,
  codes.RequestBodyContainsInvalidJSON,
  codes.ExplicitContentCannotBeSentToTheDesiredRecipient,
  codes.MessageWasBlockedByAutomaticModeration,
  codes.MessageBlockedByHarmfulLinksFilter,
];

/** Waits that the service asks for with another code than 429's. */
const waits: readonly number[] = [
  codes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  codes.ChannelSendRateLimit,
  codes.ServerSendRateLimit,
  codes.OpeningDirectMessagesTooFast,
  codes.SendMessagesHasBeenTemporarilyDisabled,
];

/** What a request that failed means for the message that it was about. */
export function judgeSend(error: unknown): SendFailure {
  if (error instanceof RateLimitError) {
    const afterMilliseconds = Math.max(error.retryAfter, error.timeToReset);
    return { kind: 'again', reason: 'Discord asks for patience (too many requests)', afterMilliseconds };
  }
  if (error instanceof TooManyRequests)
    return { kind: 'again', reason: messageOf(error), afterMilliseconds: error.after };
  if (error instanceof HTTPError) return { kind: 'again', reason: `Discord is in trouble (HTTP ${error.status})` };
  if (!(error instanceof DiscordAPIError)) {
    return { kind: 'again', reason: `Discord cannot be reached (${messageOf(error)})` };
  }
  const { status } = error;
  const code = Number(error.code);
  const reason = stops[code];
  if (reason !== undefined) return { kind: 'stopped', reason };
  const named = `${messageOf(error)} (code ${code})`;
  if (waits.includes(code)) return { kind: 'again', reason: `Discord asks for patience (${named})` };
  if (refusals.includes(code)) return { kind: 'refused', reason: `Discord does not take the message: ${named}` };
  // Without a number of the service's own it may be a proxy's or a guard's answer, which says nothing of the message.
  if (Number.isNaN(code) || code === 0 || status === 401) {
    return { kind: 'again', reason: `Discord does not answer as it should (HTTP ${status})` };
  }
  if (status === 403 || status === 404)
    return { kind: 'stopped', reason: `Discord does not let it post there: ${named}` };
  return status === 400
    ? { kind: 'refused', reason: `Discord does not take the message: ${named}` }
    : { kind: 'again', reason: `Discord does not answer as it should: ${named}` };
}

/** Whether the service does not take the token any more. */
export function isRevoked(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}
