import { expect, it } from 'vitest';
import { decodeRecord } from '../../src/store/stored-record.ts';

const whole = { id: 'a', date: '2007-10-17', author: ['Jan Kara'], body: 'A lock.' };

it.each([
  ['no object', [], 'records.3 does'],
  ['an author who is no list', { ...whole, author: 'Jan Kara' }, 'records.3.author does'],
  ['an author with a number', { ...whole, author: ['Jan Kara', 7] }, 'records.3.author does'],
  ['no author', { ...whole, author: undefined }, 'records.3.author does'],
  ['a title that is a list', { ...whole, subject: ['x'] }, 'records.3.subject does'],
  ['trailers that are no lists', { ...whole, trailers: ['acked-by'] }, 'records.3.trailers does'],
  ['a line in words', { ...whole, line: '7' }, 'records.3.line does'],
  ['a merge without its tree', { ...whole, merge: { listed: [] } }, 'records.3.merge.from does'],
  ['a merge that is cut perhaps', { ...whole, merge: { from: 'x', listed: [], truncated: 1 } }, 'merge.truncated does'],
  ['a silent day without a count', { key: 'day', date: '2007-10-17' }, 'records.3.silent does'],
])('a record with %s is refused, and its place is told', (_, stored, reason) => {
  expect(() => decodeRecord(stored, 'records.3')).toThrow(`${reason} not fit`);
});

it('what a record has beside its fields is passed over', () => {
  const merge = { from: 'x', listed: ['one'], kind: 'odd' };
  const record = decodeRecord({ ...whole, merge, colour: 'red' });
  expect(record).toEqual({
    kind: 'entry',
    key: 'a',
    entry: {
      id: 'a',
      date: '2007-10-17',
      author: { name: 'Jan Kara' },
      body: 'A lock.',
      trailers: [],
      notes: [],
      merge: { from: 'x', listed: ['one'] },
    },
  });
});
