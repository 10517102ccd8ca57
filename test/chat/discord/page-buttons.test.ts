import { describe, expect, it } from 'vitest';
import { findNeighbours, formatPlace, makePageButtons, readPlace } from '../../../src/chat/discord/page-buttons.ts';

describe('the id of a button', () => {
  it.each([
    { skip: 0, part: 0 },
    { skip: 10, part: 'last' as const, log: 'sample' },
    { skip: 10, part: 0, records: 260, day: '2008-01-15' },
    { skip: 10, part: 0, log: 'sample', records: 0 },
    { skip: 10, part: 0, log: '2007', day: '1970-01-01' },
    { skip: 999_999_999, part: 99_999, log: 'l'.repeat(64), records: 999_999_999, day: '2099-12-31' },
  ])('says a place, is read back, and is short enough: %j', (place) => {
    expect(formatPlace(place).length).toBeLessThanOrEqual(100);
    expect(readPlace(formatPlace(place))).toEqual(place);
  });

  it.each([
    '',
    'first',
    'last',
    'p:',
    'p:1',
    'p:-1:0:',
    'p:1:x:',
    'p:1e3:0:',
    'q:1:0:',
    'p:1:0:../secret',
    'p:1:0:A b',
    'p:1:0:1:2:A b',
    'p:1:0:1:sample',
  ])('that is not of ours says nothing: %j', (id) => {
    expect(readPlace(id)).toBeUndefined();
  });
});

describe('the pages before and after', () => {
  const shown = { place: { skip: 10, part: 0, log: 'a' }, parts: 1, pageSize: 10, listed: 20, hasMore: true };

  it('are those of the entries before and after, from the last message of the ones to the first of the others', () => {
    expect(findNeighbours(shown)).toEqual({
      previous: { skip: 0, part: 'last', log: 'a' },
      next: { skip: 20, part: 0, log: 'a' },
    });
  });

  it('are first of all the other messages of the same entries', () => {
    expect(findNeighbours({ ...shown, place: { skip: 10, part: 1, log: 'a' }, parts: 3 })).toEqual({
      previous: { skip: 10, part: 0, log: 'a' },
      next: { skip: 10, part: 2, log: 'a' },
    });
  });

  it('are none at the ends', () => {
    const only = { ...shown, place: { skip: 0, part: 0 }, listed: 3, hasMore: false };
    expect(findNeighbours(only)).toEqual({ previous: undefined, next: undefined });
    expect(makePageButtons(undefined, undefined)).toEqual([]);
  });
});

describe('buttons', () => {
  it('are always two, and the one that leads nowhere cannot be pressed', () => {
    expect(makePageButtons(undefined, { skip: 10, part: 0, log: 'sample' })).toEqual([
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: '◀ Previous', custom_id: 'first', disabled: true },
          { type: 2, style: 2, label: 'Next ▶', custom_id: 'p:10:0:sample' },
        ],
      },
    ]);
  });
});
