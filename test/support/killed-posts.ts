import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beginSubscription } from '../../src/digest/begin.ts';
import { putSubscription } from '../../src/digest/subscriptions.ts';
import type { DigestState } from '../../src/model/digest-state.ts';
import { showsMark } from '../../src/model/mark.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { openState, readState } from '../../src/store/state.ts';
import { openStore } from '../../src/store/store.ts';
import { type StandIn, startDiscord } from './discord/stand-in.ts';
import type { RequestRecord } from './discord/world.ts';
import { importInto } from './import-into.ts';
import { type MadeCommit, makeHistory, printHistory } from './made-history.ts';
import { packageRoot } from './run-annalist.ts';

const program = path.join(packageRoot, 'dist/src/main.js');
const server = '1100000000000000001';

/** When a process is killed. */
export type KillAt =
  /** So many milliseconds after it was started. */
  | { after: number }
  /** So many milliseconds after the service heard the request of that number to post, or to look for a post. */
  | { request: 'POST' | 'GET'; number: number; after: number };

/** How a process ended: killed or by itself, and what it left. */
export interface Died {
  killed: boolean;
  /** A message that was written down to be sent is in its channel, and is not recorded as sent. */
  betweenIntentAndRecord: boolean;
  /** Messages wait to be sent, or to be recorded. */
  isUnderWay: boolean;
  /** What it wrote on standard error. */
  notices: string;
}

/** A stored log with subscriptions, and a service of its own that forgets nonces at once. */
export interface KillWorld {
  discord: StandIn;
  channels: readonly string[];
  subscriptions: readonly Subscription[];
  /** All commits that were imported. */
  commits: readonly MadeCommit[];
  now: number;
  /** Imports so many commits more. */
  grow(count: number): Promise<void>;
  /** Runs `annalist post` or `annalist start`, and kills it. */
  run(verb: 'post' | 'start', kill?: KillAt): Promise<Died>;
  state(): Promise<DigestState>;
  close(): Promise<void>;
}

type Chosen = Pick<Subscription, 'id' | 'schedule' | 'zone' | 'watch' | 'whenEmpty'> & {
  channel: number;
  replays?: boolean;
};

const chosen: readonly Chosen[] = [
  { id: 'all', channel: 0, schedule: 'hourly', zone: 'UTC', watch: { subsystems: [] }, whenEmpty: 'silent' },
  {
    id: 'nfs',
    channel: 0,
    schedule: 'every 6 hours',
    zone: 'Europe/Berlin',
    watch: { subsystems: ['nfs'] },
    whenEmpty: 'silent',
  },
  {
    id: 'say',
    channel: 1,
    schedule: 'daily at 2:30',
    zone: 'Europe/Berlin',
    watch: { subsystems: ['cifs', 'jffs2'] },
    whenEmpty: 'say',
  },
  {
    id: 'old',
    channel: 2,
    schedule: 'hourly',
    zone: 'Australia/Lord_Howe',
    watch: { subsystems: [] },
    whenEmpty: 'silent',
    replays: true,
  },
];

/** Makes such a world with a log of `past` commits. */
export async function makeKillWorld(folder: string, past: number, start: number): Promise<KillWorld> {
  const channels = ['1200000000000000001', '1200000000000000002', '1200000000000000003'];
  const discord = await startDiscord({
    guilds: [{ id: server, name: 'Kernel', channels: channels.map((id, index) => ({ id, name: `c${index}` })) }],
    nonceLife: -1,
    routeLimits: false,
    globalLimit: Number.POSITIVE_INFINITY,
  });
  const store = openStore(folder);
  let commits = makeHistory(0, past);
  const bring = () => importInto(store, { text: printHistory(commits) }, { log: 'made' });
  await bring();
  const state = await openState(folder);
  const subscriptions: Subscription[] = [];
  for (const { replays, channel, ...rest } of chosen) {
    const wish = {
      ...rest,
      server,
      channel: channels[channel] ?? '',
      maker: '1',
      log: 'made',
      style: 'line' as const,
      ...(replays && { replay: { since: '2007-02-28', pace: 'day' as const } }),
    };
    const log = await describeLog(store, past);
    subscriptions.push(await beginSubscription(wish, log, { id: rest.id, now: start }));
  }
  await state.digests.update((current) => subscriptions.reduce(putSubscription, current));
  await state.close();
  const clockFile = path.join(folder, 'clock');
  const world: KillWorld = {
    discord,
    channels,
    subscriptions,
    get commits() {
      return commits;
    },
    now: start,
    async grow(count) {
      commits = makeHistory(0, commits.length + count);
      if (count > 0) await bring();
    },
    async run(verb, kill) {
      const instant = new Date(world.now).toISOString();
      writeFileSync(clockFile, `${instant}\n`);
      const args = verb === 'post' ? ['post', '--now', instant] : ['start'];
      const child = spawn(process.execPath, [program, ...args, '--data', folder], {
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          DISCORD_TOKEN: discord.token,
          DISCORD_API: discord.api,
          ...(verb === 'start' && { ANNALIST_CLOCK: clockFile }),
        },
      });
      const exit = once(child, 'exit');
      const notices = text(child.stderr);
      const stop = planKill(discord, kill, () => child.kill('SIGKILL'));
      await exit;
      stop();
      const left = [...(await readState(folder)).deliveries.values()].flatMap(({ messages }) =>
        messages.filter(({ id }) => id === undefined),
      );
      const posted = [...discord.world.messages.values()].flatMap(({ embeds }) => embeds[0]?.footer?.text ?? []);
      return {
        killed: child.signalCode === 'SIGKILL',
        betweenIntentAndRecord: left.some(({ mark }) => posted.some((footer) => showsMark(footer, mark))),
        isUnderWay: left.length > 0,
        notices: await notices,
      };
    },
    state: () => readState(folder),
    close: () => discord.close(),
  };
  return world;
}

/** Kills when the time has come; gives what calls it off. */
function planKill(discord: StandIn, kill: KillAt | undefined, strike: () => void): () => void {
  if (kill === undefined) return () => undefined;
  const timers: NodeJS.Timeout[] = [];
  const later = (milliseconds: number): void => {
    if (milliseconds === 0) strike();
    else timers.push(setTimeout(strike, milliseconds));
  };
  let heard = 0;
  const listen = ({ method, route }: RequestRecord): void => {
    if (!('request' in kill) || method !== kill.request || route !== '/channels/:channel/messages') return;
    heard += 1;
    if (heard === kill.number) later(kill.after);
  };
  const { listeners } = discord.world;
  listeners.push(listen);
  // A process that never comes to that request is killed in the end: `start` ends by nothing else.
  const late = setTimeout(strike, 'request' in kill ? 6_000 : kill.after);
  return () => {
    for (const timer of [...timers, late]) clearTimeout(timer);
    listeners.splice(listeners.indexOf(listen), 1);
  };
}

async function describeLog(store: ReturnType<typeof openStore>, records: number) {
  const days = new Map<string, number>();
  for await (const batch of (await store.openLog('made')).records()) {
    for (const record of batch) {
      if (record.kind === 'entry') days.set(record.entry.date, (days.get(record.entry.date) ?? 0) + 1);
    }
  }
  const listed = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return { records, daysBelow: async () => listed.map(([date, count]) => ({ date, records: count })) };
}
