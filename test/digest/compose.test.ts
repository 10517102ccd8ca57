import { expect, test } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import { composePlanned } from '../../src/digest/compose.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const changes = Array.from({ length: 150 }, (_, index): LogRecord => {
  const id = `a${index}`.padEnd(40, '0');
  return { kind: 'entry', key: id, entry: makeParsed('2007-07-03', 'Ada', { id, subject: `nfs: change ${index}` }) };
});

/** How many changes a subscription's post lists, and how many it leaves out. */
async function countIn(subscription: Subscription): Promise<{ listed: number | undefined; more: number | undefined }> {
  const log = await makeRecordsLog(changes);
  const stretch = { kind: 'numbers', from: 0, to: log.records } as const;
  const { digest } = await composePlanned(
    { kind: 'post', subscription, due: 0, head: log.records, stretch },
    { compose: (...asked) => composeDigest(log, ...asked), findReverted: async () => [] },
  );
  return { listed: digest?.subsystems[0]?.entries.length, more: digest?.more };
}

test('a post in a channel leaves what is too much to its button; a terminal, which has none, is shown all', async () => {
  expect(await countIn(makeSubscription({ server: '1', channel: '2' }))).toEqual({ listed: 100, more: 50 });
  expect(await countIn(makeSubscription({ server: undefined }))).toEqual({ listed: 150, more: 0 });
});
