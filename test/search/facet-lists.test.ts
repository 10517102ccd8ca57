import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeColumnBuilder, type RolePerson } from '../../src/search/columns.ts';
import {
  anyRole,
  authorBit,
  committerBit,
  firstRoleBit,
  intersectLists,
  invertFacets,
  joinLists,
  listOfPerson,
  listOfSubsystem,
  mostOfPerson,
} from '../../src/search/facet-lists.ts';

const rolePerson = fc.tuple(fc.nat(7), fc.nat(5));
const entry = fc.record({
  author: fc.nat(5),
  committer: fc.nat(300),
  people: fc.array(rolePerson, { maxLength: 4 }),
  subsystems: fc.array(fc.nat(4), { maxLength: 3 }),
});

interface Made {
  author: number;
  committer: number;
  people: RolePerson[];
  subsystems: number[];
}

function build(entries: readonly (Made | undefined)[]) {
  const builder = makeColumnBuilder();
  for (const one of entries) {
    const told = { id: 'x', date: '2007-10-17', committedDate: '2007-10-18', merge: false } as const;
    builder.add(one && { ...told, ...one });
    if (one && one.subsystems.length > 2) builder.addTitle(0, one.subsystems);
  }
  return builder.finish();
}

describe('the lists of what the facets say', () => {
  it('have each entry in which somebody has a role, and each unit of a subsystem', () => {
    fc.assert(
      fc.property(fc.array(fc.option(entry, { nil: undefined }), { maxLength: 40 }), (entries) => {
        const lists = invertFacets(build(entries));
        const numbersOf = (test: (one: Made) => boolean): number[] =>
          entries.flatMap((one, number) => (one && test(one) ? [number] : []));
        for (let person = 0; person < 8; person += 1) {
          expect([...listOfPerson(lists, person, authorBit)]).toEqual(numbersOf(({ author }) => author === person));
          expect([...listOfPerson(lists, person, committerBit)]).toEqual(
            numbersOf(({ committer }) => committer === person),
          );
          expect([...listOfPerson(lists, person, 1 << (7 + firstRoleBit))]).toEqual(
            numbersOf(({ people }) => people.some(([role, who]) => role === 7 && who === person)),
          );
          const inAny = listOfPerson(lists, person, anyRole);
          expect([...inAny]).toEqual(
            numbersOf(
              ({ author, committer, people }) =>
                author === person || committer === person || people.some(([, who]) => who === person),
            ),
          );
          expect(mostOfPerson(lists, person)).toBeGreaterThanOrEqual(inAny.length);
        }
        const titled = entries.filter((one) => one !== undefined && one.subsystems.length > 2);
        for (let subsystem = 0; subsystem < 6; subsystem += 1) {
          const titles = titled.flatMap((one, title) =>
            one?.subsystems.includes(subsystem) ? [entries.length + title] : [],
          );
          expect([...listOfSubsystem(lists, subsystem)]).toEqual([
            ...numbersOf(({ subsystems }) => subsystems.includes(subsystem)),
            ...titles,
          ]);
        }
      }),
      { seed: 20071017, numRuns: 100 },
    );
  });

  it('say nothing of somebody or something that no entry names', () => {
    const lists = invertFacets(build([]));
    expect([...listOfPerson(lists, 3, anyRole), ...listOfSubsystem(lists, 0)]).toEqual([]);
  });

  it('are joined and cut as sets are', () => {
    const list = fc.uniqueArray(fc.nat(200)).map((all) => Uint32Array.from(all).sort());
    fc.assert(
      fc.property(list, list, (one, other) => {
        const both = [...one].filter((unit) => other.includes(unit));
        const either = [...new Set([...one, ...other])].sort((a, b) => a - b);
        expect([...intersectLists(one, other)]).toEqual(both);
        expect([...joinLists([one, other])]).toEqual(either);
      }),
      { seed: 20071017, numRuns: 200 },
    );
  });
});
