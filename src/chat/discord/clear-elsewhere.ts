import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { readCommands } from './compare-commands.ts';
import { isRecord, readList } from './read-json.ts';

/** The commands of ours that were taken away from a server; where none is named, those that were everywhere. */
export interface Cleared {
  server: string | undefined;
  names: readonly string[];
}

/** Where commands are looked at and taken away. */
export interface ClearRequest {
  rest: REST;
  applicationId: string;
  /** The names of ours: what others registered stays. */
  names: ReadonlySet<string>;
}

/** As many servers as the service lists at a time. Nobody tries a bot out in one server that is in more than these. */
const mostServers = 200;

/** Takes away our commands that are registered everywhere. */
export async function clearEverywhere(request: ClearRequest): Promise<Cleared[]> {
  const names = await clear(request, Routes.applicationCommands(request.applicationId), (id) =>
    Routes.applicationCommand(request.applicationId, id),
  );
  return names.length === 0 ? [] : [{ server: undefined, names }];
}

/** Takes away our commands that are registered for single servers in which the bot is, but for one. */
export async function clearServers(request: ClearRequest, except: string | undefined): Promise<Cleared[]> {
  const { rest, applicationId } = request;
  const query = new URLSearchParams({ limit: String(mostServers) });
  const listed = await unlessRefused(rest.get(Routes.userGuilds(), { query }), []);
  const servers = readList(listed, hasId, 'servers').map(({ id }) => id);
  const cleared = await Promise.all(
    servers
      .filter((server) => server !== except)
      .map(async (server): Promise<Cleared> => {
        const route = Routes.applicationGuildCommands(applicationId, server);
        const make = (id: string) => Routes.applicationGuildCommand(applicationId, server, id);
        return { server, names: await unlessRefused(clear(request, route, make), []) };
      }),
  );
  return cleared.filter(({ names }) => names.length > 0);
}

async function clear(
  { rest, names }: ClearRequest,
  route: `/${string}`,
  routeOf: (id: string) => `/${string}`,
): Promise<string[]> {
  const doubled = readCommands(await rest.get(route)).filter(({ name }) => names.has(name));
  for (const { id } of doubled) await rest.delete(routeOf(id));
  return doubled.map(({ name }) => name);
}

/**
 * What some work comes to, or something else where the service refuses it: into a server that let the bot in without its
 * commands it may not look, and there are none then. That is no reason not to register where it is wanted.
 */
async function unlessRefused<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status < 500 && error.status !== 401) return otherwise;
    throw error;
  }
}

const hasId = (value: unknown): value is { id: string } => isRecord(value) && typeof value.id === 'string';
