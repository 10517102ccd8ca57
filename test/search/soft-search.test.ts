import { describe, expect, it } from 'vitest';
import type { AskedWord } from '../../src/model/reading.ts';
import { wordWeights } from '../../src/search/soft-words.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const log = makeMemoryLog({
  entries: [
    makeParsed('2020-01-01', 'Ada', { id: '1', subject: 'parser: drop the slow path', body: 'It was in the way.' }),
    makeParsed('2020-01-02', 'Bob', { id: '2', subject: 'parser: print what it reads', body: '' }),
    makeParsed('2020-01-03', 'Ada', { id: '3', subject: 'Read bigkeys from a file', body: 'Over TLS, too.' }),
    makeParsed('2020-01-04', 'Cyd', {
      id: '4',
      body: 'Merge of two.',
      merge: { from: 'git://x/y', listed: ['queue: never wait twice', 'queue: a longer line'] },
    }),
  ],
});
const things = (text: string): AskedWord[] => text.split(' ').map((word) => ({ text: word, kind: 'thing' }));
const find = async (text: string, rest = {}) => await log.weigh({ words: things(text), limit: 10, ...rest });
const sequences = async (text: string, rest = {}) => (await find(text, rest)).hits.map(({ sequence }) => sequence);

describe('a search in which no word must be there', () => {
  it('finds what has any of the words, what has most of them first', async () => {
    expect(await sequences('parser reads nonsense')).toEqual([1, 0, 2]);
  });

  it('finds what is said in another word, behind what says the word itself', async () => {
    expect(await sequences('remove')).toEqual([0]);
    expect(await sequences('encrypted')).toEqual([2]);
  });

  it('takes two words for the one that the log makes of them', async () => {
    expect(await sequences('big keys')).toEqual([2]);
  });

  it('tells which title of a merge it was', async () => {
    const { hits } = await find('queue wait');
    expect(hits.map(({ sequence, line }) => [sequence, line])).toEqual([[3, 0]]);
  });

  it('holds to filters, and counts what they leave out', async () => {
    const { hits, filtered } = await find('parser', { person: { name: 'Ada', role: 'author' } });
    expect([hits.map(({ sequence }) => sequence), filtered]).toEqual([[0], 1]);
    expect(await sequences('parser', { since: '2020-01-02' })).toEqual([1]);
  });

  it('gives no more than asked for, the best of them', async () => {
    expect(await sequences('parser reads', { limit: 1 })).toEqual([1]);
    expect(await sequences('parser reads', { limit: 0 })).toEqual([]);
  });

  it('says what a word was taken for; a short one that the log lacks is hardly taken for another', async () => {
    const { words } = await find('paser');
    expect(words[0]).toMatchObject({ word: 'paser', taken: 'parser' });
    expect(words[0]?.groups[0]?.weight).toBeLessThan(0.5);
  });

  it('hardly takes a whole word for the beginning of another', async () => {
    const { words } = await find('nonse bigk');
    expect(words.map(({ taken }) => taken)).toEqual([undefined, 'bigkeys']);
    expect(words[1]?.groups.map(({ weight }) => weight)).toEqual([wordWeights.guess]);
  });

  it('knows a name of one thing that the log does not have, and no word for one', async () => {
    const unknown = async (text: string): Promise<string[]> =>
      (await find(text)).words.flatMap(({ word, unknownName }) => (unknownName ? [word] : []));
    expect(await unknown('fixed CVE-2020-31337')).toEqual(['2020', '31337']);
    expect(await unknown('set_flux parser')).toEqual(['set_flux']);
    expect(await unknown('OS/2 PL/I C++ F# x/y parser')).toEqual(['os/2', 'pl/i', 'c++', 'f#']);
    expect(await unknown('bigkeys parser wireguard 2x http/2 utf-8 v3.2.1')).toEqual([]);
  });

  it('looks for the words of an identifier that the log does not have', async () => {
    expect(await sequences('fast_parser_flux')).toEqual(await sequences('parser'));
  });

  it('leaves the same after any question as before it', async () => {
    const before = await find('parser slow way');
    await find('parser', { since: '2020-01-02' });
    expect(await find('parser slow way')).toEqual(before);
  });

  it('reads words of more entries than its first buffer holds', async () => {
    const many = Array.from({ length: 4200 }, (_, at) =>
      makeParsed('2020-02-01', 'Ada', { id: `m${at}`, subject: 'tick', body: '' }),
    );
    const large = makeMemoryLog({
      entries: [...many, makeParsed('2020-02-02', 'Bob', { id: 'last', subject: 'tick and tock', body: '' })],
    });
    const { hits } = await large.weigh({ words: things('tick tock'), limit: 5000 });
    expect(hits[0]?.sequence).toBe(4200);
    expect(new Set(hits.map(({ sequence }) => sequence)).size).toBe(4201);
  });
});
