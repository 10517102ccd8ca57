import { makeError } from './api-error.ts';
import { toList, toNumber, toObject } from './json.ts';
import { flagBits } from './message-limits.ts';
import { createMessage, editMessage, findMessage, formatMessage, type StoredMessage } from './messages.ts';
import { permissionBits, permissionsOfBot, requirePermission } from './permissions.ts';
import type { ApiRequest, Route } from './routes.ts';
import type { World } from './world.ts';

const channel = '/channels/:channel/messages';
const message = '/channels/:channel/messages/:message';

/** Routes of messages in channels. */
export const messageRoutes: Route[] = [
  {
    method: 'POST',
    pattern: channel,
    run(request, world) {
      const place = findChannel(request, world);
      const channel = world.channels.get(place);
      if (channel) {
        if (channel.type === 15) throw makeError(50008);
        const isThread = channel.type >= 10 && channel.type <= 12;
        requirePermission(world, channel, isThread ? permissionBits.sendInThreads : permissionBits.send);
        if (toList(toObject(request.json).embeds).length > 0) requirePermission(world, channel, permissionBits.embed);
      }
      const known = findByNonce(request, world);
      const made =
        known ?? createMessage(world, request.json, request.files, { channelId: place, mayBeEphemeral: false });
      return { status: 200, body: formatMessage(world, made) };
    },
  },
  {
    method: 'GET',
    pattern: channel,
    run(request, world) {
      const place = findChannel(request, world);
      const channel = world.channels.get(place);
      if (channel) requirePermission(world, channel, permissionBits.view);
      // To who may not read what was written, there is nothing.
      const reads = !channel || (permissionsOfBot(world, channel) & permissionBits.history) !== 0n;
      const before = request.query.get('before');
      const limit = Number(request.query.get('limit') ?? 50);
      if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw makeError(50035);
      const all = [...world.messages.values()].filter((each) => reads && each.channelId === place && isPublic(each));
      const older = all.reverse().filter((each) => before === null || BigInt(each.id) < BigInt(before));
      // What came by which nonce is not told to who reads a channel.
      return {
        status: 200,
        body: older.slice(0, limit).map((each) => ({ ...formatMessage(world, each), nonce: undefined })),
      };
    },
  },
  {
    method: 'GET',
    pattern: message,
    run: (request, world) => ({ status: 200, body: formatMessage(world, findPublic(request, world)) }),
  },
  {
    method: 'PATCH',
    pattern: message,
    run(request, world) {
      const found = findPublic(request, world);
      editMessage(world, found, request.json, request.files);
      return { status: 200, body: formatMessage(world, found) };
    },
  },
  {
    method: 'DELETE',
    pattern: message,
    run(request, world) {
      findPublic(request, world).deleted = true;
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    pattern: '/channels/:channel/typing',
    run(request, world) {
      findChannel(request, world);
      return { status: 204 };
    },
  },
];

/** The channel's id; unknown is 10003, one of a server that the bot is not in is 50001. */
function findChannel({ params }: ApiRequest, world: World): string {
  const found = world.channels.get(params.channel ?? '');
  if (found === undefined) throw makeError(10003);
  if (found.guildId !== undefined && !world.guilds.has(found.guildId)) throw makeError(50001);
  return found.id;
}

function findPublic(request: ApiRequest, world: World): StoredMessage {
  const found = findMessage(world, findChannel(request, world), request.params.message ?? '');
  if (!isPublic(found)) throw makeError(10008);
  return found;
}

/** What only one person sees is reached by the interaction's token alone. */
function isPublic(each: StoredMessage): boolean {
  return !each.deleted && (each.flags & flagBits.ephemeral) === 0;
}

/** The message that was sent with this nonce within the past minutes, when the request asks that it be given back. */
function findByNonce({ json, params }: ApiRequest, world: World): StoredMessage | undefined {
  const { nonce, enforce_nonce } = toObject(json);
  if (enforce_nonce !== true || nonce === undefined || nonce === null) return undefined;
  const since = Date.now() - world.settings.nonceLife;
  return [...world.messages.values()].find(
    (each) => each.nonce === nonce && each.channelId === params.channel && toNumber(each.createdAt) > since,
  );
}
