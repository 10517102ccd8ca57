import { describe, expect, it } from 'vitest';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { SearchQuery, SearchResult } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const sh: ParsedEntry = makeParsed('2007-07-17#1', 'Linus Torvalds', {
  body: [
    '* master.kernel.org:/pub/lethal/sh-2.6: (68 commits)',
    'sh: SH7709 gets sh-rtc.',
    'fb: pvr2fb: PCI parts marked __devinit.',
    'fb: pvr2fb: no warnings about a section.',
    'sh: another alignment for 4K stacks.',
    '...',
    '',
    'Settled by hand: one conflict in xprtsock.c',
  ].join('\n'),
  merge: {
    from: 'master.kernel.org:/pub/lethal/sh-2.6',
    declared: 68,
    listed: [
      'sh: SH7709 gets sh-rtc.',
      'fb: pvr2fb: PCI parts marked __devinit.',
      'fb: pvr2fb: no warnings about a section.',
      'sh: another alignment for 4K stacks.',
    ],
    truncated: true,
  },
});
const entries = [
  makeParsed('2007-05-09#1', 'Randy Dunlap', { body: 'Let the /proc option of REISER_FS depend on PROC_FS.' }),
  makeParsed('2007-07-11#2', 'Richard Purdie', { body: 'Compress with LZO1X.\n\nWhat jffs2 calls needs a buffer.' }),
  makeParsed('2007-07-11#1', 'Richard Purdie', { body: 'jffs2: a mode that likes lzo more than zlib.\n\nA setting.' }),
  sh,
  makeParsed('2007-10-17#1', 'Jan Kara', { subject: 'Send quota messages', body: 'A buffer goes over netlink.' }),
];

const idOf = (sequence: number): string => entries[sequence]?.id ?? '?';

const log = makeMemoryLog({ entries });
const search = (query: Partial<SearchQuery>): Promise<SearchResult> =>
  log.search({ order: 'best', limit: 10, ...query });

const idsOf = ({ hits }: SearchResult): string[] => hits.map(({ sequence }) => idOf(sequence));

describe('entries with all the words', () => {
  it.each([
    ['lzo', ['2007-07-11#1']],
    ['lzo1', ['2007-07-11#2']],
    ['compressing', ['2007-07-11#2']],
    ['lzo1x', ['2007-07-11#2']],
    ['jffs2 LZO', ['2007-07-11#1']],
    ['what calls the buffer', ['2007-07-11#2']],
    ['quota netlink', ['2007-10-17#1']],
    ['reiser proc', ['2007-05-09#1']],
    ['depend on', ['2007-05-09#1']],
  ])('%j are found in the title and the text', async (words, ids) => {
    const result = await search({ words });
    expect(idsOf(result)).toEqual(ids);
    expect(result).toMatchObject({ total: ids.length, partial: false, without: [], unknownWords: [] });
  });

  it('in the title come before those with them in the text', async () => {
    const [first, second] = (await search({ words: 'buffer' })).hits;
    expect([idOf(first?.sequence ?? -1), idOf(second?.sequence ?? -1)]).toEqual(['2007-10-17#1', '2007-07-11#2']);
    const titled = await search({ words: 'messages' });
    expect(titled.hits[0]?.score).toBeGreaterThan(first?.score ?? 0);
  });

  it('are not those that have only some', async () => {
    expect(idsOf(await search({ words: 'jffs2 zlib' }))).toEqual(['2007-07-11#1']);
  });
});

describe('where no entry has all the words', () => {
  it('those with most of them come, and it is said that these are guesses', async () => {
    const result = await search({ words: 'jffs2 lzo netlink' });
    expect(idsOf(result)).toEqual(['2007-07-11#1']);
    expect(result).toMatchObject({ total: 0, partial: true, lines: 0, unknownWords: [] });
  });

  it('a word that the log does not have at all is named', async () => {
    const result = await search({ words: 'quota lustre' });
    expect(idsOf(result)).toEqual(['2007-10-17#1']);
    expect(result).toMatchObject({ total: 0, partial: true, unknownWords: ['lustre'] });
  });

  it('and none has any of them, nothing comes', async () => {
    const result = await search({ words: 'lustre' });
    expect(result).toMatchObject({ hits: [], total: 0, partial: false, unknownWords: ['lustre'] });
    expect(result.without).toEqual([{ filter: 'about', total: 5 }]);
  });
});

describe('a merge', () => {
  it.each([
    ['by one of its titles', 'pvr2fb warnings', false, [2]],
    ['by a word that several titles have', 'pvr2fb', false, [1, 2]],
    ['by a title together with its own text', 'lethal pvr2fb', false, [1, 2]],
    ['by its own text', 'lethal sh', true, []],
    ['by its own text, and by titles that have the words too', 'sh', true, [0, 3]],
    ['by its tree alone, not by each title with a part of its name', 'sh-2.6', true, []],
    ['by what stands below its titles', 'conflict xprtsock', true, []],
    ['by its headline', 'merge 68 commits', true, []],
  ])('is found %s', async (_, words, whole, lines) => {
    const result = await search({ words });
    expect(result.hits.map(({ sequence, whole, lines }) => [idOf(sequence), whole, lines])).toEqual([
      ['2007-07-17#1', whole, lines],
    ]);
    expect(result).toMatchObject({ total: 1, partial: false, lines: lines.length });
  });

  it('is not found by words of two of its titles', async () => {
    const result = await search({ words: 'pvr2fb alignment' });
    expect(result).toMatchObject({ total: 0, partial: true, lines: 0 });
    expect(idsOf(result)).toEqual(['2007-07-17#1']);
  });

  it('whose titles have a word has it, also where it comes nearest by another title', async () => {
    expect((await search({ words: 'alignment sh7709 pvr2fb' })).unknownWords).toEqual([]);
    expect((await search({ words: 'pvr2fb alignment lustre' })).unknownWords).toEqual(['lustre']);
  });

  it('counts for less than another entry with the words', async () => {
    const other = makeParsed('2007-07-18#1', 'Al Viro', { body: 'Nothing but a title.\n\nWarnings of pvr2fb.' });
    const { search } = makeMemoryLog({ entries: [...entries, other] });
    const { hits, total } = await search({ words: 'pvr2fb warnings', order: 'best', limit: 10 });
    expect(total).toBe(2);
    // Its title has both words and the other's has none, which is worth more than what it loses for being a merge.
    const weights = makeMemoryLog({
      entries: [...entries, { ...other, body: 'fb: pvr2fb: no warnings about a section.' }],
    });
    const [first, second] = (await weights.search({ words: 'pvr2fb warnings', order: 'best', limit: 10 })).hits;
    expect([first?.sequence, second?.sequence]).toEqual([5, 3]);
    expect(hits.map(({ sequence }) => sequence).sort()).toEqual([3, 5]);
  });
});

describe('the nearest of very many entries', () => {
  it('are found without running out of stack', async () => {
    const entries = Array.from({ length: 20_000 }, (_, index) =>
      makeParsed(`2007-05-09#${index + 1}`, 'Randy Dunlap', { body: index === 0 ? 'netlink' : 'quota' }),
    );
    const log = makeMemoryLog({ entries, days: [{ date: '2007-05-09', declared: 20_000, listed: 20_000 }] });
    const result = await log.search({ words: 'quota netlink', order: 'best', limit: 1 });
    expect(result).toMatchObject({ total: 0, partial: true, hits: [{ sequence: 0 }] });
    expect((await log.search({ words: 'quota', order: 'best', limit: 1 })).hits).toMatchObject([{ sequence: 19_999 }]);
  });
});
