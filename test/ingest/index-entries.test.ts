import { describe, expect, it } from 'vitest';
import { makeHeadline } from '../../src/enrich/headline.ts';
import { makeIndexedBody } from '../../src/ingest/index-entries.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

describe('what is found of an entry beside its headline', () => {
  it('is what its title says beyond the headline, and its text', () => {
    for (const length of [460, 480, 495, 498, 499, 500, 501, 505, 520, 900]) {
      const subject = `${'word '.repeat(400).slice(0, length)} and the last`;
      const entry = makeParsed('one', 'Ada', { subject, body: 'Its text.' });
      const words = `${makeHeadline(entry)} ${makeIndexedBody(entry)}`.split(/[\s…]+/);
      expect(words).toEqual(expect.arrayContaining(['and', 'the', 'last', 'Its', 'text.']));
    }
  });

  it('is what tickets its trailers name', async () => {
    const trailers = [makeTrailer('fixes: #12451'), makeTrailer('ticket: CM-123'), makeTrailer('change-id: I45')];
    const entry = makeParsed('one', 'Ada', { subject: 'lathe', body: 'Its text.', trailers });
    expect(makeIndexedBody(entry)).toBe('Its text.\n\n12451 CM-123');
    const log = makeMemoryLog({ entries: [entry] });
    for (const words of ['#12451', '12451', 'CM-123', 'lathe 12451']) {
      expect((await log.search({ words, order: 'best', limit: 1, exact: true })).total).toBe(1);
    }
    expect((await log.search({ words: 'I45', order: 'best', limit: 1, exact: true })).total).toBe(0);
  });
});
