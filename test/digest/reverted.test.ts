import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import { findReverted } from '../../src/answer/digest-reverted.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import type { DigestLog } from '../../src/digest/ports.ts';
import { previewDigest } from '../../src/digest/preview.ts';
import { makeRounds } from '../../src/digest/round.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { makeMark } from '../../src/model/mark.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';

const day = 86_400_000;
const start = Date.UTC(2020, 0, 1, 12);

const undo = (place: number, of: number): ParsedEntry =>
  makeCommit(place, `Revert "change ${of}"`, { body: `This reverts commit ${hashOf(of)}.`, author: { name: 'Bob' } });

const logs = new Map<string, Promise<LogReader>>();
const openLog = (entries: readonly ParsedEntry[]): Promise<LogReader> => {
  const key = entries.map(({ subject, body, author, date }) => `${subject}${body}${author.name}${date}`).join('\n');
  const known = logs.get(key) ?? makeRecordsLog(entries.map((entry) => ({ kind: 'entry', key: entry.id, entry })));
  logs.set(key, known);
  return known;
};

async function openDigests(entries: readonly ParsedEntry[]): Promise<DigestLog> {
  const log = await openLog(entries);
  return {
    records: log.records,
    daysBelow: (number) => log.daysBelow(number),
    compose: (watch, stretch, options) => composeDigest(log, watch, stretch, options),
    findReverted: (watch, stretch, findPosted) => findReverted(log, watch, stretch, findPosted),
  };
}

/** A channel with one subscription, whose log may grow between its daily rounds, and whose process may be killed. */
function makeChannel(changes: Partial<Subscription> = {}) {
  const channels = makeFakeChannels();
  const subscription = makeSubscription({ settled: start, made: start, ...changes });
  let isDying = false;
  const judge = (when: 'before' | 'after'): void => {
    if (!isDying || when === 'before') return;
    isDying = false;
    throw new Error('killed');
  };
  let store = makeMemoryDigests([subscription], judge);
  let now = start;
  const one = (): Subscription => store.read().subscriptions.get(subscription.id) ?? subscription;
  const rounds = (entries: readonly ParsedEntry[]) =>
    makeRounds({
      store,
      channels,
      openLog: () => openDigests(entries),
      render: ({ reverted = [], count }, _, mark) => [
        [
          `${count} changes`,
          ...reverted.map(({ headline, posted, by }) => `${headline} (${posted.day}) by ${by.author}`),
          makeMark(mark, 0),
        ].join('; '),
      ],
      now: () => now,
    });
  return {
    texts: () => channels.posted.map(({ text }) => text.split('; ').slice(0, -1).join('; ')),
    one,
    preview: async (entries: readonly ParsedEntry[]) => previewDigest(one(), await openDigests(entries), now),
    /** Lets a day pass, and runs the round of the next one; a killed process is begun anew. */
    async next(entries: readonly ParsedEntry[], isKilled = false): Promise<void> {
      now += day;
      isDying = isKilled;
      try {
        await rounds(entries).run();
      } catch {
        isDying = false;
      }
      store = store.reopen();
      await rounds(entries).run();
    },
  };
}

const changes = (count: number): ParsedEntry[] =>
  Array.from({ length: count }, (_, place) => makeCommit(place, `change ${place}`));

describe('a change that was posted and is taken back later', () => {
  it('is told by the next post of that channel, once, with the day on which it was posted', async () => {
    const channel = makeChannel();
    const history = changes(2);
    await channel.next(history);
    history.push(undo(2, 0));
    await channel.next(history);
    history.push(makeCommit(3, 'change 3'));
    await channel.next(history);
    expect(channel.texts()).toEqual(['2 changes', '1 changes; change 0 (2020-01-02) by Bob', '1 changes']);
  });

  it('is told although what takes it back does not fit what is watched; what was never posted is not', async () => {
    const channel = makeChannel({ watch: { subsystems: [], person: 'Ada' } });
    const byCleo = makeCommit(1, 'change 1', { author: { name: 'Cleo' } });
    const history = [makeCommit(0, 'change 0'), byCleo];
    await channel.next(history);
    history.push(undo(2, 0), undo(3, 1));
    await channel.next(history);
    expect(channel.texts()).toEqual(['1 changes', '0 changes; change 0 (2020-01-02) by Bob']);
    await channel.next(history);
    expect(channel.texts()).toHaveLength(2);
  });

  it('is not told where it was before the subscription began, or was posted in vain', async () => {
    const channel = makeChannel({ began: 1, next: 1 });
    const history = [...changes(2), undo(2, 0)];
    await channel.next(history);
    expect(channel.texts()).toEqual(['2 changes']);
    const failed = { at: start, from: 0, to: 1, posted: 1, leftOut: 0, messages: [], failed: 'too long' };
    const other = makeChannel({ next: 1, posts: 1, recent: [failed] });
    await other.next([...changes(1), undo(1, 0)]);
    expect(other.texts()).toEqual(['1 changes']);
  });

  it('is told by a replay too, by the days', async () => {
    const history = Array.from({ length: 6 }, (_, place) =>
      place === 4
        ? { ...undo(4, 0), date: '2020-01-05' }
        : makeCommit(place, `change ${place}`, { date: `2020-01-0${place + 1}` }),
    );
    const channel = makeChannel({
      began: 6,
      next: 6,
      past: 6,
      replayed: '2020-01-01',
      replay: { pace: 'day', next: '2020-01-01' },
    });
    for (let round = 0; round < 9; round += 1) await channel.next(history);
    const told = channel.texts().filter((text) => text.includes('('));
    expect(told).toEqual(['1 changes; change 0 (2020-01-02) by Bob']);
    expect(channel.texts()).toHaveLength(6);
  });

  it('is in the preview as in the post', async () => {
    const channel = makeChannel();
    const history = changes(2);
    await channel.next(history);
    history.push(undo(2, 0));
    const preview = await channel.preview(history);
    expect(preview?.digest.reverted?.map(({ headline, posted }) => [headline, posted.day])).toEqual([
      ['change 0', '2020-01-02'],
    ]);
  });

  it('is told exactly once each time, in any history, however often the process is killed', async () => {
    const grow = fc.record({
      kinds: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
      isKilled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(grow, { minLength: 2, maxLength: 6 }), async (rounds) => {
        const channel = makeChannel();
        const history: ParsedEntry[] = [];
        /** Whether each change is there, and was when the last post was made. */
        const isThere = new Map<number, boolean>();
        const expected: string[] = [];
        let posted = 0;
        for (const { kinds, isKilled } of rounds) {
          const before = new Map(isThere);
          for (const back of kinds) {
            const place = history.length;
            const of = place - back;
            const isRevert = back > 0 && isThere.has(of);
            history.push(isRevert ? undo(place, of) : makeCommit(place, `change ${place}`));
            if (isRevert) isThere.set(of, false);
            else isThere.set(place, true);
          }
          for (const [place, there] of isThere) if (before.get(place) && !there) expected.push(`change ${place}`);
          posted = history.length;
          await channel.next(history, isKilled);
        }
        const told = channel.texts().flatMap((text) =>
          text
            .split('; ')
            .slice(1)
            .map((one) => one.replace(/ \(.*/, '')),
        );
        expect(told.sort()).toEqual(expected.sort());
        expect(channel.one().next).toBe(posted);
      }),
      { numRuns: 25 },
    );
  });
});
