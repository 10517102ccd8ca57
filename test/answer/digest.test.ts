import { describe, expect, it } from 'vitest';
import { composeDigest, mostListed } from '../../src/answer/digest.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeRecordsLog, openSampleRecords } from '../support/digest-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const all = { subsystems: [] };
const options = { limit: 100, full: false };
const entry = (made: ParsedEntry): LogRecord => ({ kind: 'entry', key: made.id, entry: made });
const silent = (date: string, count: number): LogRecord => ({ kind: 'silent', key: `day:${date}`, date, count });
const hash = (start: string): string => start.padEnd(40, '0');

/** A commit of a git log, on a day of July 2007. */
function commit(start: string, subject: string, rest: Partial<ParsedEntry> = {}): LogRecord {
  const date = `2007-07-${String(rest.line ?? 3).padStart(2, '0')}`;
  return entry(makeParsed(date, 'Ada Lovelace', { id: hash(start), subject, ...rest, line: undefined }));
}

const merge = (listed: string[]) => ({ from: "branch 'x'", listed });

describe('the people of a digest', () => {
  it('who wrote their first change in it are named, but not where all are new', async () => {
    const by = (name: string) => commit(name, 'nfs: x', { author: { name } });
    const log = await makeRecordsLog([by('Ada'), by('Bob'), { ...by('Cid'), key: 'c' }]);
    const stretch = (from: number) => composeDigest(log, all, { kind: 'numbers', from, to: 3 }, options);
    expect((await stretch(0)).newcomers).toBeUndefined();
    expect((await stretch(2)).newcomers).toEqual(['Cid']);
    expect((await composeDigest(log, all, { kind: 'numbers', from: 0, to: 1 }, options)).newcomers).toEqual(['Ada']);
  });
});

describe('a merge of a git log', () => {
  const commits = [
    commit('a1', 'nfs: one lock fewer'),
    commit('b2', 'cifs: read on'),
    commit('c3', "Merge branch 'x'", { parents: [hash('00'), hash('b2')], merge: merge(['cifs: read on']) }),
  ];

  it('is counted and not listed where a commit that it brought in is in the digest', async () => {
    const log = await makeRecordsLog(commits);
    const digest = await composeDigest(log, all, { kind: 'numbers', from: 0, to: 3 }, options);
    expect(digest).toMatchObject({ described: 3, merges: 1, folded: 1, more: 0 });
    expect(digest.subsystems.flatMap(({ entries }) => entries.map(({ headline }) => headline)).sort()).toEqual([
      'cifs: read on',
      'nfs: one lock fewer',
    ]);
  });

  it('is listed with its titles where none of these is in the digest, or merges alone are watched', async () => {
    const log = await makeRecordsLog(commits);
    const titlesOf = async (watch: Parameters<typeof composeDigest>[1], from: number) => {
      const digest = await composeDigest(log, watch, { kind: 'numbers', from, to: 3 }, options);
      return digest.subsystems.flatMap(({ entries }) => entries.map(({ merge }) => merge?.lines));
    };
    expect(await titlesOf(all, 2)).toEqual([['cifs: read on']]);
    expect(await titlesOf({ subsystems: [], merges: 'only' }, 0)).toEqual([['cifs: read on']]);
  });
});

it('a merge of a text log tells all its titles, or those of what is watched', async () => {
  const log = await openSampleRecords();
  const stretch = { kind: 'days', since: '2007-10-16', until: '2007-10-16' } as const;
  const titlesOf = async (subsystems: string[]) => {
    const digest = await composeDigest(log, { subsystems }, stretch, options);
    return digest.subsystems.flatMap(({ entries }) => entries.flatMap(({ merge }) => merge?.lines ?? []));
  };
  const every = await titlesOf([]);
  const rpc = await titlesOf(['sunrpc']);
  expect(rpc).toContain('SUNRPC: UDP packets go out right again');
  expect(rpc.every((title) => every.includes(title))).toBe(true);
  expect(rpc).not.toContain('NFS: boot parameter against inode numbers of 64 bits');
  expect(every).toContain('NFS: boot parameter against inode numbers of 64 bits');
});

it('a change in two subsystems is listed once, under the first that is watched, and marked with the other', async () => {
  const log = await openSampleRecords();
  const stretch = { kind: 'days', since: '2007-10-16', until: '2007-10-16' } as const;
  const listedIn = async (subsystems: string[]) => {
    const { subsystems: parts } = await composeDigest(log, { subsystems }, stretch, options);
    return parts.map(({ name, entries }) => [name, entries.map(({ also }) => also)]);
  };
  expect(await listedIn(['sunrpc', 'nfs'])).toEqual([['nfs', [['sunrpc']]]]);
  expect(await listedIn(['sunrpc'])).toEqual([['sunrpc', [['nfs']]]]);
});

it('entries stand in the order of arrival, not of their days, and come with their text where it is to be full', async () => {
  const log = await makeRecordsLog([
    commit('a1', 'nfs: later', { line: 9, body: 'Of the ninth.' }),
    commit('b2', 'nfs: earlier', { line: 2 }),
  ]);
  const digest = await composeDigest(
    log,
    { subsystems: ['nfs'] },
    { kind: 'numbers', from: 0, to: 2 },
    {
      limit: 9,
      full: true,
    },
  );
  expect(digest).toMatchObject({ since: '2007-07-02', until: '2007-07-09' });
  expect(digest.subsystems[0]?.entries.map(({ headline, body }) => [headline, body])).toEqual([
    ['nfs: later', 'Of the ninth.'],
    ['nfs: earlier', undefined],
  ]);
});

describe('days without text', () => {
  const records = [
    entry(makeParsed('2007-02-13#1', 'Ada Lovelace', { body: 'nfs: one lock fewer.' })),
    silent('2007-02-14', 4),
    silent('2007-02-15', 1),
    entry(makeParsed('2007-02-14#1', 'Ada Lovelace', { body: 'nfs: the text came later.' })),
  ];
  const days = [
    { date: '2007-02-13', declared: 1, listed: 1 },
    { date: '2007-02-14', declared: 4, listed: 1 },
    { date: '2007-02-15', declared: 1, listed: 0 },
  ];

  it('count where all is watched, without commits that have got their text since', async () => {
    const log = await makeRecordsLog(records, { days });
    expect(await composeDigest(log, all, { kind: 'numbers', from: 0, to: 4 }, options)).toMatchObject({
      count: 6,
      described: 2,
      silent: [
        { date: '2007-02-14', count: 3 },
        { date: '2007-02-15', count: 1 },
      ],
      records: 4,
      leftOut: 0,
      until: '2007-02-15',
    });
  });

  it('are left out where a subsystem is watched, and where all of them have got their text', async () => {
    const log = await makeRecordsLog(records, { days });
    const nfs = await composeDigest(log, { subsystems: ['nfs'] }, { kind: 'numbers', from: 0, to: 4 }, options);
    expect(nfs).toMatchObject({ count: 2, silent: [], records: 2, leftOut: 2 });
    const filled = await makeRecordsLog(records, { days: days.map((day) => ({ ...day, listed: day.declared })) });
    const digest = await composeDigest(
      filled,
      all,
      { kind: 'days', since: '2007-02-14', until: '2007-02-14' },
      options,
    );
    expect(digest).toMatchObject({ count: 1, silent: [], records: 1, leftOut: 1 });
  });

  it('are known to the log by their numbers, and its days by how many records they have', async () => {
    const log = await makeRecordsLog(records, { days, gone: [[0, 1]] });
    expect(log.records).toBe(4);
    expect(await log.silentIn(2, 99)).toEqual([{ date: '2007-02-15', count: 1, sequence: 2 }]);
    expect(await log.daysBelow(2)).toEqual([
      { date: '2007-02-13', records: 1 },
      { date: '2007-02-14', records: 1 },
    ]);
    expect(await log.daysBelow(99)).toEqual([
      { date: '2007-02-13', records: 1 },
      { date: '2007-02-14', records: 2 },
      { date: '2007-02-15', records: 1 },
    ]);
  });
});

it('what the source no longer has is left out', async () => {
  const log = await makeRecordsLog([commit('a1', 'nfs: kept'), commit('b2', 'nfs: gone')], { gone: [[1, 2]] });
  const digest = await composeDigest(log, all, { kind: 'numbers', from: 0, to: 2 }, options);
  expect(digest).toMatchObject({ described: 1, records: 1, leftOut: 1 });
});

it('a stretch of days has only records below a number, where one is given', async () => {
  const log = await makeRecordsLog([commit('a1', 'nfs: one'), commit('b2', 'nfs: two')]);
  const stretch = { kind: 'days', since: '2007-07-01', until: '9999-12-31' } as const;
  expect(await composeDigest(log, all, { ...stretch, below: 1 }, options)).toMatchObject({ described: 1, leftOut: 0 });
  expect(await composeDigest(log, all, stretch, options)).toMatchObject({ described: 2, leftOut: 0 });
});

it('few places are dealt out over the subsystems, and the rest is counted', async () => {
  const names = ['nfs', 'nfs', 'nfs', 'nfs', 'cifs'];
  const log = await makeRecordsLog(names.map((name, index) => commit(`a${index}`, `${name}: change ${index}`)));
  const digest = await composeDigest(log, all, { kind: 'numbers', from: 0, to: 5 }, { limit: 3, full: false });
  expect(digest.subsystems.map(({ name, count, entries }) => [name, count, entries.length])).toEqual([
    ['nfs', 4, 2],
    ['cifs', 1, 1],
  ]);
  expect(digest.more).toBe(2);
});

it('what is too much for a list is summed up, in numbers that are as exact', async () => {
  const names = ['nfs', 'nfs', 'cifs'];
  const log = await makeRecordsLog(
    Array.from({ length: mostListed + 1 }, (_, index) => {
      const parents = index % 100 === 0 ? { merge: merge([]), parents: [hash('00'), hash('01')] } : {};
      return commit(index.toString(16).padStart(8, '0'), `${names[index % 3]}: change ${index}`, parents);
    }),
  );
  const whole = await composeDigest(log, all, { kind: 'numbers', from: 0, to: 999 }, options);
  expect(whole).toMatchObject({ summedUp: true, described: 501, merges: 6, more: 501, records: 501, leftOut: 0 });
  expect(whole.subsystems.map(({ count, entries }) => [count, entries]).slice(0, 1)).toEqual([[330, []]]);
  expect(whole.subsystems.reduce((sum, { count }) => sum + count, 0)).toBe(501);
  const less = await composeDigest(log, all, { kind: 'numbers', from: 1, to: 999 }, options);
  expect(less).toMatchObject({ summedUp: false, described: 500, merges: 5 });
});
