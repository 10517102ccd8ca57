import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { placeLog } from '../../src/store/names.ts';
import { openSpill } from '../../src/store/put-aside.ts';
import { useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();

it('what is spilled is read in parts, and leaves no file behind', async () => {
  const places = placeLog(makeFolder(), 'log');
  mkdirSync(places.segments, { recursive: true });
  const file = await openSpill({ disk: nodeDisk, places })([Buffer.from('first, '), Buffer.from('second')]);
  expect(Buffer.from(file.read(7, 13)).toString()).toBe('second');
  expect(Buffer.from(file.read(3, 9)).toString()).toBe('st, se');
  expect(readdirSync(places.segments)).toEqual([]);
});

it('a spill that cannot be written fails, and leaves nothing', async () => {
  const places = placeLog(makeFolder(), 'log');
  await expect(openSpill({ disk: nodeDisk, places })([Buffer.from('text')])).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(path.dirname(path.dirname(places.folder)))).toEqual([]);
});
