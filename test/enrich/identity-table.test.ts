import { expect, it } from 'vitest';
import { makePeopleTable } from '../../src/enrich/identity-table.ts';
import { takesLinearTime } from '../support/linear-time.ts';

it('notes the names that a mailmap took away, each once', () => {
  const table = makePeopleTable();
  for (const alias of ['jk', 'jack', 'jk']) table.add({ name: 'Jan', email: 'j@x.org', aliases: new Set([alias]) });
  expect(table.finish()).toEqual([
    { id: 0, name: 'Jan', email: 'j@x.org', count: 3, aliases: new Set(['jk', 'jack']) },
  ]);
});

it('notes them in a time that grows with their number alone', () => {
  const make = (share: number) => Array.from({ length: 60_000 * share }, (_, at) => new Set([`jan ${at}`]));
  const addAll = (all: readonly ReadonlySet<string>[]) => {
    const table = makePeopleTable();
    for (const aliases of all) table.add({ name: 'Jan', aliases });
  };
  expect(takesLinearTime(make, addAll)).toBe(true);
});
