import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/search/people.ts';

describe('a name for comparing', () => {
  it.each([
    ['Jose R. Santos', 'jose santos'],
    ['José Santos', 'jose santos'],
    ['Robert P. J. Day', 'robert day'],
    ['J. Bruce Fields', 'j bruce fields'],
    ["Theodore Ts'o", 'theodore tso'],
    ['Theodore Y. Ts’o', 'theodore tso'],
    ['????', '????'],
    ['', ''],
  ])('of %j is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});
