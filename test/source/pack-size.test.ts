import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasManyObjects } from '../../src/source/pack-size.ts';
import { useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();

describe('a repository', () => {
  it.each(['.git/objects/pack', 'objects/pack'])(
    'has many objects where the indexes in %s are large',
    async (place) => {
      const folder = makeFolder();
      mkdirSync(path.join(folder, place), { recursive: true });
      for (const name of ['one.pack', 'one.idx', 'two.idx']) {
        expect(await hasManyObjects(folder)).toBe(false);
        writeFileSync(path.join(folder, place, name), '');
        truncateSync(path.join(folder, place, name), 4 * 1024 * 1024);
      }
      expect(await hasManyObjects(folder)).toBe(true);
    },
  );

  it('is not known to have many where nothing can be looked at', async () => {
    expect(await hasManyObjects(path.join(makeFolder(), 'missing'))).toBe(false);
  });
});
