import { describe, expect, it } from 'vitest';
import { guessName } from '../../src/search/people-guess.ts';

describe('a name that was typed with a slip', () => {
  it.each([
    ['jan karra', ['Jan Kara'], 'Jan Kara'],
    ['jef layton', ['Jeff Layton', 'Jan Kara'], 'Jeff Layton'],
    ['ada rhyl', ['Ada Ryhl'], 'Ada Ryhl'],
    ['jan karra', ['Jan Kara and Ada Ryhl', 'Jan Kara'], 'Jan Kara'],
    // Both words are others, or none is.
    ['jef laiton', ['Jeff Layton'], undefined],
    ['jan', ['Jan Kara'], undefined],
    // It is somebody else of that first name, or may be either.
    ['jan hubicka', ['Jan Kara'], undefined],
    ['jan karra', ['Jan Kara', 'Jan Karrar'], undefined],
  ])('"%s", of whom the nearest are %j, means %s', (typed, near, meant) => {
    expect(guessName(typed, near)).toBe(meant);
  });
});
