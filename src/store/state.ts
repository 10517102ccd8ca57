import type { DigestStore } from '../model/digest-state.ts';
import type { SettingsPort } from '../model/settings.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { explainDisk } from './disk-errors.ts';
import { takeLock } from './lock.ts';
import { nodeProcesses, type Processes } from './processes.ts';
import {
  dropServers,
  knowsServer,
  listLeftBefore,
  listServers,
  putServer,
  type ServerRecord,
  type StateData,
} from './state-data.ts';
import { openStateFile, placeState, sweepState } from './state-file.ts';

export type { StateData };

/** What the state takes from outside. */
export interface StatePorts {
  disk: Disk;
  processes: Processes;
  /** Milliseconds since 1970. */
  now(): number;
  /** What this process does, in words, for others who would write. */
  holder: string;
}

/**
 * What is kept beside the logs, in one file, written by one process. Each change is on the disk when its promise is
 * fulfilled; changes take effect in the order in which they were asked for. Instants are milliseconds since 1970.
 */
export interface State {
  settings: SettingsPort;
  /** Subscriptions and deliveries; those of a server are forgotten with it. */
  digests: DigestStore;
  /** The ids of all servers of which something is kept. */
  servers(): string[];
  /** Notes that the bot was removed from a server; of one that it left before, the first instant counts. */
  noteLeft(server: string, now: number): Promise<void>;
  /** Notes that the bot is in a server (again). */
  noteJoined(server: string): Promise<void>;
  /** Forgets the servers that the bot was removed from before an instant, and gives their ids. */
  forgetLeft(before: number): Promise<string[]>;
  /** Waits for what is being written, and lets others write; may be called again. */
  close(): Promise<void>;
}

/**
 * Opens the state in a data folder, which is made where it does not exist, and holds it until it is closed. Throws a
 * UserError: `busy`, which names who holds it, `damaged` with the way back, or `newer-version`.
 */
export async function openState(dataFolder: string, ports: Partial<StatePorts> = {}): Promise<State> {
  const { disk: bare = nodeDisk, processes = nodeProcesses, now = Date.now, holder = 'annalist start' } = ports;
  const disk = explainDisk(bare, dataFolder);
  const places = placeState(dataFolder);
  await disk.makeFolder(dataFolder);
  const what = `The state in ${dataFolder}`;
  const lock = await takeLock({ disk, processes, now, path: places.lock, what, holder });
  try {
    const database = await openStateFile(disk, places, () => lock.check());
    await sweepState(disk, places, lock);
    let closing: Promise<void> | undefined;
    const change: Change = async (make, forgets = false) => {
      if (closing !== undefined) throw new Error('the state is closed');
      await (forgets ? database.forget(make) : database.update(make));
    };
    const finish = async (): Promise<void> => {
      await database.update((current) => current);
      await lock.release();
    };
    return {
      ...makeMethods(() => database.data, change),
      close() {
        closing ??= finish();
        return closing;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The state as it is on the disk now, for who only reads; no lock is needed. Throws a UserError as `openState` does. */
export async function readState(dataFolder: string, disk: Disk = nodeDisk): Promise<StateData> {
  return (await openStateFile(explainDisk(disk, dataFolder), placeState(dataFolder))).data;
}

/** Changes what is kept. Where it `forgets`, what there was before is not kept as the backup either. */
type Change = (make: (current: StateData) => StateData, forgets?: boolean) => Promise<void>;

function makeMethods(read: () => StateData, change: Change): Omit<State, 'close'> {
  const recordOf = (state: StateData, server: string): ServerRecord => state.servers.get(server) ?? {};
  const forget = async (choose: (current: StateData) => string[]): Promise<string[]> => {
    let forgotten: string[] = [];
    await change((current) => {
      forgotten = choose(current);
      return dropServers(current, forgotten);
    }, true);
    return forgotten;
  };
  return {
    settings: {
      read(server) {
        const { defaultLog } = recordOf(read(), server);
        return defaultLog === undefined ? {} : { defaultLog };
      },
      write: (server, { defaultLog }) =>
        change((current) => putServer(current, server, { ...recordOf(current, server), defaultLog })),
      forget: async (server) => (await forget((current) => (knowsServer(current, server) ? [server] : []))).length > 0,
    },
    digests: {
      read,
      async update(make) {
        await change((current) => {
          const { subscriptions, deliveries } = make(current);
          const isSame = subscriptions === current.subscriptions && deliveries === current.deliveries;
          return isSame ? current : { ...current, subscriptions, deliveries };
        });
        return read();
      },
    },
    servers: () => listServers(read()),
    noteLeft: (server, now) =>
      change((current) => {
        const record = recordOf(current, server);
        if (record.leftAt !== undefined) return current;
        return putServer(current, server, { ...record, leftAt: new Date(now).toISOString() });
      }),
    noteJoined: (server) =>
      change((current) => {
        const { leftAt, ...rest } = recordOf(current, server);
        return leftAt === undefined ? current : putServer(current, server, rest);
      }),
    async forgetLeft(before) {
      // Asked every day, and mostly there is none.
      if (listLeftBefore(read(), before).length === 0) return [];
      return await forget((current) => listLeftBefore(current, before));
    },
  };
}
