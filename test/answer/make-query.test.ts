import { describe, expect, it } from 'vitest';
import { makeQuery, toSearch } from '../../src/answer/make-query.ts';
import { UserError } from '../../src/model/errors.ts';

const now = '2007-11-16';

describe('a query made of what was typed', () => {
  it.each([
    ['nothing', {}, {}],
    [
      'words and a person',
      { about: 'lzo', person: 'jan', role: 'acked-by' as const },
      { about: 'lzo', person: 'jan', role: 'acked-by' },
    ],
    ['a year', { since: '2007', until: '2007' }, { since: '2007-01-01', until: '2007-12-31' }],
    ['a month', { since: 'oct 2007', until: '2007-10' }, { since: '2007-10-01', until: '2007-10-31' }],
    ['a day', { since: '17 oct 2007', until: '2007-10-17' }, { since: '2007-10-17', until: '2007-10-17' }],
    ['a beginning alone', { since: 'last month' }, { since: '2007-10-01' }],
    ['an end alone', { until: 'yesterday' }, { until: '2007-11-15' }],
    ['people to leave out', { except: 'al viro, ,Jan Kara ,' }, { except: ['al viro', 'Jan Kara'] }],
    ['nobody to leave out', { except: ' , ' }, {}],
    [
      'the rest',
      { by: 'committer' as const, merges: 'none' as const, limit: 3 },
      { by: 'committer', merges: 'none', limit: 3 },
    ],
  ])('has of %s what was asked, and no more', (_, typed, query) => {
    const made = makeQuery(typed, now);
    expect(made).toEqual(query);
    expect(Object.keys(made)).toEqual(expect.arrayContaining(Object.keys(query)));
    expect(Object.keys(made)).toHaveLength(Object.keys(query).length);
  });

  it('whose end lies before its beginning is refused', () => {
    const message = 'since (1 Oct 2007) is after until (31 Jul 2007): swap them.';
    expect(() => makeQuery({ since: 'oct 2007', until: 'jul 2007' }, now)).toThrow(new UserError(message));
  });

  it('with a span that cannot be read is refused', () => {
    expect(() => makeQuery({ until: '2007-02-30' }, now)).toThrow('There is no day 30 in Feb 2007');
  });
});

describe('the search of a query', () => {
  it('is for an author and ten entries unless it says otherwise', () => {
    expect(toSearch({ about: 'lzo', person: 'jan' }, 'best')).toEqual({
      words: 'lzo',
      person: { name: 'jan', role: 'author' },
      order: 'best',
      limit: 10,
    });
  });

  it('takes over every filter', () => {
    const filters = {
      since: '2007-01-01',
      until: '2007-12-31',
      by: 'committer',
      except: ['al'],
      merges: 'only',
    } as const;
    const query = { ...filters, except: ['al'], person: 'jan', role: 'cc' as const, limit: 3 };
    expect(toSearch(query, 'oldest')).toEqual({
      ...filters,
      person: { name: 'jan', role: 'cc' },
      order: 'oldest',
      limit: 3,
    });
  });
});
