import { describe, expect, it } from 'vitest';
import { parsedEntrySchema } from '../../src/model/entry.ts';

const entry = {
  id: '2007-10-17#1',
  date: '2007-10-17',
  author: { name: 'Jan Engelhardt' },
  body: 'A menu.',
  trailers: [{ role: 'cc', name: 'Neil Brown', email: 'neil@example.org' }],
  notes: [],
};

describe('the shape of an entry in a file', () => {
  it.each([
    ['the least there is', {}],
    ['a merge', { merge: { from: 'git://host/tree', declared: 2, listed: ['one', 'two'], truncated: true } }],
    ['a commit', { committedDate: '2007-10-18', committer: { name: 'Al' }, subject: '', parents: ['a', 'b'], line: 3 }],
  ])('holds %s', (_, more) => {
    expect(parsedEntrySchema.parse({ ...entry, ...more })).toEqual({ ...entry, ...more });
  });

  it.each([
    ['no id', { id: '' }],
    ['an impossible day', { date: '2007-02-30' }],
    ['an author without the name', { author: { email: 'jan@example.org' } }],
    ['a merge of fewer than no commits', { merge: { from: 'x', declared: -1, listed: [] } }],
    ['a body that is no text', { body: null }],
  ])('does not hold %s', (_, more) => {
    expect(parsedEntrySchema.safeParse({ ...entry, ...more }).success).toBe(false);
  });
});
