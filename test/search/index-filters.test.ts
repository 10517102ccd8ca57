import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchQuery, SearchResult } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const merge = { from: 'git://host/cifs-2.6', listed: ['[CIFS] teach krb'] };
const al = { name: 'Al Viro' };
/** In order of arrival; two of them were committed in another order than they were written. */
const entries = [
  makeParsed('2007-02-13#1', 'Michael Halcrow', { body: 'eCryptfs: keys.', trailers: [makeTrailer('cc: Jan Kara')] }),
  makeParsed('2007-07-11#1', 'Jan Kara', { body: 'quota: locks.', committedDate: '2007-10-20', committer: al }),
  makeParsed('2007-10-17#2', 'Jan Engelhardt', { body: 'A menu.', trailers: [makeTrailer('acked-by: Jan Kara')] }),
  makeParsed('2007-10-17#1', 'Jan Kara', { body: 'quota: messages.', committedDate: '2007-10-18', committer: al }),
  makeParsed('2007-11-13#1', 'Linus Torvalds', { body: '* git://host/cifs-2.6:\n[CIFS] teach krb', merge }),
];

const log = makeMemoryLog({ entries });
const search = (query: Partial<SearchQuery>): Promise<SearchResult> =>
  log.search({ order: 'newest', limit: 10, ...query });

const idsOf = ({ hits }: SearchResult) => hits.map(({ sequence }) => entries[sequence]?.id);

const all = entries.map(({ id }) => id).reverse();
const [cifs, messages, menu, locks, keys] = all;

describe('a filter', () => {
  it.each<[string, Partial<SearchQuery>, (string | undefined)[]]>([
    ['nothing', {}, all],
    ['a first day', { since: '2007-10-17' }, [cifs, messages, menu]],
    ['a last day', { until: '2007-07-11' }, [locks, keys]],
    ['both', { since: '2007-07-11', until: '2007-10-17' }, [messages, menu, locks]],
    [
      "the committer's day, or the author's where there is none",
      { since: '2007-10-18', by: 'committer' },
      [cifs, messages, locks],
    ],
    ["the committer's last day", { until: '2007-10-18', by: 'committer' }, [messages, menu, keys]],
    ['an author', { person: { name: 'kara', role: 'author' } }, [messages, locks]],
    ['a first name', { person: { name: 'jan', role: 'author' } }, [messages, menu, locks]],
    ['a committer', { person: { name: 'viro', role: 'committer' } }, [messages, locks]],
    ['somebody who acked', { person: { name: 'jan kara', role: 'acked-by' } }, [menu]],
    ['somebody kept informed', { person: { name: 'jan kara', role: 'cc' } }, [keys]],
    ['everybody but', { except: ['kara', 'torvalds'] }, [menu, keys]],
    ['everybody but nobody', { except: [] }, all],
    ['no merges', { merges: 'none' }, [messages, menu, locks, keys]],
    ['merges only', { merges: 'only' }, [cifs]],
    ['all, merges too', { merges: 'all' }, all],
    ['somebody in any role', { person: { name: 'jan kara', role: 'any' } }, [messages, menu, locks, keys]],
    ['a subsystem', { subsystem: 'cifs' }, [cifs]],
    ['a subsystem that the log does not have', { subsystem: 'florist' }, []],
    ['words', { words: 'quota' }, [messages, locks]],
    ['words and a person', { words: 'messages', person: { name: 'jan', role: 'author' } }, [messages]],
  ])('for %s lets through what it says', async (_, query, ids) => {
    const result = await search(query);
    expect(idsOf(result)).toEqual(ids);
    expect(result.total).toBe(ids.length);
  });
});

describe('an order', () => {
  it.each<[SearchQuery['order'], (string | undefined)[]]>([
    ['newest', all],
    ['oldest', [...all].reverse()],
  ])('%s looks at the day, then at the order of arrival', async (order, ids) => {
    expect(idsOf(await search({ order }))).toEqual(ids);
  });

  it('by the best puts the newest first where all are as good', async () => {
    expect(idsOf(await search({ order: 'best', words: 'quota' }))).toEqual([messages, locks]);
  });

  it('stops at the limit, and still counts all', async () => {
    expect(await search({ limit: 2 })).toMatchObject({ hits: [{ sequence: 4 }, { sequence: 3 }], total: 5 });
    expect(await search({ limit: 0 })).toMatchObject({ hits: [], total: 5 });
  });
});

describe('beside its hits a result', () => {
  it('has the first and the last day of all that match, whichever are listed', async () => {
    expect(await search({ limit: 1 })).toMatchObject({ firstDay: '2007-02-13', lastDay: '2007-11-13' });
    expect(await search({ words: 'quota', by: 'committer' })).toMatchObject({
      firstDay: '2007-10-18',
      lastDay: '2007-10-20',
    });
    const { firstDay, lastDay } = await search({ words: 'lustre' });
    expect([firstDay, lastDay]).toEqual([undefined, undefined]);
  });

  it('counts the people in a role over all that match, whichever are listed', async () => {
    const { people } = await search({ tally: 'author', limit: 1 });
    expect(people.map(({ name, count }) => [name, count])).toEqual([
      ['Linus Torvalds', 1],
      ['Jan Kara', 2],
      ['Jan Engelhardt', 1],
      ['Michael Halcrow', 1],
    ]);
    expect((await search({ tally: 'acked-by' })).people.map(({ name }) => name)).toEqual(['Jan Kara']);
    expect((await search({})).people).toEqual([]);
  });

  it('has the names that were meant, in any role and in any entry, those named most first', async () => {
    const { named } = await search({ person: { name: 'jan', role: 'reviewed-by' }, since: '2007-11-01' });
    expect(named).toEqual(['Jan Kara', 'Jan Engelhardt']);
  });
});

describe('where nothing matches', () => {
  it.each<[string, Partial<SearchQuery>, SearchResult['without']]>([
    [
      'a day too late',
      { words: 'quota', since: '2007-11-01' },
      [
        { filter: 'since', total: 2 },
        { filter: 'about', total: 1 },
      ],
    ],
    [
      'a day too early',
      { words: 'quota', until: '2007-03-01' },
      [
        { filter: 'about', total: 1 },
        { filter: 'until', total: 2 },
      ],
    ],
    [
      'somebody else',
      { words: 'quota', person: { name: 'halcrow', role: 'author' } },
      [
        { filter: 'about', total: 1 },
        { filter: 'person', total: 2 },
      ],
    ],
    ['a role that nobody has', { person: { name: 'kara', role: 'tested-by' } }, []],
    [
      'somebody in a role that others have',
      { person: { name: 'halcrow', role: 'acked-by' } },
      [{ filter: 'person', total: 1 }],
    ],
    [
      'everybody left out',
      { words: 'quota', except: ['jan'] },
      [
        { filter: 'about', total: 2 },
        { filter: 'except', total: 2 },
      ],
    ],
    ['two filters at once', { since: '2008-01-01', person: { name: 'nobody', role: 'author' } }, []],
  ])('it is said how many there would be without the one filter: %s', async (_, query, without) => {
    const result = await search(query);
    expect(result.total).toBe(0);
    expect([...result.without].sort((a, b) => (a.filter < b.filter ? -1 : 1))).toEqual(
      [...without].sort((a, b) => (a.filter < b.filter ? -1 : 1)),
    );
  });

  it('the number without a filter is the number that is found without it', async () => {
    const queries = fc.record(
      {
        words: fc.constantFrom('quota', 'messages', 'krb', 'keys menu'),
        since: fc.constantFrom('2007-03-01', '2007-10-17', '2007-11-01'),
        until: fc.constantFrom('2007-03-01', '2007-07-11', '2007-10-18'),
        by: fc.constantFrom('author' as const, 'committer' as const),
        merges: fc.constantFrom('none' as const, 'only' as const),
        except: fc.constantFrom(['jan'], ['torvalds']),
        person: fc.constantFrom(
          { name: 'kara', role: 'author' as const },
          { name: 'viro', role: 'committer' as const },
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const result = await search(query);
        for (const { filter, total } of result.without) {
          const key = filter === 'about' ? 'words' : filter;
          expect((await search({ ...query, [key]: undefined })).total).toBe(total);
        }
        if (result.total > 0) expect(result.without).toEqual([]);
      }),
    );
  });
});
