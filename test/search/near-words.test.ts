import { describe, expect, it } from 'vitest';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const often = (word: string, times: number): string[] => Array.from({ length: times }, () => `The ${word} is new.`);
const bodies = [
  ...often('limit', 60),
  ...often('submodule', 420),
  ...often('ethernet', 50),
  ...often('list', 100),
  'A limted run.',
  'Fix submod once.',
  'An ethernt card.',
  'sock_owned_by_user holds; git_trace2_event and git_trace2_argv do not.',
  'lzo1x, pvr2fb and nfs go on; a rebuild, ecryptfs.',
  'begins and beginner stand here.',
];
const log = makeMemoryLog({
  entries: bodies.map((body, index) => makeParsed(`2007-10-17#${index + 1}`, 'Ada Lovelace', { body })),
});
const search = (words: string) => log.search({ words, order: 'best', limit: 1 });

describe('a word that the log does not have', () => {
  it.each([
    ['limt', 'limit', 60],
    ['sock_owned_by_usr', 'sock_owned_by_user', 1],
    ['git_trace2_evnt', 'git_trace2_event', 1],
  ])('%s is corrected as a whole, rather than taken for a rare beginning or its parts: %s', async (from, to, total) => {
    expect(await search(from)).toMatchObject({ total, correctedWords: [{ from, to }], begunWords: [] });
  });

  it('and that is a beginning is told with what it begins', async () => {
    expect(await search('submodu')).toMatchObject({
      total: 420,
      correctedWords: [],
      begunWords: [{ word: 'submodu', words: ['submodule'] }],
    });
  });

  it.each([
    ['lz01x', 'lzo1x'],
    ['fvb2fb', 'pvr2fb'],
    ['nsf', 'nfs'],
    ['ebuild', 'rebuild'],
    ['xcryptfs', 'ecryptfs'],
    ['cryptography', 'ecryptfs'],
  ])('%s, which is not surely a slip, has %s beside it', async (word, near) => {
    const { total, unknownWords, correctedWords, nearestWords } = await search(word);
    expect({ total, unknownWords, correctedWords }).toEqual({ total: 0, unknownWords: [word], correctedWords: [] });
    expect(nearestWords).toContain(near);
  });
});

describe('a word with a star', () => {
  it('is all that begins with it, the word itself among them', async () => {
    expect(await search('submod*')).toMatchObject({ total: 421, begunWords: [], commonerWords: [] });
    expect((await search('begin*')).total).toBe(1);
    expect(await search('xyz*')).toMatchObject({ total: 0, unknownWords: ['xyz*'] });
  });
});

describe('a word that the log hardly has', () => {
  it.each([
    ['submod', 'submodule'],
    ['ethernt', 'ethernet'],
  ])('%s is found, and the far commoner %s told', async (word, commoner) => {
    expect(await search(word)).toMatchObject({
      total: 1,
      correctedWords: [],
      commonerWords: [{ word, words: [commoner] }],
    });
  });

  it('is said alone where nothing is far commoner', async () => {
    expect((await search('begins')).commonerWords).toEqual([]);
    expect((await search('submodule')).commonerWords).toEqual([]);
  });
});
