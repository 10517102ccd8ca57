import { stopSubscription } from '../../digest/subscriptions.ts';
import type { DigestState, DigestStore } from '../../model/digest-state.ts';
import type { Logger } from '../../ops/log-port.ts';
import { describeFailure } from './describe-failure.ts';
import type { GatewayEvents } from './gateway.ts';

/** What is kept of servers, and when the bot left them. */
export interface KnownServers {
  servers(): string[];
  noteLeft(server: string, now: number): Promise<void>;
  noteJoined(server: string): Promise<void>;
  forgetLeft(before: number): Promise<string[]>;
  /** The subscriptions of all servers. */
  digests: Pick<DigestStore, 'update'>;
}

/** Notes which servers the bot is in, and forgets those that it left long ago. */
export interface ServerWatch {
  events: Pick<GatewayEvents, 'began' | 'joined' | 'left'>;
  start(): void;
  stop(): void;
}

const day = 24 * 60 * 60 * 1000;

/** How long what is kept of a server outlives the bot's stay there. */
const keptFor = 30 * day;

/** Makes the watch of the servers that the bot is in. */
export function makeServerWatch({
  servers,
  logger,
  now,
}: {
  servers: KnownServers;
  logger: Logger;
  now(): number;
}): ServerWatch {
  const tend = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      logger.error({}, 'what is kept of a server could not be changed', describeFailure(error));
    });
  };
  /** What a server that the bot is not in subscribed to stops, and keeps its place for as long as the server is kept. */
  const leave = async (server: string): Promise<void> => {
    await servers.noteLeft(server, now());
    await servers.digests.update((state) => stopOfServer(state, server));
  };
  const forget = (): void => {
    const work = servers.forgetLeft(now() - keptFor).then((forgotten) => {
      for (const server of forgotten) logger.info({ server }, 'a server that the bot left 30 days ago is forgotten');
    });
    tend(work);
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    events: {
      began(present, shard, count) {
        // It may have been removed while the bot was not there to hear of it.
        for (const server of servers.servers().filter((id) => shardOf(id, count) === shard)) {
          tend(present.includes(server) ? servers.noteJoined(server) : leave(server));
        }
      },
      joined: (server) => tend(servers.noteJoined(server)),
      left(server) {
        logger.info({ server }, 'the bot was removed from a server');
        if (servers.servers().includes(server)) tend(leave(server));
      },
    },
    start() {
      forget();
      timer = setInterval(forget, day).unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** The state in which the subscriptions of a server have stopped because the bot is no longer in it. */
function stopOfServer(state: DigestState, server: string): DigestState {
  const own = [...state.subscriptions.values()].filter((one) => one.server === server);
  return own.reduce((current, { id }) => stopSubscription(current, id, 'the bot is no longer in the server'), state);
}

/** The shard that tells of a server (the service's documentation, "Sharding"). */
function shardOf(server: string, count: number): number {
  return /^\d+$/.test(server) ? Number((BigInt(server) >> 22n) % BigInt(count)) : 0;
}
