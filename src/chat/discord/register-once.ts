import { DiscordAPIError, REST } from 'discord.js';
import { messageOf, UserError } from '../../model/errors.ts';
import { makeInvite } from './invite.ts';
import { explainLogin } from './login.ts';
import { describeRegistering, explainRegistering, findApplication, registerCommands } from './register.ts';
import type { SlashCommand } from './slash-commands.ts';

/** What is registered with, and where. */
export interface RegisterSettings {
  token: string;
  /** The base of the service's HTTP interface; its own unless given. */
  api?: string | undefined;
  /** The one server to register for; everywhere unless given. */
  server?: string | undefined;
}

/**
 * Registers commands without logging in: gives what that changed, in a sentence, and the link that invites the bot.
 * Throws a UserError where it cannot.
 */
export async function registerOnce(
  { token, api, server }: RegisterSettings,
  commands: readonly SlashCommand[],
): Promise<{ sentence: string; invite: string }> {
  const rest = new REST({ version: '10', ...(api !== undefined && { api }) }).setToken(token);
  try {
    const application = await findApplication(rest);
    const registration = await registerCommands(rest, application.id, server, commands);
    return { sentence: describeRegistering(registration, server), invite: makeInvite(application.id) };
  } catch (error) {
    const isRefused = error instanceof DiscordAPIError && error.status === 401;
    const reason = isRefused ? explainLogin(error)?.message : explainRegistering(error, server);
    const message = reason ?? `Discord cannot be reached (${messageOf(error)}): try again later.`;
    throw new UserError(message, 'input', { cause: error });
  }
}
