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

  it('fail since the first failure, also where the disk has room for a later one that another process notes', async () => {
    const { stored, disk, states } = makeStates();
    await stored.write('notes', { of: 'x', tried: 500, succeeded: 500 });
    await states.write('notes', { of: 'x', tried: 1000, succeeded: 500, failing: failing(1000) });
    // That process knows only what is on the disk.
    await stored.write('notes', { of: 'x', tried: 2000, succeeded: 500, failing: failing(2000) });
    expect(await states.read('notes')).toMatchObject({ tried: 2000, failing: { since: 1000, next: 62_000 } });
    await stored.write('notes', { of: 'x', tried: 3000, succeeded: 500, failing: { ...failing(2000), tries: 2 } });
    expect(await states.read('notes')).toMatchObject({ tried: 3000, failing: { since: 1000, tries: 2 } });
    disk.isFull = false;
    await states.write('notes', { of: 'x', tried: 3500, succeeded: 500, failing: failing(1000) });
    expect(await states.read('notes')).toMatchObject({ failing: { since: 1000 } });
  });

  it.each([
    ['it was read', { of: 'x', tried: 3000, succeeded: 2000, failing: failing(3000) }],
    ['it got another address', { of: 'y', tried: 3000, failing: failing(3000) }],
  ])('fail anew once %s in between', async (_, later) => {
    const { stored, states } = makeStates();
    await states.write('notes', { of: 'x', tried: 1000, failing: failing(1000) });
    await stored.write('notes', later);
    expect(await states.read('notes')).toEqual(later);
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
