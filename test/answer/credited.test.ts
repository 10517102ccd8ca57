import { describe, expect, it } from 'vitest';
import { findCredited } from '../../src/answer/credited.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Deed } from '../../src/model/reading.ts';
import { repeatBy, type Share, takesLinearTime } from '../support/linear-time.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

async function credited(deed: Deed, subject: string, body = '', trailers: string[] = []) {
  return findCredited(await makeEntry(subject, body, trailers), deed);
}

async function makeEntry(subject: string, body: string, trailers: string[]): Promise<Entry> {
  const entry = makeParsed('2020-01-01', 'Ada Lovelace', {
    id: '1',
    subject,
    body,
    trailers: trailers.map(makeTrailer),
  });
  return await makeMemoryLog({ entries: [entry] }).entry(0);
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

  it('takes a time that grows with the number of names alone', async () => {
    const entry = await makeEntry('x', '', []);
    const nameOf = (number: number): string =>
      [...String(number)].map((digit) => `J${'abcdefghij'.charAt(Number(digit))}`).join(' ');
    const make = (share: Share): Entry => {
      const names = Array.from({ length: 8000 * share }, (_, number) => nameOf(number + 10_000));
      const trailers = names.map((name) => ({ role: 'suggested-by', name }));
      return { ...entry, body: names.join(', '), trailers };
    };
    expect(takesLinearTime(make, (of) => findCredited(of, 'report'))).toBe(true);
  });

  it.each([' ', '(', '[ ', ', ', 'and ', '<'])(
    'takes a time that grows with the length of a text alone, of %j between two names again and again',
    async (unit) => {
      const entry = await makeEntry('x', '', []);
      const trailers = ['suggested-by: Jane Doe'].map(makeTrailer);
      const make = (share: Share): Entry => {
        return { ...entry, trailers, body: `Jane Doe${repeatBy(share)(unit, 60_000)}x) by Jane Doe` };
      };
      expect(takesLinearTime(make, (of) => findCredited(of, 'report'))).toBe(true);
    },
  );
});
