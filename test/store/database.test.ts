import type { Adapter } from 'lowdb';
import { expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { openDatabase } from '../../src/store/database.ts';

/** An adapter that keeps numbers in memory, takes its time, and refuses what is negative. */
function makeAdapter(stored: number[] | null): Adapter<number[]> & { written: number[][] } {
  const written: number[][] = [];
  return {
    written,
    read: async () => stored,
    async write(data) {
      await new Promise((resolve) => setTimeout(resolve, 10 - data.length));
      if (data.some((number) => number < 0)) throw new Error('refused');
      written.push(data);
    },
  };
}

test('changes are made one after another, and one that fails leaves memory as the disk is', async () => {
  const adapter = makeAdapter([1]);
  const database = openDatabase<number[]>(adapter, []);
  await database.read();
  const changes = [2, -3, 4].map((number) => database.update((numbers) => [...numbers, number]));
  expect(database.data).toEqual([1]);
  const results = await Promise.allSettled(changes);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(database.data).toEqual([1, 2, 4]);
  expect(adapter.written).toEqual([
    [1, 2],
    [1, 2, 4],
  ]);
});

test('changes that are asked for during a write go to the disk together', async () => {
  const adapter = makeAdapter([]);
  const database = openDatabase<number[]>(adapter, []);
  await database.read();
  const first = database.update((numbers) => [...numbers, 0]);
  await new Promise((resolve) => setImmediate(resolve));
  const changes = Array.from({ length: 1000 }, (_, number) =>
    database.update((numbers) => {
      if (number === 7) throw new Error('no seven');
      return [...numbers, number];
    }),
  );
  expect(await first).toEqual([0]);
  const results = await Promise.allSettled(changes);
  expect(results.flatMap(({ status }, number) => (status === 'rejected' ? [number] : []))).toEqual([7]);
  expect(database.data).toHaveLength(1000);
  expect(adapter.written).toHaveLength(3);
});

test('a disk in trouble is tried once for all that wait', async () => {
  let tries = 0;
  const full: Adapter<number[]> = {
    read: async () => [],
    async write() {
      tries += 1;
      throw new UserError('The disk is full.', 'storage');
    },
  };
  const database = openDatabase<number[]>(full, []);
  await database.read();
  const changes = [1, 2, 3].map((number) => database.update((numbers) => [...numbers, number]));
  expect((await Promise.allSettled(changes)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  expect([tries, database.data]).toEqual([1, []]);
});

test('a change that gives the same data back writes nothing', async () => {
  const adapter = makeAdapter([1]);
  const database = openDatabase<number[]>(adapter, []);
  await database.read();
  expect(await database.update((numbers) => numbers)).toEqual([1]);
  expect(adapter.written).toEqual([]);
});

test('a file that does not exist gives a copy of the empty data', async () => {
  const empty: number[] = [];
  const database = openDatabase(makeAdapter(null), empty);
  await database.read();
  expect(database.data).toEqual([]);
  expect(database.data).not.toBe(empty);
});
