import { describe, expect, it } from 'vitest';
import { limitStore } from '../../src/digest/limit-store.ts';
import { makeRounds } from '../../src/digest/round.ts';
import { pauseSubscription } from '../../src/digest/subscriptions.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { makeFakeLog, makeFakeRender, makeSubscription } from '../support/fake-log.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';

const isOurs = ({ server }: { server?: string | undefined }): boolean => server !== 's2';

describe('a store of which a process serves a part', () => {
  it('shows that part, changes the whole, and stays the same while nothing changes', async () => {
    const whole = makeMemoryDigests([makeSubscription(), makeSubscription({ id: 'bbb', server: 's2' })]);
    const store = limitStore(whole, isOurs);
    expect([...store.read().subscriptions.keys()]).toEqual(['a3f']);
    expect(store.read()).toBe(store.read());
    await store.update((state) => pauseSubscription(state, 'a3f'));
    expect(store.read().subscriptions.get('a3f')?.state).toBe('paused');
    expect([...whole.read().subscriptions.keys()]).toEqual(['a3f', 'bbb']);
  });

  it('leaves the rest to wait for a process that serves it', async () => {
    const whole = makeMemoryDigests([makeSubscription(), makeSubscription({ id: 'bbb', server: 's2' })]);
    const channels = makeFakeChannels();
    const log = makeFakeLog([{ date: '2026-01-01', subsystem: 'nfs' }]);
    const ports = { channels, openLog: async () => log, render: makeFakeRender(5), now: () => Date.UTC(2026, 0, 3) };
    const report = await makeRounds({ ...ports, store: limitStore(whole, isOurs) }).run();
    expect(report).toMatchObject({ posted: [{ subscription: 'a3f' }], waiting: 0 });
    expect(whole.read().subscriptions.get('bbb')).toMatchObject({ next: 0, posts: 0 });
    await makeRounds({ ...ports, store: whole }).run();
    expect(channels.posted.map(({ text }) => text)).toEqual(['[0] #a3f-1.1', '[0] #bbb-1.1']);
  });
});
