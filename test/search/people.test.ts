import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/model/entry.ts';
import { foldName, matchPerson, peopleInRole } from '../../src/search/people.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const people = [
  { name: 'Jose R. Santos', email: 'jrs@us.ibm.example' },
  { name: 'José Ramón' },
  { name: 'Jan Kara', email: 'jack@suse.example' },
  { name: 'Jan Engelhardt' },
  { name: "Theodore Ts'o" },
  { name: 'J. Bruce Fields' },
  { name: 'Aneesh Kumar K.V' },
  { name: 'Robert P. J. Day' },
  { name: 'Michał Mirosław' },
  { name: 'Jörn Engel' },
  { name: 'stable@kernel.example', email: 'stable@kernel.example' },
  { name: '????' },
  { name: '' },
];

const found = (wanted: string): string[] => people.filter(matchPerson(wanted)).map(({ name }) => name);

describe('a person as people type the name', () => {
  it.each([
    ['jose santos', ['Jose R. Santos']],
    ['Jose R Santos', ['Jose R. Santos']],
    ['Jose R. Santos', ['Jose R. Santos']],
    ['santos, jose', ['Jose R. Santos']],
    ['J. Santos', ['Jose R. Santos']],
    ['SANTOS', ['Jose R. Santos']],
    ['jose', ['Jose R. Santos', 'José Ramón']],
    ['ramon', ['José Ramón']],
    ['Ramo\u0301n', ['José Ramón']],
    ['theodore tso', ["Theodore Ts'o"]],
    ['"Theodore Ts\'o"', ["Theodore Ts'o"]],
    ['ts’o', ["Theodore Ts'o"]],
    ['bruce fields', ['J. Bruce Fields']],
    ['j bruce fields', ['J. Bruce Fields']],
    ['aneesh kumar', ['Aneesh Kumar K.V']],
    ['K.V', ['Aneesh Kumar K.V']],
    ['robert day', ['Robert P. J. Day']],
    ['miroslaw', ['Michał Mirosław']],
    ['jorn engel', ['Jörn Engel']],
  ])('%j is %j', (wanted, names) => {
    expect(found(wanted)).toEqual(names);
  });

  it('by a first name that two have is both', () => {
    expect(found('jan')).toEqual(['Jan Kara', 'Jan Engelhardt']);
  });

  it.each([
    ['jack@suse.example', ['Jan Kara']],
    ['<JACK@suse.example>', ['Jan Kara']],
    ['Jan Kara <jack@suse.example>', ['Jan Kara']],
    ['stable@kernel.example', ['stable@kernel.example']],
    ['suse.example', []],
    ['jack@suse', []],
  ])('by the e-mail %j is %j', (wanted, names) => {
    expect(found(wanted)).toEqual(names);
  });

  it.each(['kar', 'jankara', 'kara jan jack', 'linus', '', ' ', '"', '.'])('%j is nobody', (wanted) => {
    expect(found(wanted)).toEqual([]);
  });

  it('whose name has no letters is found by just this name', () => {
    expect(found('????')).toEqual(['????']);
    expect(found('???')).toEqual([]);
  });
});

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

describe('the people in a role', () => {
  const trailers = ['signed-off-by: Jan Kara', 'cc: Al Viro', 'signed-off-by: Linus Torvalds'].map(makeTrailer);
  const parsed = makeParsed('2007-10-17#1', 'Jan Kara', { trailers, committer: { name: 'Linus Torvalds' } });
  const entry: Entry = { ...parsed, headline: '', subsystems: [] };

  it.each([
    ['author', ['Jan Kara']],
    ['committer', ['Linus Torvalds']],
    ['signed-off-by', ['Jan Kara', 'Linus Torvalds']],
    ['cc', ['Al Viro']],
    ['acked-by', []],
  ] as const)('%s are %j', (role, names) => {
    expect(peopleInRole(entry, role).map(({ name }) => name)).toEqual(names);
  });

  it('committer are none where the log names none', () => {
    expect(peopleInRole({ ...entry, committer: undefined }, 'committer')).toEqual([]);
  });
});
