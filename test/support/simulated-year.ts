import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Channels } from '../../src/digest/ports.ts';
import { makeRounds } from '../../src/digest/round.ts';
import type { DigestState } from '../../src/model/digest-state.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { type FakeRecord, makeFakeLog, makeFakeRender, makeSubscription } from './fake-log.ts';

const day = 86_400_000;
const begin = Date.UTC(2026, 0, 1);

/** What a year of ticks came to. */
export interface SimulatedYear {
  ticks: number;
  posts: number;
  /** The heap's size in bytes after a tenth of the ticks, and after all. */
  early: number;
  late: number;
  /** The subscriptions, as they were at the end. */
  subscriptions: readonly Subscription[];
}

/** Runs a round at each of so many ticks of one year, with subscriptions of all schedules, in a process that goes on. */
export async function simulateYear(ticks: number): Promise<SimulatedYear> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const schedules = ['hourly', 'daily at 9:00', 'weekdays at 8:30', 'weekly on friday', 'monthly'];
  const subscriptions = schedules.map((schedule, index) =>
    makeSubscription({ id: `s${index}x`, schedule, settled: begin, channel: `c${index % 2}`, zone: 'Europe/Berlin' }),
  );
  let state: DigestState = {
    subscriptions: new Map(subscriptions.map((one) => [one.id, one])),
    deliveries: new Map(),
  };
  let posts = 0;
  const channels: Channels = {
    async send() {
      posts += 1;
      return { kind: 'sent', id: String(posts) };
    },
    find: async () => undefined,
    missingPermissions: async () => [],
    tell: async () => true,
    link: () => undefined,
  };
  let now = begin;
  // The log goes on for ever, and only its last records are there to be told: what is tested is what rounds keep.
  const kinds = ['nfs', 'cifs', 'mm'];
  const tail: FakeRecord[] = Array.from({ length: 50 }, (_, index) => ({
    date: '2026-01-01',
    subsystem: kinds[index % kinds.length] ?? 'mm',
  }));
  const log = makeFakeLog(tail);
  const rounds = makeRounds({
    store: {
      read: () => state,
      async update(change) {
        state = change(state);
        return state;
      },
    },
    channels,
    openLog: async () => ({
      records: Math.floor((now - begin) / 3_600_000),
      daysBelow: async () => [],
      findReverted: async () => [],
      compose: async (watch, stretch, options) => {
        const { from, to } = stretch.kind === 'numbers' ? stretch : { from: 0, to: 0 };
        const shown = { kind: 'numbers', from: 0, to: Math.min(50, to - from) } as const;
        const digest = await log.compose(watch, shown, options);
        return { ...digest, records: to - from, leftOut: 0 };
      },
    }),
    render: makeFakeRender(20),
    now: () => now,
  });
  const measure = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  let early = 0;
  for (let tick = 1; tick <= ticks; tick += 1) {
    now = begin + Math.round((tick * 365 * day) / ticks);
    await rounds.run();
    if (tick === Math.ceil(ticks / 10)) early = measure();
  }
  const late = measure();
  await rounds.close();
  return { ticks, posts, early, late, subscriptions: [...state.subscriptions.values()] };
}
