import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const bodies = [
  'Add sock_owned_by_user to the socket.',
  'A key CONFIG_CIFS_UPCALL for the upcall of cifs.',
  'mballoc: honour uninit_groups in the group table.',
  'push: take --force-with-lease as it is meant.',
  'Force the table, then read it with another lease.',
  'fs/9p/vfs_super.c: the superblock of version 2.6.23-rc1.',
  'eCryptfs keeps keys; "mount -o" takes them. Ts\'o asked for it.',
  'createProcEntry() gets a parent.',
  'Compressing blocks with zlib.',
];
const log = makeMemoryLog({
  entries: bodies.map((body, index) => makeParsed(`2007-10-17#${index + 1}`, 'Ada Lovelace', { body })),
});
const search = (words: string, more: Partial<SearchQuery> = {}) =>
  log.search({ words, order: 'best', limit: 10, ...more });
const found = async (words: string): Promise<number[]> => {
  const { hits, total, partial } = await search(words);
  expect([total, partial]).toEqual([hits.length, false]);
  return hits.map(({ sequence }) => sequence);
};

describe('words as people type them', () => {
  it.each<[string, number[]]>([
    ['sock_owned_by_user', [0]],
    ['SOCK_OWNED_BY_USER', [0]],
    ['sock_owned', [0]],
    ['owned_by_user', [0]],
    ['owned user', [0]],
    ['CONFIG_CIFS_UPCALL', [1]],
    ['config_cifs', [1]],
    ['cifs upcall', [1]],
    ['uninit_groups', [2]],
    ['uninit', [2]],
    ['uninit groups', [2]],
    ['--force-with-lease', [3]],
    ['force-with-lease', [3]],
    ['"force-with-lease"', [3]],
    ['with-lease', [3]],
    ['--force-lease', [4, 3]],
    ['force with lease', [4, 3]],
    ['fs/9p', [5]],
    ['/fs/9p/', [5]],
    ['vfs_super.c', [5]],
    ['9p/vfs_super.c', [5]],
    ['v9fs/vfs_super.c 9p', []],
    ['2.6.23', [5]],
    ['2.6.23-rc1', [5]],
    ['"mount -o"', [6]],
    ["Ts'o", [6]],
    ['tso', [6]],
    ['ts’o', [6]],
    ['createProcEntry()', [7]],
    ['proc entry', [7]],
    ['createproc', [7]],
    ['compress', [8]],
    ['compression', [8]],
    ['compr', [8]],
    ['added', [0]],
    ['using zlib', []],
  ])('%j finds %j', async (words, sequences) => {
    if (sequences.length > 0) expect(await found(words)).toEqual(sequences);
    else expect((await search(words)).total).toBe(0);
  });

  it('stand for what begins with them only where the log does not have them', async () => {
    expect(await found('superblock')).toEqual([5]);
    expect(await found('super')).toEqual([5]);
    expect(await found('key')).toEqual([1, 6]);
  });

  it('in an identifier that is longer than any that is kept are its parts', async () => {
    const long = 'sock_owned_by_a_user_whom_nobody_has_met_before_today';
    const { unknownWords, partial } = await search(`socket ${long}`);
    expect(partial).toBe(true);
    expect(unknownWords).toContain('today');
    expect(unknownWords).not.toContain('owned');
  });
});

describe('a word that the log does not have', () => {
  it.each([
    ['ecrytfs', 'ecryptfs', 6],
    ['ecryptsf', 'ecryptfs', 6],
    ['superblokc', 'superblock', 5],
    ['uninitgroups', 'uninit_groups', 2],
  ])('%s is taken for %s', async (from, to, sequence) => {
    const result = await search(from);
    expect(result).toMatchObject({ total: 1, partial: false, correctedWords: [{ from, to }], unknownWords: [] });
    expect(result.hits[0]?.sequence).toBe(sequence);
  });

  it('has words beside it that begin alike', async () => {
    expect(await search('superuser')).toMatchObject({
      total: 0,
      unknownWords: ['superuser'],
      correctedWords: [],
      nearestWords: ['super', 'superblock'],
    });
    expect((await search('xyzzy')).nearestWords).toEqual([]);
  });

  it('and that is too long for any index is said too', async () => {
    const run = 'x'.repeat(41);
    expect(await search(`table ${run}`)).toMatchObject({ total: 0, partial: true, unknownWords: [run] });
    expect(await search(run)).toMatchObject({ hits: [], unknownWords: [run], emptyWords: false });
  });

  it('leaves what has the other words as the nearest', async () => {
    const result = await search('table lustre');
    expect(result).toMatchObject({ total: 0, partial: true, unknownWords: ['lustre'] });
    expect(result.hits.map(({ sequence }) => sequence).sort()).toEqual([2, 4]);
  });
});

describe('words of scripts without blanks', () => {
  const bodies = ['修复索引损坏', '索引', '日本語のドキュメントを追加する。', '引索 is no index', 'fix索引again'];
  const entries = bodies.map((body, index) => makeParsed(`2007-10-17#${index + 1}`, 'Ada', { body }));
  const unspaced = makeMemoryLog({ entries });

  it.each<[string, number[]]>([
    ['索引', [1, 0, 4]],
    ['損', []],
    ['引', [0, 1, 3, 4]],
    ['修复 索引', [0]],
    ['ドキュメント', [2]],
    ['日本語 追加', [2]],
    ['索引复', []],
  ])('are found inside of longer runs: %s', async (words, sequences) => {
    const { hits, correctedWords, begunWords } = await unspaced.search({ words, order: 'best', limit: 9 });
    expect(hits.map(({ sequence }) => sequence).sort()).toEqual([...sequences].sort());
    expect([correctedWords, begunWords]).toEqual([[], []]);
    if (words === '索引') expect(hits[0]?.sequence).toBe(1);
  });
});

it('words that no entry has are looked up among the names of people', async () => {
  expect(await search('ada lovelace')).toMatchObject({ total: 0, namedInWords: ['Ada Lovelace'] });
  expect(await search('table lovelace')).toMatchObject({ partial: true, namedInWords: ['Ada Lovelace'] });
  expect(await search('table lustre')).toMatchObject({ namedInWords: [] });
  const person = { name: 'Ada', role: 'author' } as const;
  const asked = { words: 'lovelace', person, order: 'best', limit: 1 } as const;
  expect(await log.search(asked)).toMatchObject({ namedInWords: [] });
});

describe('a person whom the log does not have', () => {
  it('has those beside them who come nearest', async () => {
    const person = { name: 'Ada Lovelass', role: 'author' } as const;
    expect(await log.search({ person, order: 'newest', limit: 1 })).toMatchObject({
      total: 0,
      named: [],
      nearestNames: ['Ada Lovelace'],
    });
  });
});
