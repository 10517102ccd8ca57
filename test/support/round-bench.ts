import { makeRounds, type Rounds } from '../../src/digest/round.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { type FakeChannels, type Fault, makeFakeChannels } from './fake-channels.ts';
import { type FakeRecord, makeFakeLog, makeFakeRender } from './fake-log.ts';
import { type MemoryDigests, makeMemoryDigests } from './memory-digests.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const noon = Date.UTC(2026, 0, 1, 12);
export const nine = noon + 21 * hour;

export const broken: Fault = { when: 'before', failure: { kind: 'again', reason: 'the socket broke' } };
export const forbidden: Fault = { when: 'before', failure: { kind: 'stopped', reason: 'it may not write there' } };
export const limited: Fault = {
  when: 'before',
  failure: { kind: 'again', reason: 'too many', afterMilliseconds: 5000 },
};

export interface Bench {
  now: number;
  records: FakeRecord[];
  channels: FakeChannels;
  store: MemoryDigests;
  each: number;
  rounds: Rounds;
  /** Opens what is on the disk as a new process would. */
  restart(): void;
  texts(): string[];
  one(id?: string): Subscription | undefined;
}

export function makeBench(subscriptions: Subscription[], count = 3): Bench {
  const channels = makeFakeChannels();
  const start = (): Rounds =>
    makeRounds({
      store: bench.store,
      channels,
      openLog: async ({ log }) => {
        if (log === 'gone') throw new UserError('The log "gone" is not stored: stored are "kernel".', 'not-found');
        if (log === 'torn') throw new UserError('The log "torn" is damaged.', 'damaged');
        return makeFakeLog(bench.records);
      },
      render: (digest, subscription, mark) => makeFakeRender(bench.each)(digest, subscription, mark),
      now: () => bench.now,
    });
  const bench: Bench = {
    now: nine,
    records: Array.from({ length: count }, (_, index) => ({ date: `2007-01-0${index + 1}`, subsystem: 'nfs' })),
    channels,
    store: makeMemoryDigests(subscriptions),
    each: 10,
    rounds: undefined as never,
    restart() {
      bench.store = bench.store.reopen();
      bench.rounds = start();
    },
    texts: () => channels.posted.map(({ text }) => text),
    one: (id = 'a3f') => bench.store.read().subscriptions.get(id),
  };
  bench.rounds = start();
  return bench;
}
