import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openState, type State } from '../../src/store/state.ts';
import { quickDisk } from './faulty-disk.ts';
import { makeFolder } from './store-fixtures.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 22, 9);

/** Everything that stands in the files of a folder. */
async function readAll(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

describe('what is forgotten', () => {
  test.each([
    ['at once', async (state: State) => expect(await state.settings.forget('111')).toBe(true)],
    [
      'long after the bot left',
      async (state: State) => {
        await state.noteLeft('111', start);
        expect(await state.forgetLeft(start + 31 * day)).toEqual(['111']);
      },
    ],
  ])('is in no file any more, the backup neither: %s', async (_when, forget) => {
    const folder = await makeFolder();
    const state = await openState(folder, { disk: quickDisk });
    await state.settings.write('222', { defaultLog: 'kept' });
    await state.settings.write('111', { defaultLog: 'confidential' });
    expect(await readAll(folder)).toContain('confidential');
    await forget(state);
    const after = await readAll(folder);
    expect(after).not.toMatch(/confidential|"111"/);
    expect(JSON.parse(await readFile(join(folder, 'state.json.bak'), 'utf8'))).toMatchObject({
      servers: { '222': { defaultLog: 'kept' } },
    });
    await state.close();
  });

  test('is in the backup neither where it was taken back before', async () => {
    const folder = await makeFolder();
    const state = await openState(folder, { disk: quickDisk });
    await state.settings.write('111', { defaultLog: 'confidential' });
    await state.settings.write('111', {});
    expect(await readAll(folder)).toContain('confidential');
    expect(await state.settings.forget('111')).toBe(false);
    expect(await readAll(folder)).not.toContain('confidential');
    await state.close();
  });

  test('is not written for where nothing was ever kept, and nobody left long ago', async () => {
    const folder = await makeFolder();
    const state = await openState(folder, { disk: quickDisk });
    expect(await state.forgetLeft(start)).toEqual([]);
    expect(await readdir(folder)).toEqual(['state.lock']);
    await state.close();
  });
});
