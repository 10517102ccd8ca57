import { expect, it } from 'vitest';
import { openSourceStates } from '../../src/store/source-states.ts';
import { listLeft } from '../../src/wire/left-logs.ts';
import { useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();

it('logs that were brought in and are not named any more are told, and no others', async () => {
  const states = openSourceStates(makeFolder());
  const named = (...names: string[]) => ({ logs: names.map((name) => ({ name })) });
  expect(await listLeft(named('one'), states)).toEqual(new Set());
  const state = { of: 'https://example.org/a.git', tried: 1, succeeded: 1 };
  await states.write('one', state);
  await states.write('other', state);
  expect(await listLeft(named('one', 'never-read'), states)).toEqual(new Set(['other']));
  expect(await listLeft(named(), states)).toEqual(new Set(['one', 'other']));
  const lock = await states.lock('other', 'a refresh');
  expect(await listLeft(named('one'), states)).toEqual(new Set(['other']));
  await lock.release();
});
