import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/ingest/import-log.ts';
import { UserError } from '../../src/model/errors.ts';
import { noteCrash, type RefreshPorts, refreshLog, type SourcedLog } from '../../src/refresh/refresh-log.ts';
import type { OpenedAddress } from '../../src/source/open-address.ts';
import { openSourceStates } from '../../src/store/source-states.ts';
import { useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();
const signal = new AbortController().signal;
const log: SourcedLog = { name: 'notes', from: 'https://example.org/notes.md', refresh: 'hourly' };
const report = { log: 'notes', added: 3 } as unknown as ImportReport;

function makePorts(open: RefreshPorts['open'], isStored = true) {
  const clock = { now: Date.parse('2026-12-07T09:00:00Z') };
  const states = openSourceStates(makeFolder());
  const ports: RefreshPorts = {
    states,
    importSource: async () => report,
    findWants: async () => ({}),
    isStored: async () => isStored,
    resolvePath: (path) => `/conf/${path}`,
    now: () => clock.now,
    chance: () => 1,
    open,
  };
  return { ports, states, clock };
}

const text = { kind: 'text', what: 'x', location: 'x', suggestedName: 'x', chunks: async function* () {} } as const;
const opened = (etag: string): OpenedAddress => ({ source: text, known: { isGit: false, version: { etag } } });

describe('a refresh of one log', () => {
  it('brings in what is new, and asks the next time for what is newer', async () => {
    const asked: unknown[] = [];
    const { ports, states } = makePorts(async (request) => {
      asked.push(request.known);
      return asked.length === 1 ? opened('"1"') : { known: { isGit: false, version: { etag: '"1"' } } };
    });
    expect(await refreshLog(log, ports, signal)).toEqual({ log: 'notes', outcome: 'refreshed', report });
    expect(await refreshLog(log, ports, signal)).toEqual({ log: 'notes', outcome: 'unchanged' });
    expect(asked).toEqual([undefined, { isGit: false, version: { etag: '"1"' } }]);
    expect((await states.read('notes'))?.failing).toBeUndefined();
    // The lock is free again.
    expect(readdirSync(states.folder)).toEqual(['notes.json']);
  });

  it.each([{ rules: { prefixes: { doc: 'docs' } } }, { format: 'news' as const }])(
    'reads all again where the log is to be read otherwise: %j',
    async (other) => {
      const asked: unknown[] = [];
      const { ports } = makePorts(async (request) => {
        asked.push(request.known);
        return opened('"1"');
      });
      await refreshLog(log, ports, signal);
      await refreshLog({ ...log, ...other }, ports, signal);
      expect(asked).toEqual([undefined, undefined]);
    },
  );

  it('of a log that is not stored reads all, whatever is known of the source', async () => {
    const asked: unknown[] = [];
    const { ports } = makePorts(async (request) => {
      asked.push(request.known);
      return opened('"1"');
    }, false);
    await refreshLog(log, ports, signal);
    await refreshLog(log, ports, signal);
    expect(asked).toEqual([{ isGit: undefined }, { isGit: false }]);
  });

  it('that fails says since when, why and until when, also after a restart, and a success forgets it', async () => {
    let isBroken = true;
    const { ports, states, clock } = makePorts(async () => {
      if (isBroken) throw new UserError('https://me:secret@example.org gives no answer.');
      return opened('"2"');
    });
    const first = await refreshLog(log, ports, signal);
    clock.now += 60_000;
    const second = await refreshLog(log, { ...ports, states: { ...states } }, signal);
    expect(first).toEqual({
      log: 'notes',
      outcome: 'failed',
      reason: 'https://example.org gives no answer',
      since: '2026-12-07T09:00:00.000Z',
      next: '2026-12-07T09:01:00.000Z',
    });
    expect(second).toMatchObject({ since: '2026-12-07T09:00:00.000Z', next: '2026-12-07T09:03:00.000Z' });
    isBroken = false;
    await refreshLog(log, ports, signal);
    expect(await states.read('notes')).not.toHaveProperty('failing');
  });

  it('by hand alone that fails does not say that it is tried again', async () => {
    const { ports } = makePorts(async () => {
      throw new UserError('Nothing answers.');
    });
    const failed = await refreshLog({ name: 'notes', from: 'https://example.org/notes.md' }, ports, signal);
    expect(failed).toMatchObject({ outcome: 'failed', reason: 'Nothing answers' });
    expect(failed).not.toHaveProperty('next');
  });

  it('that ends in an error that nobody planned for is noted, and thrown', async () => {
    const { ports, states } = makePorts(async () => {
      throw new TypeError('x is not a function');
    });
    await expect(refreshLog(log, ports, signal)).rejects.toThrow(TypeError);
    expect((await states.read('notes'))?.failing?.reason).toContain(
      'an error that was not expected (x is not a function)',
    );
  });

  it('whose clone cannot be read has it mended', async () => {
    const broken = new UserError('git failed: packfile x does not match index');
    const told: unknown[] = [];
    const mend = async (error: unknown): Promise<void> => void told.push(error);
    const { ports } = makePorts(async () => ({ ...opened('"1"'), mend }));
    const unread = { ...ports, importSource: () => Promise.reject(broken) };
    expect(await refreshLog(log, unread, signal)).toMatchObject({ outcome: 'failed' });
    expect(told).toEqual([broken]);
  });

  it('that finds no room for its lock, or for what it notes, fails as others do', async () => {
    const { ports, states } = makePorts(async () => opened('"1"'));
    const full = async () => {
      throw new UserError('The disk is full.', 'storage');
    };
    const failed = { log: 'notes', outcome: 'failed', reason: 'The disk is full', since: '2026-12-07T09:00:00.000Z' };
    const locked = { ...ports, states: { ...states, lock: full } };
    expect(await refreshLog(log, locked, signal)).toMatchObject(failed);
    expect(await states.read('notes')).toMatchObject({ failing: { reason: 'The disk is full' } });
    const unwritten = { ...ports, states: { ...states, write: full } };
    expect(await refreshLog(log, unwritten, signal)).toMatchObject(failed);
    expect(readdirSync(states.folder)).toEqual(['notes.json']);
  });

  it('that is stopped leaves no mark of a failure', async () => {
    const stopping = new AbortController();
    const { ports, states } = makePorts(async () => {
      stopping.abort();
      throw new UserError('cut off');
    });
    await expect(refreshLog(log, ports, stopping.signal)).rejects.toThrow();
    expect(await states.read('notes')).toBeUndefined();
  });

  it('gives way to one that is under way', async () => {
    const { ports, states } = makePorts(async () => opened('"1"'));
    const lock = await states.lock('notes', 'an import');
    expect(await refreshLog(log, ports, signal)).toMatchObject({ outcome: 'busy' });
    await lock.release();
    expect(await refreshLog(log, ports, signal)).toMatchObject({ outcome: 'refreshed' });
  });

  it('takes a path from the folder of the configuration', async () => {
    const asked: unknown[] = [];
    const { ports } = makePorts(async (request) => {
      asked.push(request.address);
      return { source: text, known: {} };
    });
    await refreshLog({ name: 'here', from: '../project' }, ports, signal);
    expect(asked).toEqual([{ kind: 'path', path: '/conf/../project', shown: '../project' }]);
  });

  it('allows a private network for the host that the operator named, and for no other', async () => {
    const seen: boolean[] = [];
    const { ports } = makePorts(async (_, { policy }) => {
      seen.push(policy.allows('example.org', '10.0.0.1'), policy.allows('other.example', '10.0.0.1'));
      return opened('"1"');
    });
    await refreshLog(log, ports, signal);
    await refreshLog({ ...log, private: true }, ports, signal);
    expect(seen).toEqual([false, false, true, false]);
  });

  it('that was killed is noted by whoever waited for it', async () => {
    const { ports, states } = makePorts(undefined);
    expect(await noteCrash(log, 'it ended without a word', ports)).toMatchObject({ outcome: 'failed' });
    expect((await states.read('notes'))?.failing).toMatchObject({ tries: 1, reason: 'it ended without a word' });
  });
});
