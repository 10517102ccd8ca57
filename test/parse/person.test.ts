import { describe, expect, it } from 'vitest';
import { parsePeople, parsePerson } from '../../src/parse/person.ts';

describe('a person', () => {
  it.each([
    ['Ada Byron', { name: 'Ada Byron' }],
    ['  Ada Byron  ', { name: 'Ada Byron' }],
    ['Ada Byron <ada@example.org>', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['Ada Byron<ada@example.org>', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['"Theodore Ts\'o"', { name: "Theodore Ts'o" }],
    ['"J. Bruce Fields"', { name: 'J. Bruce Fields' }],
    ['"J. Bruce Fields" <jbf@example.org>', { name: 'J. Bruce Fields', email: 'jbf@example.org' }],
    ['"Byron, Ada" <ada@example.org>', { name: 'Byron, Ada', email: 'ada@example.org' }],
    ['"Ada \\"Al\\" Byron" <ada@example.org>', { name: 'Ada "Al" Byron', email: 'ada@example.org' }],
    ['Ada "Al" Byron <ada@example.org>', { name: 'Ada "Al" Byron', email: 'ada@example.org' }],
    ['"Al" and "Ada"', { name: '"Al" and "Ada"' }],
    ['ada@example.org', { name: 'ada@example.org', email: 'ada@example.org' }],
    ['<ada@example.org>', { name: 'ada@example.org', email: 'ada@example.org' }],
    ['Ada Byron ada@example.org', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['ada(ada@example.org)', { name: 'ada', email: 'ada@example.org' }],
    ['Ada Byron (ada@example.org)', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['Ada Byron (maintainer)', { name: 'Ada Byron (maintainer)' }],
    ['stable@example.org # 5.4+', { name: 'stable@example.org', email: 'stable@example.org' }],
    ['<stable@example.org> # v4.9', { name: 'stable@example.org', email: 'stable@example.org' }],
    ['Stable Tree <stable@example.org> #4.9', { name: 'Stable Tree', email: 'stable@example.org' }],
    ['Ada Byron [for the tests]', { name: 'Ada Byron' }],
    ['Ada Byron <ada@example.org> [for the tests]', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['Ada Byron <ada@example.org', { name: 'Ada Byron', email: 'ada@example.org' }],
    ['Ada Byron <>', { name: 'Ada Byron' }],
    ['Ünal Ñandú', { name: 'Ünal Ñandú' }],
    ['<>', { name: '' }],
    ['""', { name: '' }],
    ['', { name: '' }],
  ])('is read from %j', (text, person) => {
    expect(parsePerson(text)).toEqual(person);
  });
});

describe('people on one line', () => {
  it.each([
    ['Ada <a@example.org>, Bob <b@example.org>', ['Ada', 'Bob']],
    ['a@example.org, b@example.org', ['a@example.org', 'b@example.org']],
    ['Ada <a@example.org>,', ['Ada']],
    ['Byron, Ada <a@example.org>', ['Byron, Ada']],
    ['Ada Byron, Bob Stone', ['Ada Byron, Bob Stone']],
  ])('are read from %j', (text, names) => {
    expect(parsePeople(text).map((person) => person.name)).toEqual(names);
  });
});
