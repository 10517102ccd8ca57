import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { messageOf } from '../../model/errors.ts';
import { joinWords } from '../../model/text.ts';
import type { Logger } from '../../ops/log-port.ts';
import { type Cleared, clearEverywhere, clearServers } from './clear-elsewhere.ts';
import { type CommandChanges, compareCommands, hasChanges, readCommands } from './compare-commands.ts';
import { describeFailure } from './describe-failure.ts';
import { isRecord } from './read-json.ts';
import type { SlashCommand } from './slash-commands.ts';
import { waitOr } from './wait.ts';

/** What registering came to. */
export interface Registration {
  changes: CommandChanges;
  /** The id of each registered command, by its first word: what a clickable mention needs. */
  ids: ReadonlyMap<string, string>;
  /** The commands that were registered elsewhere before, and are not any more. */
  cleared: readonly Cleared[];
}

/**
 * Registers commands, for one server or everywhere, where what is registered differs. One request, and a second only to
 * change something: the service lets a command be made 200 times a day. Somebody who sees them from elsewhere too sees
 * each twice: for one server, they are taken away from everywhere; and where commands are new here, other servers are
 * looked through, since that is where they may have been registered before.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  server: string | undefined,
  wanted: readonly SlashCommand[],
): Promise<Registration> {
  const route =
    server === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, server);
  const elsewhere = { rest, applicationId, names: new Set(wanted.map(({ name }) => name)) };
  const registered = readCommands(await rest.get(route));
  const changes = compareCommands(registered, wanted, server === undefined);
  // Before they are registered here, so that what fails on the way is done again.
  const inServers = changes.added.length === 0 ? [] : await clearServers(elsewhere, server);
  const now = hasChanges(changes) ? readCommands(await rest.put(route, { body: wanted })) : registered;
  const everywhere = server === undefined ? [] : await clearEverywhere(elsewhere);
  return { changes, ids: new Map(now.map(({ name, id }) => [name, id])), cleared: [...everywhere, ...inServers] };
}

/** The application that the token belongs to. */
export async function findApplication(rest: REST): Promise<{ id: string; name: string }> {
  const found = await rest.get(Routes.currentApplication());
  if (!isRecord(found) || typeof found.id !== 'string') throw new Error('the service told no application id');
  return { id: found.id, name: typeof found.name === 'string' ? found.name : '' };
}

/** What to register, and where. */
export interface RegisterRequest {
  rest: REST;
  applicationId: string;
  server: string | undefined;
  commands: readonly SlashCommand[];
}

/** Pauses in milliseconds before another attempt to register; the last one stays. */
const pauses = [2_000, 10_000, 60_000, 300_000];

/**
 * Registers commands; where the service is in trouble, again until it works or `signal` says to give up. Undefined where
 * it cannot work: the operator is told.
 */
export async function keepRegistering(
  { rest, applicationId, server, commands }: RegisterRequest,
  signal: AbortSignal,
  logger: Logger,
): Promise<Registration | undefined> {
  for (let tried = 0; !signal.aborted; tried += 1) {
    try {
      return await registerCommands(rest, applicationId, server, commands);
    } catch (error) {
      const explained = explainRegistering(error, server);
      if (explained) {
        logger.error({}, explained, describeFailure(error));
        return undefined;
      }
      logger.warn(
        { reason: messageOf(error) },
        'the commands could not be registered; the next attempt comes by itself',
      );
      await waitOr(pauses[tried] ?? pauses.at(-1) ?? 0, signal);
    }
  }
  return undefined;
}

/** Why commands cannot be registered, where trying again is no use. */
export function explainRegistering(error: unknown, server: string | undefined): string | undefined {
  if (!(error instanceof DiscordAPIError) || error.status >= 500) return undefined;
  const isAway = error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild;
  if (server !== undefined && isAway) {
    return `The bot is not in the server ${server} that DISCORD_GUILD_ID names: invite it, or leave the variable out.`;
  }
  return `Discord does not take the commands (code ${error.code}).`;
}

/** What registering changed, in a sentence. */
export function describeRegistering({ changes, cleared }: Registration, server: string | undefined): string {
  const where = server === undefined ? 'everywhere' : `in the server ${server}`;
  if (!hasChanges(changes) && cleared.length === 0)
    return `The commands were registered ${where} already; nothing changed.`;
  const list = (verb: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${verb} ${joinWords(names.map((name) => `/${name}`))}`];
  const parts = [
    ...list('added', changes.added),
    ...list('changed', changes.changed),
    ...list('removed', changes.removed),
    ...cleared.flatMap(({ server: other, names }) =>
      list(other === undefined ? 'removed everywhere else' : `removed from the server ${other}`, names),
    ),
  ];
  return `The commands are registered ${where}: ${parts.join('; ')}.`;
}
