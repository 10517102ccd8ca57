import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/** What is to be done about a message that the service did not take. */
export type Judgement =
  /** It was taken before, by an attempt whose answer was lost. */
  | { kind: 'taken' }
  /** Nothing can be done; `sentence` says why. */
  | { kind: 'gone'; sentence: string }
  /** The service or the way to it is in trouble: it may have been taken, or not. */
  | { kind: 'again' }
  /** The service does not take it as it is: the fault is ours. */
  | { kind: 'refused' };

/** What the service says when nobody is to blame, as a sentence for the operator. */
const knownCodes: Record<number, string> = {
  [RESTJSONErrorCodes.UnknownInteraction]: 'a question could not be answered: the service says that its time was over',
  [RESTJSONErrorCodes.UnknownWebhook]: 'an answer could not be changed: the service says that its time was over',
  [RESTJSONErrorCodes.InvalidWebhookToken]: 'an answer could not be changed: the service says that its time was over',
  [RESTJSONErrorCodes.UnknownChannel]: 'an answer could not be given: its channel is gone',
  [RESTJSONErrorCodes.UnknownMessage]: 'an answer could not be changed: its message is gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'an answer could not be given: its server is gone',
  [RESTJSONErrorCodes.MissingAccess]: 'an answer could not be given: the bot may not see the channel',
  [RESTJSONErrorCodes.MissingPermissions]: 'an answer could not be given: the bot lacks a permission in the channel',
};

/** Judges what a request failed with. `isRepeat`: an attempt before it may have been taken. */
export function judgeFailure(error: unknown, isRepeat: boolean): Judgement {
  if (error instanceof DiscordAPIError) {
    if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) {
      return isRepeat
        ? { kind: 'taken' }
        : { kind: 'gone', sentence: 'a question was answered already: perhaps the bot runs twice' };
    }
    const sentence = knownCodes[Number(error.code)];
    return sentence === undefined ? { kind: 'refused' } : { kind: 'gone', sentence };
  }
  if (error instanceof HTTPError) return { kind: 'again' };
  // Whatever else is thrown comes from the socket, or from our own limit of time.
  return error instanceof Error ? { kind: 'again' } : { kind: 'refused' };
}
