import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeIdentities } from '../../src/enrich/identities.ts';
import type { Person } from '../../src/model/entry.ts';
import type { Identities } from '../../src/model/identity.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { parseText } from '../support/parse-text.ts';

/** `Name <mail>`, or a name alone. */
function readPerson(text: string): Person {
  const [, name = '', email] = /^(.*?)(?: ?<(.*)>)?$/.exec(text) ?? [];
  return email === undefined ? { name } : { name, email };
}

function identify(people: readonly string[]): Identities {
  const builder = makeIdentities();
  for (const person of people) builder.add(readPerson(person));
  return builder.finish();
}

/** The people as they were joined, each by the indexes of what was added. */
function join(...people: string[]): string[][] {
  const builder = makeIdentities();
  const ids = people.map((person) => builder.add(readPerson(person)));
  const { of } = builder.finish();
  const groups = new Map<number, string[]>();
  for (const [index, id] of ids.entries()) {
    const group = of[id] ?? -1;
    groups.set(group, [...(groups.get(group) ?? []), people[index] ?? '']);
  }
  return [...groups.values()];
}

const areOne = (...people: string[]): boolean => join(...people).length === 1;

describe('one person', () => {
  it.each([
    ['with one address', ['Ada Berg <ada@a.org>', 'aberg <ada@a.org>']],
    ['with one address in another case', ['Ada Berg <ada@a.org>', 'A <ADA@A.org>']],
    ['by name without case', ['Ada Berg <a@a.org>', 'ada BERG <b@b.org>']],
    ['by name without accents', ['José Muñoz <a@a.org>', 'Jose Munoz <b@b.org>']],
    ['by name without quotes', ["Ada O'Berg <a@a.org>", 'Ada OBerg <b@b.org>', '"Ada O’Berg" <c@c.org>']],
    ['by name without a middle initial', ['Ada R. Berg <a@a.org>', 'Ada Berg <b@b.org>']],
    ['by name with the last name first', ['Berg, Ada <a@a.org>', 'Ada Berg <b@b.org>', 'BERG Ada <c@c.org>']],
    ['by name with dots, dashes or capitals in it', ['ada.berg <a@a.org>', 'Ada Berg <b@b.org>', 'AdaBerg <c@c.org>']],
    ['by name without what stands in brackets', ['Ada Berg (Acme) <a@a.org>', 'Ada Berg <b@b.org>']],
    ['by name without a nickname in quotes', ['Ada "Speedy" Berg <a@a.org>', 'Ada Berg <b@b.org>']],
    ['by name where no address is given', ['Ada Berg <a@a.org>', 'Ada Berg']],
    ['with several leading initials', ['J. B. Berg <a@a.org>', 'JB Berg <b@b.org>']],
    ['through an address that two names share', ['Ada Berg <a@a.org>', 'Ada Holm <a@a.org>', 'Ada Holm <b@b.org>']],
    ['who took another name', ['Ada Berg <a@a.org>', 'Eve Holm <a@a.org>']],
    [
      'with an account of one host',
      ['aberg <12+aberg@users.noreply.github.com>', 'AB <aberg@users.noreply.github.com>'],
    ],
    ['whose nickname is the mailbox of the other', ['zyxberg <z@a.org>', 'Ada Berg <zyxberg@b.org>']],
    [
      'whose account is the mailbox of the other',
      ['Zed <1+zyxberg@users.noreply.github.com>', 'A Berg <zyxberg@b.org>'],
    ],
    ['of one nickname', ['zyxberg <z@a.org>', 'zyxberg <z@b.org>', 'zyxberg']],
    ['whose nickname is the whole name', ['adaberg <x@a.org>', 'Ada Berg <y@b.org>']],
    ['whose nickname is initial and last name', ['aholmberg <x@a.org>', 'Ada Holmberg <y@b.org>']],
    ['whose nickname is the family name with initials', ['wangxm <x@a.org>', 'xiaoming.wang <y@b.org>']],
    ['whose nickname ends in digits', ['adaberg99 <x@a.org>', 'Ada Berg <y@b.org>']],
    ['whose mailbox is the whole name', ['天 <ada.berg@a.org>', 'Ada Berg <y@b.org>']],
    ['named by the first name alone, where no other has it', ['Ada Berg <a@a.org>', 'Ada']],
    ['named by the mailbox alone', ['Ada Berg <zyx@a.org>', 'zyx']],
  ])('is somebody %s', (_, people) => {
    expect(join(...people)).toEqual([people]);
  });

  it('is who is named far more often than another with the same first name', () => {
    const often = Array.from({ length: 20 }, () => 'Ada Berg <a@a.org>');
    expect(identify([...often, 'Ada Holm <h@a.org>', 'Ada']).people.map(({ names }) => names)).toEqual([['Ada'], []]);
    expect(areOne('Ada Berg <a@a.org>', 'Ada Holm <h@a.org>', 'Ada')).toBe(false);
  });
});

describe('two people', () => {
  it.each([
    ['with two names and addresses', ['Ada Berg <a@a.org>', 'Eve Berg <e@a.org>']],
    ['with different middle initials', ['Ada R. Berg <a@a.org>', 'Ada K. Berg <b@b.org>']],
    ['of whom one has a leading initial', ['J. Ada Berg <a@a.org>', 'Ada Berg <b@b.org>']],
    ['with initials for a last name', ['Ada R <a@a.org>', 'Ada K <b@b.org>']],
    ['called root', ['root <root@a.org>', 'root <root@b.org>']],
    ['with a placeholder for a name', ['Your Name <a@a.org>', 'Your Name <b@b.org>']],
    ['called unknown, without an address', ['unknown', 'Unknown <x@a.org>']],
    ['without an address', ['Ada Berg <>', 'Eve Holm <>']],
    ['with the address none@none', ['Ada Berg <none@none>', 'Eve Holm <none@none>']],
    ['on a machine whose address says nothing', ['Ada Berg <root@localhost>', 'Eve Holm <root@localhost>']],
    ['who used the site', ['Ada Berg <noreply@github.com>', 'Eve Holm <noreply@github.com>']],
    ['without a known author', ['Ada Berg <(no author)>', 'Eve Holm <(no author)>']],
    ['whose mail a list passed on', ['Ada Berg via list <l@a.org>', 'Eve Holm via list <l@a.org>']],
    ['called by one first name that others have', ['Ada <x@a.org>', 'Ada <y@b.org>', 'Ada Berg <z@c.org>']],
    ['who may both be meant by a first name', ['Ada Berg <a@a.org>', 'Ada Holm <h@a.org>', 'Ada']],
    ['with the same mailbox at two hosts', ['Ada Berg <zyxberg@a.org>', 'Eve Holm <zyxberg@b.org>']],
    ['with a mailbox that many have', ['Ada Berg <linux@a.org>', 'linux <l@b.org>']],
    [
      'of whom either could have the nickname',
      ['aholmberg <x@a.org>', 'Ada Holmberg <a@b.org>', 'Abe Holmberg <b@b.org>'],
    ],
    ['with a nickname of first name and initial', ['adamh <x@a.org>', 'Adam Holm <a@b.org>']],
    ['with a short nickname', ['zyx <z@a.org>', 'Ada Berg <zyx@b.org>']],
  ])('are those %s', (_, people) => {
    expect(join(...people)).toHaveLength(people.length);
  });

  it('are those of whom one took the address of the other by mistake', () => {
    const people = ['Ada Berg <ada@a.org>', 'Eve Holm <eve@b.org>', 'Ada Berg <eve@b.org>', 'Eve Holm <eve@c.org>'];
    expect(join(...people)).toEqual([
      ['Ada Berg <ada@a.org>', 'Ada Berg <eve@b.org>'],
      ['Eve Holm <eve@b.org>', 'Eve Holm <eve@c.org>'],
    ]);
  });

  it('are all who share an address, where they are many', () => {
    const people = ['Ada Berg', 'Eve Holm', 'Kim Lund'].map((name) => `${name} <team@a.org>`);
    expect(join(...people)).toHaveLength(3);
  });

  it('are not made one by a chain of addresses', () => {
    const names = ['Ada Berg', 'Eve Holm', 'Kim Lund', 'Pia Dahl', 'Uma Wik', 'Siv Falk'];
    const people = names.flatMap((name, at) => [
      `${name} <m${at}@a.org>`,
      `${names[at + 1] ?? 'Liv Ek'} <m${at}@a.org>`,
    ]);
    for (const { name, names } of identify(people).people) expect([name, ...names].length).toBeLessThanOrEqual(2);
  });

  it('are not made one by a chain of addresses and common words', () => {
    const word = (at: number): string => `name${String.fromCharCode(97 + at)}`;
    const people = Array.from({ length: 24 }, (_, at) => `${word(at)} ${word(at + 1)}`).flatMap((name, at) => [
      `${name} <m${at}@a.org>`,
      `${name} <m${at + 1}@a.org>`,
    ]);
    expect(identify(people).people.length).toBeGreaterThan(1);
  });
});

describe('a person', () => {
  it('has the name used most, then the other spellings and addresses, most used first', () => {
    const { people } = identify([
      'Ada Berg <ada@b.org>',
      'aberg <ada@a.org>',
      'Ada  Berg <ada@a.org>',
      'A. Berg <Ada@a.org>',
      'Ada Berg <ada@a.org>',
      '"aberg" <ada@b.org>',
    ]);
    expect(people).toEqual([{ name: 'Ada Berg', names: ['aberg', 'A. Berg'], emails: ['ada@a.org', 'ada@b.org'] }]);
  });

  it.each([
    ['an address', ['ada@a.org <ada@a.org>', 'ada@a.org <ada@a.org>', 'Ada Berg <ada@a.org>']],
    ['a placeholder', ['ubuntu <ada@a.org>', 'ubuntu <ada@a.org>', 'Ada Berg <ada@a.org>']],
    ['a name left encoded', ['=?UTF-8?q?Ada?= <ada@a.org>', '=?UTF-8?q?Ada?= <ada@a.org>', 'Ada Berg <ada@a.org>']],
  ])('is not known by %s where there is a name', (_, people) => {
    expect(identify(people).people.map(({ name }) => name)).toEqual(['Ada Berg']);
  });

  it('named most comes first', () => {
    const { people } = identify(['Ada Berg', 'Eve Holm', 'Eve Holm', 'Kim Lund']);
    expect(people.map(({ name }) => name)).toEqual(['Eve Holm', 'Ada Berg', 'Kim Lund']);
  });

  it('may be nobody', () => {
    expect(identify(['']).people).toEqual([{ name: '', names: [], emails: [] }]);
    expect(identify([]).people).toEqual([]);
  });

  it('of the sample log comes once, however the name is quoted', () => {
    const { entries } = parseText(
      dayList,
      readFileSync(path.join(import.meta.dirname, '../../data/sample/linux-fs-2007.txt')),
    );
    const builder = makeIdentities();
    for (const { author, trailers } of entries) for (const person of [author, ...trailers]) builder.add(person);
    const names = builder.finish().people.map((person) => person.name);
    expect(names).toEqual(expect.arrayContaining(["Theodore Ts'o", 'J. Bruce Fields', 'Jan Kara', 'Jan Engelhardt']));
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('Linus Torvalds');
  });
});

const name = fc.oneof(
  fc.constantFrom(
    'Ada Berg',
    'ada berg',
    'Ada R. Berg',
    'Berg, Ada',
    'Ada',
    'aberg',
    'adaberg',
    'root',
    '',
    'ada@a.org',
  ),
  fc.constantFrom('Eve Holm', 'Eve K. Holm', 'Eve L. Holm', 'eve.holm', 'EveHolm', 'Eve', 'zyxholm', 'Ada Holm'),
  fc.string(),
);
const email = fc.option(
  fc.oneof(
    fc.constantFrom('ada@a.org', 'ADA@A.org', 'team@a.org', 'noreply@github.com', '1+zyxholm@users.noreply.github.com'),
    fc.constantFrom('zyxholm@b.org', 'aberg@b.org', 'root@localhost', '', '@', 'none'),
    fc.string(),
  ),
  { nil: undefined },
);
const persons = fc.array(fc.record({ name, email }), { maxLength: 40 });

describe('any people', () => {
  it('are joined in the same way in any order', () => {
    const identifyAll = (people: readonly Person[]): Identities => {
      const builder = makeIdentities();
      for (const person of people) builder.add(person);
      return builder.finish();
    };
    fc.assert(
      fc.property(persons, fc.infiniteStream(fc.nat()), (people, random) => {
        const shuffled = people
          .map((person) => ({ person, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ person }) => person);
        expect(identifyAll(shuffled).people).toEqual(identifyAll(people).people);
      }),
    );
  });

  it('are each found again under the number that was given for them', () => {
    fc.assert(
      fc.property(persons, (people) => {
        const builder = makeIdentities();
        const ids = people.map((person) => builder.add(person));
        expect(people.map((person) => builder.add({ ...person }))).toEqual(ids);
        const { of, people: found } = builder.finish();
        expect(builder.finish().people).toEqual(found);
        for (const [index, person] of people.entries()) {
          const identity = found[of[ids[index] ?? -1] ?? -1];
          const emails = (person.email ?? '').trim().toLowerCase();
          if (emails !== '') expect(identity?.emails).toContain(emails);
          const spelling = person.name.replace(/\s+/g, ' ').trim();
          if (/^[\w .,@]+$/.test(spelling)) expect([identity?.name, ...(identity?.names ?? [])]).toContain(spelling);
        }
      }),
    );
  });
});

it('who has thousands of names that a mailmap took away is found by each soon', () => {
  const builder = makeIdentities();
  const aliases = Array.from({ length: 8000 }, (_, at) => `Other${at} Name${at}`);
  const begun = performance.now();
  for (const alias of [...aliases, ...aliases])
    builder.add({ name: 'Ada Berg', email: 'ada@a.org', aliases: new Set([alias]) });
  const [person] = builder.finish().people;
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(person?.names.toSorted()).toEqual(aliases.toSorted());
});
