import { describe, expect, it } from 'vitest';
import { makeIdentities } from '../../src/enrich/identities.ts';
import type { Identity } from '../../src/model/identity.ts';
import type { KnownPerson } from '../../src/model/known-people.ts';

const know = (name: string, names: string[] = [], emails: string[] = []): KnownPerson => ({ name, names, emails });

/** The people of a log in which each of these is named once, with what is known of them. */
function identify(known: readonly KnownPerson[], ...people: [name: string, email?: string][]): Identity[] {
  const builder = makeIdentities(known);
  for (const [name, email] of people) builder.add({ name, email });
  return builder.finish().people;
}

const namesOf = (people: readonly Identity[]): string[] => people.map(({ name }) => name).sort();

describe('what is known of people', () => {
  it('joins names and addresses that nothing else would', () => {
    const known = [know('Ada Lovelace', ['countess'], ['ada@old.example.org'])];
    const people = identify(
      known,
      ['Ada Lovelace', 'ada@a.org'],
      ['countess', 'x@b.org'],
      ['root', 'ada@old.example.org'],
    );
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ name: 'Ada Lovelace', names: ['countess', 'root'] });
  });

  it('gives the name by which somebody is answered, and names that the log does not have', () => {
    const [person] = identify([know('Ada Lovelace', ['enchantress'], ['ada@a.org'])], ['Ada Byron', 'ada@a.org']);
    expect(person).toMatchObject({ name: 'Ada Lovelace', names: ['Ada Byron', 'enchantress'] });
  });

  it('keeps those apart who are called the same', () => {
    const known = [
      know('Bo Li (Berlin)', ['Bo Li'], ['bo@berlin.org']),
      know('Bo Li (Lund)', ['Bo Li'], ['bo@lund.org']),
    ];
    const people = identify(known, ['Bo Li', 'bo@berlin.org'], ['Bo Li', 'bo@lund.org'], ['Bo Li', 'bo@elsewhere.org']);
    expect(namesOf(people)).toEqual(['Bo Li', 'Bo Li (Berlin)', 'Bo Li (Lund)']);
  });

  it('does not count case and accents', () => {
    expect(identify([know('Zoë Ek', ['ZÖE'])], ['Zoe Ek'], ['zöe'])).toHaveLength(1);
  });

  it('lets the usual ways join more to somebody who is known', () => {
    const people = identify(
      [know('Ada Lovelace', ['countess'])],
      ['countess', 'c@x.org'],
      ['Ada K. Lovelace', 'c@x.org'],
    );
    expect(namesOf(people)).toEqual(['Ada Lovelace']);
  });

  it('says nothing of somebody whom the log does not name', () => {
    expect(namesOf(identify([know('Nobody Here', ['nb'])], ['Ada Lovelace']))).toEqual(['Ada Lovelace']);
  });
});
