import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { rememberStates } from '../../src/refresh/remember-states.ts';
import { openSourceStates } from '../../src/store/source-states.ts';
import { useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();
const failing = (since: number) => ({ since, reason: 'the disk is full', tries: 1, next: since + 60_000 });

/** States on a disk that takes nothing while it is full. */
function makeStates() {
  const stored = openSourceStates(makeFolder());
  const disk = { isFull: true };
  const states = rememberStates({
    ...stored,
    write: async (name, state) => {
      if (disk.isFull) throw new UserError('The disk is full.', 'storage');
      await stored.write(name, state);
    },
  });
  return { stored, disk, states };
}

describe('states of sources', () => {
  it('that cannot be written are remembered, until something newer is written', async () => {
    const { stored, disk, states } = makeStates();
    await states.write('notes', { of: 'x', tried: 1000, failing: failing(1000) });
    expect(await states.read('notes')).toMatchObject({ tried: 1000, failing: { since: 1000 } });
    // Another process had room for its own.
    await stored.write('notes', { of: 'x', tried: 2000 });
    expect(await states.read('notes')).toEqual({ of: 'x', tried: 2000 });
    await states.write('notes', { of: 'x', tried: 3000, failing: failing(3000) });
    disk.isFull = false;
    await states.write('notes', { of: 'x', tried: 3500 });
    expect(await states.read('notes')).toEqual({ of: 'x', tried: 3500 });
    expect(await states.read('others')).toBeUndefined();
  });

  it('hide no error that nobody planned for', async () => {
    const folder = makeFolder();
    const states = rememberStates({
      ...openSourceStates(folder),
      write: () => Promise.reject(new TypeError('x is not a function')),
    });
    await expect(states.write('notes', { of: 'x', tried: 1 })).rejects.toThrow(TypeError);
  });
});
