import { expect, test } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import { auditBooks, countLogs } from '../../src/digest/audit.ts';
import { beginSubscription } from '../../src/digest/begin.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { makeRounds } from '../../src/digest/round.ts';
import type { Watch } from '../../src/model/watch.ts';
import { openSampleRecords } from '../support/digest-log.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { makeFakeRender } from '../support/fake-log.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';
import { makeMemoryReader } from '../support/memory-log.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 22, 12);
const watches: [string, Watch][] = [
  ['all of it', { subsystems: [] }],
  ['two subsystems', { subsystems: ['nfs', 'cifs'] }],
  ['one person', { subsystems: [], person: 'Steve French' }],
  ['words', { subsystems: [], about: 'lock' }],
  ['a subsystem that there is not', { subsystems: ['nosuch'] }],
];

test.each(
  watches.flatMap(([name, watch]) => (['day', 'week', 'month'] as const).map((pace) => [name, pace, watch] as const)),
)('the sample log, replayed for %s by the %s, is told once and whole', async (_, pace, watch) => {
  const sample = await openSampleRecords();
  const reader = makeMemoryReader([sample]);
  const log = await openDigestLog(reader, 'sample');
  const wish = {
    channel: 'c1',
    maker: 'u1',
    log: 'sample',
    watch,
    schedule: 'daily',
    zone: 'UTC',
    style: 'line' as const,
    whenEmpty: 'silent' as const,
    replay: { since: '2007-01-01', pace },
  };
  const store = makeMemoryDigests([await beginSubscription(wish, log, { id: 'a3f', now: start })]);
  const channels = makeFakeChannels();
  const openLog = () => openDigestLog(reader, 'sample');
  let now = start;
  const rounds = makeRounds({ store, channels, openLog, render: makeFakeRender(50), now: () => now });
  const read = () => store.read().subscriptions.get('a3f');
  for (let round = 0; round < 400 && read()?.replay; round += 1) {
    now += day;
    const { posted, troubles } = await rounds.run();
    expect(troubles).toEqual([]);
    // While it is replayed, each date brings something, or is the end of it.
    expect(posted.length === 1 || read()?.replay === undefined).toBe(true);
    expect(auditBooks(store.read(), await countLogs(store.read(), openLog))[0]?.problems).toEqual([]);
  }
  const all = { kind: 'days', since: '2007-01-01', until: '9999-12-31', below: log.records } as const;
  const whole = await composeDigest(sample, watch, all, { limit: 500, full: false });
  const ids = whole.subsystems.flatMap(({ entries }) => entries.map(({ id }) => `[${id}]`));
  const told = channels.posted.flatMap(({ text }) => text.match(/\[[^\]]*\]/g) ?? []);
  expect([...told].sort()).toEqual(ids.sort());
  expect(read()).toMatchObject({ posted: whole.records, leftOut: whole.leftOut, replay: undefined });
});
