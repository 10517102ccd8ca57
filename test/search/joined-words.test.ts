import { describe, expect, it } from 'vitest';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const bodies = [
  'Read refs/heads/main and .git/refs/heads.',
  'The heads of refs, apart; refs/tags beside them.',
  'A loop in C++ is quicker than one in C.',
  'The c of abc, and a g++ warning.',
  'Release v2.0, after 1.2.0 and before 2.1.',
  'Version 2.0.1 is out, and 3 was 2 less 0.',
  'git-rebase--interactive.sh becomes a builtin.',
  'Rebase: an interactive git.',
  'arch/arm/boot/dts/overlays/deep/down/below/board-with-a-name.dts: one pin',
  'SH-4A gets 64-bit timers; see fs/9p/super.c.',
  'A sub-command is a subcommand; eCryptfs is one word.',
  'The port to OS/2: it has an I/O layer.',
  'For os, 2 of them, and for mvs on S390.',
];
const log = makeMemoryLog({
  entries: bodies.map((body, index) => makeParsed(`2007-10-17#${index + 1}`, 'Ada Lovelace', { body })),
});
const search = (words: string, more = {}) => log.search({ words, order: 'best', limit: 20, ...more });
const found = async (words: string): Promise<number[]> => {
  const { hits, total, partial } = await search(words);
  expect([total, partial]).toEqual([hits.length, false]);
  return hits.map(({ sequence }) => sequence).sort((a, b) => a - b);
};

describe('a joined word that the log has', () => {
  it.each<[string, number[]]>([
    ['refs/heads', [0]],
    ['refs heads', [0, 1]],
    ['C++', [2]],
    ['c', [2, 3, 9]],
    ['g++', [3]],
    ['2.0', [4, 5]],
    ['1.2.0', [4]],
    ['v2.0', [4]],
    ['git-rebase--interactive', [6]],
    ['rebase--interactive.sh', [6]],
    ['git rebase interactive', [6, 7]],
    ['dts/overlays/deep', [8]],
    ['below/board-with-a-name.dts', [8]],
    ['arch/arm/boot/dts/overlays/deep/down/below/board-with-a-name.dts', [8]],
    ['sub-command', [10]],
    ['OS/2', [11]],
    ['I/O layer', [11]],
  ])('is one: %j is in %j', async (words, sequences) => {
    expect(await found(words)).toEqual(sequences);
  });

  it('is read as its words where nothing else fits, and that these are guesses is said', async () => {
    const { hits, total, partial } = await search('refs/heads tags');
    expect({ total, partial, found: hits.map(({ sequence }) => sequence) }).toEqual({
      total: 0,
      partial: true,
      found: [1],
    });
  });
});

describe('a joined word that the log does not have', () => {
  it('is its words', async () => {
    expect(await found('heads/refs')).toEqual([0, 1]);
    expect(await found('interactive-rebase')).toEqual([6, 7]);
  });

  it('is none of its letters without its signs', async () => {
    expect(await search('c#')).toMatchObject({ total: 0, hits: [], unknownWords: ['c#'] });
  });

  it('is nothing where it is a short name with a sign, whose pieces tell nothing of it', async () => {
    expect(await search('OS/390')).toMatchObject({ total: 0, hits: [], unknownWords: ['os/390'] });
    expect(await search('PL/I')).toMatchObject({ total: 0, hits: [], unknownWords: ['pl/i'] });
  });

  it.each([
    ['sh4a', 'sh-4a', 9],
    ['64bit', '64-bit', 9],
    ['fs9p', 'fs/9p', 9],
    ['e-cryptfs', 'ecryptfs', 10],
    ['s/390', 's390', 12],
  ])('%s may be written otherwise: %s', async (from, to, sequence) => {
    const result = await search(from);
    expect(result).toMatchObject({ total: 1, partial: false, correctedWords: [{ from, to }] });
    expect(result.hits[0]?.sequence).toBe(sequence);
  });
});
