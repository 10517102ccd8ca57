import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInPeople, printNames } from '../../src/search/people-text.ts';

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
      const expected = [...people.keys()].filter((number) => {
        const { name = '', names = [], emails = [] } = people[number] ?? {};
        return [name, ...names, ...emails].some((one) => texts.includes(one));
      });
      expect(findInPeople(printNames(people), texts)).toEqual(expected);
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
  expect(findInPeople(printNames(many), ['300@x.org', 'Ada 17', 'Ada 300', 'Grace'])).toEqual([17, 300]);
  const people = [{ name: 'Ada', names: ['Ada'], emails: ['Ada'] }];
  expect(printNames(people).namePrints.length).toBe(1);
  expect(findInPeople(printNames(people), ['Ada', 'name'])).toEqual([0]);
  expect(findInPeople(printNames([]), ['Ada'])).toEqual([]);
});
