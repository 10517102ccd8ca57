import { describe, expect, it } from 'vitest';
import { isUsualSlip } from '../../src/search/slips.ts';

describe('a slip of the keyboard', () => {
  it.each([
    ['replicaton', 'replication'],
    ['sentinnel', 'sentinel'],
    ['senitnel', 'sentinel'],
    ['seperator', 'separator'],
  ])('"%s" is usual for "%s"', (typed, word) => {
    expect(isUsualSlip(typed, word)).toBe(true);
  });

  it.each([
    ['printer', 'pointer'],
    ['carrier', 'carried'],
    ['transport', 'transform'],
    ['collector', 'collect'],
  ])('"%s" is as likely a word of its own as one for "%s"', (typed, word) => {
    expect(isUsualSlip(typed, word)).toBe(false);
  });
});
