import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { messageOf, UserError } from '../../model/errors.ts';

/** What is said of a token that the service does not take. It is not shown. */
const badToken =
  'Discord does not take DISCORD_TOKEN: copy the token again from the Bot page of the application ' +
  '(https://discord.com/developers/applications); "Reset Token" there makes a new one.';

/**
 * What a failed login means: a UserError where trying again is no use; undefined where the service cannot be reached
 * just now.
 */
export function explainLogin(error: unknown): UserError | undefined {
  if (error instanceof UserError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return refuse(error);
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return refuse(error);
    return error.status < 500
      ? new UserError(`Discord does not let the bot log in: ${messageOf(error)}.`, 'input', { cause: error })
      : undefined;
  }
  const text = messageOf(error);
  if (/^Authentication failed/.test(text)) return refuse(error);
  if (/intents/i.test(text)) {
    return new UserError(`Discord does not let the bot log in: ${text}.`, 'input', { cause: error });
  }
  return undefined;
}

const refuse = (cause: unknown): UserError => new UserError(badToken, 'input', { cause });

/** How long to wait before the next attempt to log in, in milliseconds: longer each time, half a minute at most. */
export function pauseBeforeAttempt(attempt: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
}
