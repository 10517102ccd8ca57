import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/ingest/build-index.ts';
import { buildTail } from '../../src/ingest/build-tail.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { noPerson, readPeople, readSubsystems } from '../../src/search/columns.ts';
import type { IndexParts } from '../../src/search/encode-index.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const toRecord = (entry: ParsedEntry): LogRecord => ({ kind: 'entry', key: entry.id, entry });
const silent: LogRecord = { kind: 'silent', key: 'day:2007-02-14', date: '2007-02-14', count: 2 };

const merge = { from: 'git://host/cifs-2.6', listed: ['[CIFS] krb', 'NFS: locks'] };
const records = [
  silent,
  toRecord(
    makeParsed('2007-07-11#1', 'Jan Kara', {
      body: 'ext4: locks.\n\nReported by Ada Lovelace.',
      trailers: ['acked-by: Al Viro', 'helped-by: Dee Wood', 'made-up-by: Nobody Here'].map(makeTrailer),
    }),
  ),
  toRecord(makeParsed('2007-11-13#1', 'Linus Torvalds', { body: `* x:\n${merge.listed.join('\n')}`, merge })),
  toRecord(makeParsed('2007-11-14#1', 'Jan Kara', { body: '[CIFS] signing.', committer: { name: 'Al Viro' } })),
];

const build = async (from: readonly LogRecord[], mailmap?: string): Promise<IndexParts> =>
  await buildIndex(makeMemoryStored('log', from, [], mailmap), testRules.subsystems, 'mark');

/** Names for the numbers of an index. */
function namesOf({ facts, columns }: Pick<IndexParts, 'facts' | 'columns'>) {
  const name = (person: number | undefined) => facts.people[person ?? noPerson]?.name;
  return {
    author: (unit: number) => name(columns.authors[unit]),
    committer: (unit: number) => name(columns.committers[unit]),
    people: (unit: number) =>
      readPeople(columns, unit).map(([role, person]) => `${facts.roles[role]}: ${name(person)}`),
    subsystems: (unit: number) => readSubsystems(columns, unit).map((number) => facts.subsystems[number]),
  };
}

describe('the index of a whole log', () => {
  it('has a place for every record, and the titles of merges behind them', async () => {
    const parts = await build(records);
    expect(parts.facts).toMatchObject({ fingerprint: 'mark', records: 4 });
    expect(parts.columns.days).toHaveLength(4);
    expect([...parts.columns.titleEntries]).toEqual([2, 2]);
    expect([...parts.columns.titlePlaces]).toEqual([0, 1]);
    expect(parts.terms.titleLengths).toHaveLength(6);
    expect(parts.columns.flags[0]).toBe(0);
  });

  it('knows who has which role: by trailers, by credits in the text, and by credit in other trailers', async () => {
    const names = namesOf(await build(records));
    expect([0, 1, 2, 3].map(names.author)).toEqual([undefined, 'Jan Kara', 'Linus Torvalds', 'Jan Kara']);
    expect([1, 3].map(names.committer)).toEqual([undefined, 'Al Viro']);
    expect(names.people(1)).toEqual(['acked-by: Al Viro', 'credited: Dee Wood', 'credited: Ada Lovelace']);
    expect(names.people(2)).toEqual([]);
  });

  it('lists those first who are named most', async () => {
    const again = toRecord(makeParsed('2007-12-01#1', 'Jan Kara'));
    const [first, second] = (await build([...records, again])).facts.people;
    expect([first?.name, second?.name]).toEqual(['Jan Kara', 'Al Viro']);
  });

  it.each([
    ['jk', ['jk']],
    ['Zyx', ['Zyx']],
    ['root', []],
    ['jack@example.org', []],
    ['Jan Kara', []],
  ])('goes by the mailmap, and knows %s still by that name', async (name, names) => {
    const entry = makeParsed('2007-07-11#1', name, { author: { name, email: 'jack@example.org' } });
    const parts = await build([toRecord(entry), toRecord(entry)], 'Jan Kara <jack@example.org>\n');
    expect(parts.facts.people).toEqual([{ name: 'Jan Kara', names, emails: ['jack@example.org'] }]);
  });

  it('finds the subsystems of entries and of each title, those with most entries first', async () => {
    const parts = await build(records);
    const names = namesOf(parts);
    expect(parts.facts.subsystems[0]).toBe('cifs');
    expect(names.subsystems(0)).toEqual([]);
    expect(names.subsystems(1)[0]).toBe('ext4');
    expect(names.subsystems(2)[0]).toBe('cifs');
    expect([4, 5].map(names.subsystems)).toEqual([['cifs'], ['nfs']]);
  });
});

describe('the index of what came later', () => {
  it('knows who is new by the name that the mailmap took away, too', async () => {
    const base = await build([]);
    const entry = makeParsed('2007-07-11#1', 'jk', { author: { name: 'jk', email: 'jack@example.org' } });
    const mailmap = 'Jan Kara <jack@example.org>\n';
    const tail = await buildTail(makeMemoryStored('log', [toRecord(entry)], [], mailmap), testRules.subsystems, base);
    expect(tail.facts.people).toEqual([{ name: 'Jan Kara', names: ['jk'], emails: ['jack@example.org'] }]);
  });

  it('tells people apart who have no address', async () => {
    const base = await build([]);
    const tail = await buildTail(makeMemoryStored('log', records), testRules.subsystems, base);
    const names = namesOf(tail);
    expect([1, 2, 3].map(names.author)).toEqual(['Jan Kara', 'Linus Torvalds', 'Jan Kara']);
    expect(names.committer(3)).toBe('Al Viro');
  });

  it('goes on with the numbers of people and subsystems, and learns nothing new', async () => {
    const base = await build(records);
    const later = [
      toRecord(makeParsed('2007-12-01#1', 'Jan Kara', { body: 'NFS: more locks.' })),
      toRecord(
        makeParsed('2007-12-02#1', 'Eve New', { body: 'ocfs2: begin.', trailers: [makeTrailer('cc: Eve New')] }),
      ),
    ];
    const tail = await buildTail(makeMemoryStored('log', [...records, ...later]), testRules.subsystems, base);
    expect(tail.facts.records).toBe(6);
    expect(tail.columns.days).toHaveLength(2);
    expect(tail.facts.people.slice(0, base.facts.people.length)).toEqual(base.facts.people);
    expect(tail.facts.subsystems.slice(0, base.facts.subsystems.length)).toEqual(base.facts.subsystems);
    expect(tail.facts.learned).toEqual(base.facts.learned);
    const names = namesOf(tail);
    expect([0, 1].map(names.author)).toEqual(['Jan Kara', 'Eve New']);
    expect(names.people(1)).toEqual(['cc: Eve New']);
    expect([0, 1].map((unit) => names.subsystems(unit)[0])).toEqual(['nfs', 'ocfs2']);
  });
});
