import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PackedCommits } from '../../src/ingest/pack-commits.ts';
import { shareSegments } from '../../src/ingest/share-segments.ts';

const packed: PackedCommits = { bytes: new Uint8Array(), records: 512, days: [], problems: [] };
const count = 3;
const longest = 8;

/** Threads that do what they were asked for when they are told to, each in the order in which it was asked. */
function makeThreads(failsAt = -1) {
  const queues: (() => void)[][] = Array.from({ length: count }, () => []);
  /** The segments of each stretch, by the thread that had it. */
  const stretches: { thread: number; segments: number[] }[] = [];
  const open = new Map<number, number[]>();
  const longestQueues: number[] = [];
  return {
    stretches,
    longestQueues,
    threads: {
      pack(thread: number, segment: number): Promise<PackedCommits> {
        open.set(thread, [...(open.get(thread) ?? []), segment]);
        return new Promise((resolve, reject) => {
          queues[thread]?.push(() => (segment === failsAt ? reject(new Error('broken')) : resolve(packed)));
          longestQueues.push(queues[thread]?.length ?? 0);
        });
      },
      end(thread: number, stretch: number): Promise<void> {
        expect(stretch).toBe(stretches.length);
        stretches.push({ thread, segments: open.get(thread) ?? [] });
        open.delete(thread);
        return new Promise((resolve) => queues[thread]?.push(resolve));
      },
    },
    /** Has a thread do its next piece of work; false where it has none. */
    work: (thread: number): boolean => {
      const next = queues[thread]?.shift();
      next?.();
      return next !== undefined;
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function shareAll(segments: number, turns: readonly number[], failsAt?: number) {
  const made = makeThreads(failsAt);
  const shares = shareSegments(made.threads, count, longest);
  const packing = Array.from({ length: segments }, () => shares.pack(Buffer.alloc(0)));
  const results = Promise.allSettled(packing);
  let isEnded = false;
  const ending = shares.end().then(() => {
    isEnded = true;
  });
  const workOne = (turn: number): boolean => {
    const thread = turns.length === 0 ? turn % count : (turns[turn % turns.length] ?? 0);
    return [0, 1, 2].some((more) => made.work((thread + more) % count));
  };
  for (let turn = 0, wasEnded = false; workOne(turn); turn += 1) {
    expect(wasEnded).toBe(false);
    await settle();
    wasEnded = isEnded;
  }
  await ending;
  return { ...made, results: await results };
}

it('each segment is in one stretch, in order, whichever thread is done first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 70 }),
      fc.array(fc.nat({ max: count - 1 }), { maxLength: 12 }),
      async (segments, turns) => {
        const { stretches, results } = await shareAll(segments, turns);
        const all = Array.from({ length: segments }, (_, segment) => segment);
        expect(stretches.flatMap((stretch) => stretch.segments)).toEqual(all);
        expect(stretches.every(({ segments: { length } }) => length > 0 && length <= longest)).toBe(true);
        expect(results.every(({ status }) => status === 'fulfilled')).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

it('the last stretches are shorter, so that all threads are done at about the same time', async () => {
  const { stretches } = await shareAll(60, []);
  const sizes = stretches.map(({ segments }) => segments.length);
  expect(sizes.slice(0, 3)).toEqual([8, 8, 8]);
  expect(sizes.slice(-3)).toEqual([1, 1, 1]);
  const shares = [0, 1, 2].map((thread) =>
    stretches.reduce((sum, each) => sum + (each.thread === thread ? each.segments.length : 0), 0),
  );
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2);
});

it('a thread has no more to do than one stretch and the end of another', async () => {
  const { longestQueues } = await shareAll(60, []);
  expect(Math.max(...longestQueues)).toBeLessThanOrEqual(longest + 4);
});

it('a segment that cannot be packed is told of, and the others are packed', async () => {
  const { results } = await shareAll(20, [], 5);
  expect(results.map(({ status }) => status).indexOf('rejected')).toBe(5);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
