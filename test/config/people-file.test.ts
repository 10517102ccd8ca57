import { describe, expect, it } from 'vitest';
import { parsePeople, readPeopleFile } from '../../src/config/people-file.ts';
import { UserError } from '../../src/model/errors.ts';

describe('a file of people', () => {
  it('tells names, other names and addresses', () => {
    const text =
      '{ "people": [{ "name": " Ada ", "names": ["al"], "emails": ["Ada@Example.org"] }, { "name": "Bob" }] }';
    expect(parsePeople(text, 'people.json')).toEqual([
      { name: 'Ada', names: ['al'], emails: ['ada@example.org'] },
      { name: 'Bob', names: [], emails: [] },
    ]);
  });

  it.each([
    ['{ "people": [\n{ "name": "" }] }', 'people.json, line 2: people[0].name is empty: say the name.'],
    [
      '{ "people": [{ "name": "Ada",\n "emails": ["ada"] }] }',
      'people.json, line 2: people[0].emails[0] is an address such as "ada@example.org".',
    ],
    [
      '{ "people": [{ "name": "Ada", "emails": ["a@b.org"] },\n{ "name": "Bob", "emails": ["A@b.org"] }] }',
      'people.json, line 2: people[1] has the address "a@b.org" of people[0] too: one of them can have it.',
    ],
    [
      '{ "people": [{ "name": "Ada" },\n{ "name": "ada" }] }',
      'people.json, line 2: people[1] has the name "ada" of people[0] too: one of them can have it.',
    ],
    [
      '{ "people": [\n{ "name": "Ada",\n "aliases": ["al"] }] }',
      'people.json, line 3: people[0].aliases is no setting: there are name, names and emails.',
    ],
    ['{\n"persons": [], "people": [] }', 'people.json, line 2: persons is no setting: there is people.'],
    ['{ "people": [\n{ "names": ["al"] }] }', 'people.json, line 2: people[0].name is a name in quotes.'],
    ['[]', 'people.json, line 1: is an object such as { "people": [{ "name": "Ada Lovelace", "names": ["ada"] }] }.'],
  ])('with a mistake is told with its place: %s', (text, message) => {
    expect(() => parsePeople(text, 'people.json')).toThrow(new UserError(message));
  });

  it('that is no JSON is told with the line', () => {
    expect(() => parsePeople('{ "people": [\n', 'people.json')).toThrow(/^people\.json, line \d: is no JSON text: /);
  });

  it.each([
    ['ENOENT', 'There is no file people.json: write one, or take it out of annalist.json.'],
    ['EACCES', 'people.json, which annalist.json names, cannot be read: EACCES: not to be had.'],
  ])('that cannot be read is told as annalist.json names it: %s', (code, message) => {
    const read = () => {
      throw Object.assign(new Error(`${code}: not to be had`), { code });
    };
    expect(() => readPeopleFile('/x/people.json', 'people.json', read)).toThrow(new UserError(message));
  });
});
