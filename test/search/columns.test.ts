import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnEntry,
  dayNumber,
  findHashes,
  isEntry,
  isHashed,
  isMerge,
  makeColumnBuilder,
  noPerson,
  numberDay,
  readPeople,
  readSubsystems,
} from '../../src/search/columns.ts';

const plain: ColumnEntry = {
  id: '2007-10-17#1',
  date: '2007-10-17',
  committedDate: '2007-10-18',
  merge: false,
  author: 1,
  committer: noPerson,
  people: [],
  subsystems: [],
};

describe('columns', () => {
  it('keep people in roles and subsystems of every record and title', () => {
    const numbers = fc.array(fc.oneof(fc.nat(200), fc.nat(100_000)), { maxLength: 5 });
    const people = fc.array(fc.tuple(fc.nat(20), fc.oneof(fc.nat(300), fc.constant(noPerson))), { maxLength: 5 });
    const record = fc.option(fc.record({ people, subsystems: numbers, titles: fc.array(numbers, { maxLength: 3 }) }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const builder = makeColumnBuilder();
        for (const made of records) {
          builder.add(made && { ...plain, ...made });
          for (const [place, subsystems] of made?.titles.entries() ?? []) builder.addTitle(place, subsystems);
        }
        const columns = builder.finish();
        for (const [index, made] of records.entries()) {
          expect(readPeople(columns, index)).toEqual(made?.people ?? []);
          expect(readSubsystems(columns, index)).toEqual(made?.subsystems ?? []);
        }
        const titles = records.flatMap((made, entry) =>
          (made?.titles ?? []).map((subsystems, place) => ({ subsystems, entry, place })),
        );
        for (const [index, { subsystems, entry, place }] of titles.entries()) {
          expect(readSubsystems(columns, records.length + index)).toEqual(subsystems);
          expect([columns.titleEntries[index], columns.titlePlaces[index]]).toEqual([entry, place]);
        }
      }),
    );
  });

  it('tell entries, merges and hashes apart', () => {
    const builder = makeColumnBuilder();
    builder.add({ ...plain, id: 'a'.repeat(40), merge: true });
    builder.add(undefined);
    builder.add(plain);
    const { flags, days, committedDays, authors, committers } = builder.finish();
    expect([...flags]).toEqual([isEntry | isMerge | isHashed, 0, isEntry]);
    expect([...days]).toEqual([20_071_017, 0, 20_071_017]);
    expect([...committedDays]).toEqual([20_071_018, 0, 20_071_018]);
    expect([...authors]).toEqual([1, noPerson, 1]);
    expect([...committers]).toEqual([noPerson, noPerson, noPerson]);
  });

  it('find entries by how their hash begins, and none that has no hash', () => {
    const ids = ['00000000'.padEnd(40, '1'), '2007-10-17#1', '1a2b'.padEnd(40, '0'), '1a2c'.padEnd(64, '0')];
    ids.push('1a2b'.padEnd(40, '0').replace(/0$/, '1'));
    const builder = makeColumnBuilder();
    for (const id of ids) builder.add({ ...plain, id });
    const columns = builder.finish();
    expect(findHashes(columns, '0')).toEqual([0]);
    expect(findHashes(columns, '1a2')).toEqual([2, 3, 4]);
    expect(findHashes(columns, '1a2c')).toEqual([3]);
    expect(findHashes(columns, ids[2] ?? '')).toEqual([2, 4]);
    expect(findHashes(columns, ids[0] ?? '')).toEqual([0]);
    expect(findHashes(columns, '00000000')).toEqual([0]);
    expect(findHashes(columns, 'ffff')).toEqual([]);
  });

  it('take any day there and back, in its order', () => {
    for (const day of ['0001-01-01', '1970-01-01', '2007-10-17', '9999-12-31']) {
      expect(numberDay(dayNumber(day))).toBe(day);
    }
    expect(dayNumber('2007-10-09')).toBeLessThan(dayNumber('2007-10-10'));
  });
});
