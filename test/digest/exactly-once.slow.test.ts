import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditBooks, countLogs } from '../../src/digest/audit.ts';
import { resumeSubscription } from '../../src/digest/subscriptions.ts';
import type { DigestState } from '../../src/model/digest-state.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { type FakeChannels, type Fault, makeFakeChannels } from '../support/fake-channels.ts';
import { type FakeRecord, makeFakeLog, makeSubscription } from '../support/fake-log.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';
import { startProcess, type World } from '../support/mortal-process.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 2, 27, 8);

const fault = fc.constantFrom<Fault | undefined>(
  undefined,
  undefined,
  undefined,
  { when: 'before', failure: { kind: 'again', reason: 'the socket broke' } },
  { when: 'after', failure: { kind: 'again', reason: 'the socket broke' } },
  { when: 'before', failure: { kind: 'again', reason: 'too many requests', afterMilliseconds: 5000 } },
  { when: 'before', failure: { kind: 'stopped', reason: 'it may not write there' } },
);
const record = fc.record({
  date: fc.constantFrom('2007-01-01', '2007-01-02', '2007-01-05', '2007-02-11', '2007-03-30'),
  subsystem: fc.constantFrom('nfs', 'cifs', 'mm'),
});
const step = fc.record({
  arrivals: fc.array(record, { maxLength: 6 }),
  /** How far the clock goes: mostly on, sometimes back. */
  later: fc.constantFrom(minute, 10 * minute, hour, 9 * hour, day, 3 * day, -hour, -3 * day),
  faults: fc.array(fault, { maxLength: 12 }),
  diesAt: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }),
  restarts: fc.boolean(),
});
const wish = fc.record({
  subsystems: fc.subarray(['nfs', 'cifs']),
  schedule: fc.constantFrom('hourly', 'daily at 9:00', 'weekdays at 2:30', 'weekly on friday', '0 9 1,15 * *'),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe'),
  channel: fc.constantFrom('c1', 'c2'),
  whenEmpty: fc.constantFrom('silent' as const, 'say' as const),
  replays: fc.option(fc.constantFrom('day' as const, 'week' as const, 'month' as const), { nil: undefined }),
});

/** The numbers of the records that a subscription's messages tell of, in order. */
function listTold(channels: FakeChannels, id: string): number[] {
  const own = channels.posted.filter(({ text }) => text.includes(`#${id}-`));
  return own.flatMap(({ text }) => [...text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
}

/** The messages of a subscription by their marks: a number of the post, and a part. */
function listMarks(channels: FakeChannels, id: string): [number, number][] {
  return channels.posted.flatMap(({ text }) => {
    const [, post, part] = new RegExp(`#${id}-(\\d+)\\.(\\d+)$`).exec(text) ?? [];
    return post === undefined ? [] : [[Number(post), Number(part)] as [number, number]];
  });
}

function resumeAll(state: DigestState, now: number): DigestState {
  return [...state.subscriptions.keys()].reduce((current, id) => resumeSubscription(current, id, now), state);
}

test('every record is told exactly once and the books balance, whatever fails, dies and jumps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 12 }),
      fc.array(wish, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (past, wishes, steps) => {
        const records: FakeRecord[] = [...past];
        const subscriptions = wishes.map(
          ({ subsystems, replays, ...rest }, index): Subscription =>
            makeSubscription({
              ...rest,
              id: `s0${index}`,
              watch: { subsystems },
              settled: start,
              began: past.length,
              next: past.length,
              ...(replays && {
                replay: { pace: replays, next: '2007-01-02' },
                replayed: '2007-01-02',
                past: past.filter(({ date }) => date >= '2007-01-02').length,
              }),
            }),
        );
        const disk = makeMemoryDigests(subscriptions);
        const channels = makeFakeChannels();
        const world: World = { now: start, channels, log: () => makeFakeLog(records), each: 2 };
        const checkBooks = async (state: DigestState): Promise<void> => {
          for (const { problems } of auditBooks(state, await countLogs(state, async () => world.log()))) {
            expect(problems).toEqual([]);
          }
        };

        let process = startProcess(world, disk);
        for (const { arrivals, later, faults, diesAt, restarts } of steps) {
          records.push(...arrivals);
          world.now += later;
          const plan = [...faults];
          channels.judge = () => plan.shift();
          if (restarts || diesAt !== undefined) process = startProcess(world, process.store, diesAt);
          const report = await process.run();
          if (report === undefined) process = startProcess(world, process.store);
          await checkBooks(process.store.read());
          if (restarts) await process.store.update((state) => resumeAll(state, world.now));
        }

        // In peace all comes to its end.
        channels.judge = () => undefined;
        world.now = Math.max(world.now, start) + 4 * day;
        process = startProcess(world, process.store);
        for (let round = 0; round < 40; round += 1) {
          await process.store.update((state) => resumeAll(state, world.now));
          world.now += 16 * day;
          expect(await process.run()).toMatchObject({ waiting: 0, troubles: [], stopped: [] });
        }
        const { subscriptions: last, deliveries } = process.store.read();
        expect(deliveries.size).toBe(0);
        await checkBooks(process.store.read());
        for (const { id, watch, began, replayed, posted, failed } of last.values()) {
          const wanted = records.flatMap(({ date, subsystem }, number) => {
            const isMeant = number >= began || (replayed !== undefined && date >= replayed);
            return isMeant && (watch.subsystems.length === 0 || watch.subsystems.includes(subsystem)) ? [number] : [];
          });
          const told = listTold(channels, id);
          expect([...told].sort((one, other) => one - other)).toEqual(wanted);
          expect([posted, failed]).toEqual([wanted.length, 0]);
          const marks = listMarks(channels, id);
          // In order, each part once.
          expect(marks).toEqual([...marks].sort((one, other) => one[0] - other[0] || one[1] - other[1]));
          expect(new Set(marks.map(String)).size).toBe(marks.length);
        }
      },
    ),
    { numRuns: 80 },
  );
});
