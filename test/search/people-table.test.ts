import { describe, expect, it } from 'vitest';
import type { Identity } from '../../src/model/identity.ts';
import { makePeopleTable } from '../../src/search/people-table.ts';

/** So many people that lists of them take several turns of the event loop. */
const many = 6_000;
const people: Identity[] = Array.from({ length: many }, (_, person) => ({
  name: `Ada${person} Lovelace${person % 100}`,
  names: [`ada${person}`],
  emails: [`ada${person}@example.org`],
}));
const makeTable = () =>
  makePeopleTable(
    () => people,
    (number) => people[number],
  );

describe('a table of very many people', () => {
  it('finds and offers the same whether it was made ready or not', async () => {
    const names = ['Ada7 Lovelace7', 'ada8', 'ada9@example.org', 'Ada12 Lovelcae12', 'Grace Hopper'];
    const [ready, plain] = [makeTable(), makeTable()];
    await ready.prepare(names);
    for (const name of names) {
      expect(ready.find(name), name).toEqual(plain.find(name));
      expect(ready.nearest(name, 3), name).toEqual(plain.nearest(name, 3));
    }
    expect(ready.nearest('Ada12 Lovelcae12', 1)).toEqual(['Ada12 Lovelace12']);
  });

  it('is made ready in turns of the event loop, once for all who wait', async () => {
    const table = makeTable();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    expect(table.isReady('Grace Hopper')).toBe(false);
    await Promise.all([table.prepare(['Grace Hopper']), table.prepareAll(true)]);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(2);
    expect(table.isReady('Grace Hopper')).toBe(true);
  });
});
