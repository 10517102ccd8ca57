import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInPeople } from '../../src/search/people-text.ts';

const letters = fc.constantFrom('a', 'b', '"', '\\', '\n', 'é', '𐐨', '{', ',');
const text = fc.string({ unit: letters, maxLength: 3 });
const person = fc.record({
  name: text,
  names: fc.array(text, { maxLength: 2 }),
  emails: fc.array(text, { maxLength: 2 }),
});

it('all who have one of some texts are found, whatever stands in them, in order', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 6 }), fc.array(text, { maxLength: 3 }), (people, texts) => {
      const starts = [1];
      for (const one of people) starts.push((starts.at(-1) ?? 0) + Buffer.byteLength(JSON.stringify(one)) + 1);
      const json = Buffer.from(JSON.stringify(people));
      const expected = [...people.keys()].filter((number) => {
        const { name = '', names = [], emails = [] } = people[number] ?? {};
        return [name, ...names, ...emails].some((one) => texts.includes(one));
      });
      expect(findInPeople(json, Uint32Array.from(starts), texts)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('hardly anybody else is found, and nobody twice', () => {
  const many = Array.from({ length: 500 }, (_, number) => ({
    name: `Ada ${number}`,
    names: [],
    emails: [`${number}@x.org`],
  }));
  const ends = [1];
  for (const one of many) ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(JSON.stringify(one)) + 1);
  const all = Buffer.from(JSON.stringify(many));
  expect(findInPeople(all, Uint32Array.from(ends), ['Ada 17', '300@x.org', 'Grace'])).toEqual([17, 300]);
  const people = [{ name: 'names', names: ['names'], emails: [] }];
  const json = Buffer.from(JSON.stringify(people));
  expect(findInPeople(json, Uint32Array.of(1, json.length), ['names'])).toEqual([0]);
  expect(findInPeople(Buffer.from('[]'), Uint32Array.of(1), ['names'])).toEqual([]);
});
