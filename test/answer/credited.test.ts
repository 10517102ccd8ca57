import { describe, expect, it } from 'vitest';
import { findCredited } from '../../src/answer/credited.ts';
import type { Deed } from '../../src/model/reading.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

async function credited(deed: Deed, subject: string, body = '', trailers: string[] = []) {
  const entry = makeParsed('2020-01-01', 'Ada Lovelace', {
    id: '1',
    subject,
    body,
    trailers: trailers.map(makeTrailer),
  });
  return findCredited(await makeMemoryLog({ entries: [entry] }).entry(0), deed);
}

const both = 'Problem:  Rows are lost\n          (jroe)\nSolution: Fix the issues and warnings (Ada Lovelace)';

describe('who is credited', () => {
  it.each<[Deed, string, string, string[]]>([
    ['report', 'Keep rows', 'Bug report from Jane Doe. Fix from Joan Roe.', ['Jane Doe']],
    ['patch', 'Keep rows', 'Bug report from Jane Doe. Fix from Joan Roe.', ['Joan Roe']],
    ['report', 'Keep rows', 'Thanks Jane Doe for the report and Joan Roe for the review.', ['Jane Doe']],
    ['report', 'Keep rows', 'Reported and fixed by Jane Doe.', ['Jane Doe']],
    ['patch', 'Keep rows', 'Reported and fixed by Jane Doe.', ['Jane Doe']],
    ['report', 'Keep rows', 'Noticed and test provided by Jane Doe.', ['Jane Doe']],
    ['patch', 'Keep rows', 'This fixes what was reported by Jane Doe.', []],
    ['patch', 'Keep rows (Jane Doe)', '', ['Jane Doe']],
    ['patch', 'Keep rows', 'Thanks to Jane Doe and Joan Roe for this patch.', ['Jane Doe', 'Joan Roe']],
    ['debug', 'Keep rows', 'Reported by Jane Doe, diagnosed by Joan Roe.', ['Joan Roe']],
    ['debug', 'Keep rows', 'Jane Doe and Joan Roe tracked it down.', []],
    ['debug', 'Keep rows', 'Reported by Jane Doe.', []],
    ['report', 'Keep rows', 'Diagnosed by Joan Roe.', ['Joan Roe']],
    ['report', 'x', both, ['jroe']],
    ['patch', 'x', both, ['Ada Lovelace']],
    ['report', 'version 2 Problem: Lost. Solution: Keep. (Jane Doe)', '', []],
  ])('with the %s of "%s: %s" are %j', async (deed, subject, body, names) => {
    const { names: found, guessed } = await credited(deed, subject, body);
    expect(guessed ? [] : found).toEqual(names);
  });

  it('is told by the role of a trailer as well', async () => {
    const trailers = ['patch-by: Jane Doe', 'spotted-by: Joan Roe'];
    expect(await credited('patch', 'x', '', trailers)).toEqual({ names: ['Jane Doe'], guessed: false });
    expect(await credited('report', 'x', '', trailers)).toEqual({ names: ['Joan Roe'], guessed: false });
  });

  it('with a report is a guess where the credit is for something else, and nobody who helped or is the author', async () => {
    expect(await credited('report', 'x', 'Suggested by Jane Doe.')).toEqual({ names: ['Jane Doe'], guessed: true });
    expect(await credited('report', 'x', 'Helped by Jane Doe.')).toMatchObject({ names: [] });
    expect(await credited('report', 'x (Ada Lovelace)')).toMatchObject({ names: [] });
  });

  it('may have a name with signs in it', async () => {
    expect(await credited('report', 'x', "Reported by Hacker's Doe-Roe (it)*.")).toMatchObject({ guessed: false });
  });
});
