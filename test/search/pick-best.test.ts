import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRanges } from '../../src/model/ranges.ts';
import type { SearchBounds } from '../../src/search/bounds.ts';
import type { SearchQuery, SearchResult } from '../../src/search/search.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { indexRecords } from '../support/search-records.ts';

/** Every word is common, few lists are kept, and blocks are short; and nothing is common. */
const small: SearchBounds = { common: 2, kept: 30, block: 2 };
const none: SearchBounds = { common: 1_000_000, kept: 0, block: 128 };

/** Of these most entries have one, and forms of one are words of their own. */
const words = ['lock', 'locks', 'locked', 'locking', 'quota', 'quotas', 'netlink', 'lzo', 'fs/9p', 'lzo1x', 'page'];
const text = (most: number) => fc.array(fc.constantFrom(...words), { maxLength: most }).map((list) => list.join(' '));

const changes = (most: number) =>
  fc.array(
    fc.record({
      day: fc.constantFrom('2007-02-13', '2007-07-11', '2007-10-17'),
      subject: text(most >> 1),
      body: text(most),
      merge: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40, size: 'max' },
  );
const recordsArbitrary = fc.oneof(changes(1), changes(2), changes(8)).map((list) =>
  list.map(({ day, subject, body, merge }, index): LogRecord => {
    const id = `${day}#${index + 1}`;
    const from = 'git://example.org/stone';
    const entry = makeParsed(id, 'Ada Lovelace', {
      subject: `Change ${subject}`,
      body,
      ...(merge && index % 3 === 0 && { merge: { from, listed: [] } }),
    });
    return { kind: 'entry', key: id, entry };
  }),
);
const query = fc.record({
  words: fc
    .array(fc.constantFrom(...words, 'change', 'nosuchword', 'loc*'), { minLength: 1, maxLength: 4 })
    .map((list) => list.join(' ')),
  since: fc.option(fc.constantFrom('2007-07-01', '2008-01-01'), { nil: undefined, freq: 4 }),
  by: fc.constantFrom('author' as const, 'committer' as const),
  limit: fc.nat(8),
  skip: fc.nat(3),
});

const plain = ({ hits, ...rest }: SearchResult) => ({ ...rest, spread: [], hits });

it('the best that are picked are the first of all that are collected, by whichever way words are looked up', async () => {
  await fc.assert(
    fc.asyncProperty(
      recordsArbitrary,
      fc.nat(),
      fc.array(fc.nat(40), { maxLength: 2 }),
      fc.array(query, { minLength: 1, maxLength: 8 }),
      async (records, at, lost, asked) => {
        const cut = at % (records.length + 1);
        const gone = makeRanges(lost);
        const usual = await indexRecords(records, cut, { gone, bounds: none });
        const bounded = await indexRecords(records, cut, { gone, bounds: small });
        // What is asked again is answered by what was kept.
        for (const each of [...asked, ...asked]) {
          const wanted: SearchQuery = { order: 'best', ...each };
          const collected = plain(await usual.search({ ...wanted, spread: true }));
          for (const { search } of [usual, bounded]) {
            expect(plain(await search(wanted))).toEqual(collected);
            expect(plain(await search({ ...wanted, spread: true }))).toEqual(collected);
          }
        }
      },
    ),
    { seed: 20071017, numRuns: 20 },
  );
});
