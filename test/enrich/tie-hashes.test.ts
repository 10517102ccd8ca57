import { expect, it } from 'vitest';
import { mayNameHash } from '../../src/enrich/tie-hashes.ts';
import { takesLinearTime } from '../support/linear-time.ts';

it.each([
  'This reverts\n commit 1234abc.',
  'Partially reverts parts of the earlier merge commit 1234abc',
  'Re-applies the reverted merge 1234abc',
  'Fixes:1234abc',
  'a leak introduced  by commit 1234ABC, not by 1234abc',
  'A Regression since 1234abc',
  'fix-up to commit 1234abc',
  'cherry picked from the old stable commit 1234abc',
  'Backport of upstream commit 1234abc',
  '[ Upstream commit 1234abc ]',
  'commit 1234abcdef upstream.',
  'It came with 7654cba. Fixes 1234abc',
])('a hash in a form of ties is seen in %j', (text) => {
  expect(mayNameHash(text)).toBe(true);
});

it.each(['since 1234abc (drop it)', 'as commit 1234abc says', 'Fixes 12345', 'a fix for Ada', 'reverts it'])(
  'none is seen in %j',
  (text) => {
    expect(mayNameHash(text)).toBe(false);
  },
);

it.each(['1234abc of ', 'reverts of of the 1234abg ', 'picked from a b c d 123 ', 'x1234abc'])(
  'takes a time that grows with the text alone: %j again and again',
  (part) => {
    expect(takesLinearTime((share) => part.repeat(10_000 * share), mayNameHash)).toBe(true);
  },
);
