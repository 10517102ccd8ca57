import { describe, expect, it } from 'vitest';
import { findOkays } from '../../src/enrich/okays.ts';

describe('whose approval a text tells of', () => {
  it.each([
    ['remove a comment; ok markus@', ['markus']],
    ['feedback and ok jdoe@', ['jdoe']],
    ['feedback/ok jdoe@, joan@', ['jdoe', 'joan']],
    ['From joan via the list, ok jdoe@ joan@ and ann-b@\n\nID: 12', ['jdoe', 'joan', 'ann-b']],
    ['It is ok jdoe@example.org said', []],
    ['That is ok with jdoe@', []],
    ['books jdoe@', []],
  ])('"%s": %j', (text, names) => {
    expect(findOkays(text)).toEqual(names);
  });
});
