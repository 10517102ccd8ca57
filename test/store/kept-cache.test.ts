import { expect, it } from 'vitest';
import { makeKeptCache } from '../../src/store/kept-cache.ts';

const makeFile = (bytes: number) => async () => ({ bytes });

it('what is let go of is told, once each, also where it was not there yet', async () => {
  const dropped: string[] = [];
  const cache = makeKeptCache<{ bytes: number }>(
    2,
    ({ bytes }) => bytes,
    (name) => dropped.push(name),
  );
  await cache.get('a', makeFile(1));
  await cache.get('b', makeFile(1));
  await cache.get('a', makeFile(1));
  await cache.get('c', makeFile(1));
  expect(dropped).toEqual(['b']);
  const late = cache.get('d', makeFile(1));
  cache.drop('d');
  cache.drop('never');
  await late;
  expect(dropped).toEqual(['b', 'd']);
  expect(cache.peek('d')).toBeUndefined();
  expect(await cache.peek('a')).toEqual({ bytes: 1 });
});

it('what failed is asked for again', async () => {
  const cache = makeKeptCache<{ bytes: number }>(2, ({ bytes }) => bytes);
  await expect(cache.get('a', () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(await cache.get('a', makeFile(1))).toEqual({ bytes: 1 });
});

it('what is kept is made once, of as many as there is room for', async () => {
  const cache = makeKeptCache<string>(2, () => 1);
  const made: string[] = [];
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) {
    await cache.get(name, async () => {
      made.push(name);
      return name;
    });
  }
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
