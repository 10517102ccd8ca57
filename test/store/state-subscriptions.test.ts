import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Delivery, Subscription } from '../../src/model/subscription.ts';
import { readState, type State } from '../../src/store/state.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { day, open, start } from './state-folder.ts';
import { listFiles, makeFolder } from './store-fixtures.ts';

describe('subscriptions and deliveries', () => {
  const put = (state: State, ...subscriptions: Subscription[]): Promise<unknown> =>
    state.digests.update((current) => ({
      ...current,
      subscriptions: new Map([...current.subscriptions, ...subscriptions.map((one) => [one.id, one] as const)]),
    }));
  const subscription = makeSubscription({ server: '1', watch: { subsystems: ['nfs'], about: 'a "lock"\n' } });
  const delivery: Delivery = {
    id: 'a3f-1',
    subscription: 'a3f',
    channel: 'c1',
    made: start,
    from: 0,
    to: 2,
    posted: 2,
    leftOut: 0,
    messages: [{ nonce: 'a3f-1-1', mark: '#a3f-1.1', body: { content: 'text', embeds: [] } }],
    before: { next: 0, settled: start },
    tries: 0,
  };

  test('are there again for the next process, beside the settings', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('2', { defaultLog: 'git' });
    await put(state, subscription);
    await state.digests.update((current) => ({ ...current, deliveries: new Map([[delivery.id, delivery]]) }));
    await state.close();
    const next = await open(folder);
    expect(next.digests.read().subscriptions.get('a3f')).toEqual(subscription);
    expect(next.digests.read().deliveries.get('a3f-1')).toEqual(delivery);
    expect(next.settings.read('2')).toEqual({ defaultLog: 'git' });
    expect(next.servers()).toEqual(['2', '1']);
    await next.close();
  });

  test('have a line each in the file', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await put(state, subscription, makeSubscription({ id: 'b4k' }));
    await state.close();
    const text = await readFile(join(folder, 'state.json'), 'utf8');
    expect(text).toMatch(
      /^ {2}"subscriptions": \{\n {4}"a3f": \{.*\},\n {4}"b4k": \{.*\}\n {2}\},\n {2}"deliveries": \{\}\n\}\n$/m,
    );
  });

  test('that could not be read back are not written', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await put(state, subscription);
    await expect(put(state, { ...subscription, posted: -1 })).rejects.toThrow('subscriptions.a3f.posted does not fit');
    expect(state.digests.read().subscriptions.get('a3f')).toEqual(subscription);
    expect((await readState(folder)).subscriptions.get('a3f')).toEqual(subscription);
    await state.close();
  });

  test('that stay as they are are not written', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.digests.update((current) => ({ ...current }));
    await state.close();
    expect(await listFiles(folder)).toEqual([]);
  });

  test.each([
    ['forgotten at once', async (state: State) => expect(await state.settings.forget('1')).toBe(true)],
    [
      'left 30 days ago',
      async (state: State) => {
        await state.noteLeft('1', start);
        expect(await state.forgetLeft(start + 30 * day + 1)).toEqual(['1']);
      },
    ],
  ])('go with a server that is %s, and those of others stay', async (_, forget) => {
    const state = await open(await makeFolder());
    const others = [makeSubscription({ id: 'b4k', server: '2' }), makeSubscription({ id: 'term', server: undefined })];
    await put(state, subscription, ...others);
    const second = { ...delivery, id: 'b4k-1', subscription: 'b4k' };
    await state.digests.update((current) => ({
      ...current,
      deliveries: new Map([delivery, second].map((one) => [one.id, one])),
    }));
    await forget(state);
    const { subscriptions, deliveries } = state.digests.read();
    expect([[...subscriptions.keys()], [...deliveries.keys()]]).toEqual([['b4k', 'term'], ['b4k-1']]);
    expect(state.servers()).toEqual(['2']);
    await state.close();
  });
});
