import type { Person } from '../model/entry.ts';
import type { Identities } from '../model/identity.ts';
import { joinAddresses } from './identity-addresses.ts';
import { assembleIdentities, type CountedPerson } from './identity-assembly.ts';
import { joinBareNames } from './identity-bare-names.ts';
import { tellingEmail } from './identity-emails.ts';
import { type Groups, makeGroups } from './identity-groups.ts';
import { isRelayed, type NameForm, readName } from './identity-names.ts';
import { joinNicknames } from './identity-nicknames.ts';
import { groupBy, type RawPerson } from './identity-raws.ts';
import { joinShortForms } from './identity-short-forms.ts';

/** Collects the people of a log. */
export interface IdentityBuilder {
  /** Notes that somebody was named, and gives a number for just this name and address. */
  add(person: Person): number;
  /** Who is who among those noted so far. */
  finish(): Identities;
}

/**
 * Finds out which names and addresses of a log are one person's: those with the same name (without case, accents and
 * middle initials, in any order of its words), the same address or the same nickname, where it is not one that many
 * have. The mailmap, if there is one, has been applied to what is added. The order of adding does not matter.
 */
export function makeIdentities(): IdentityBuilder {
  const known = new Map<string, { email: string; id: number; ids: Map<string, number> }>();
  const people: CountedPerson[] = [];
  const counts: number[] = [];
  const addNew = (name: string, email: string): number => {
    const id = people.length;
    people.push({ id, name, email, count: 0 });
    counts.push(0);
    return id;
  };
  const idOf = (name: string, email: string): number => {
    const named = known.get(name);
    if (named === undefined) {
      const id = addNew(name, email);
      known.set(name, { email, id, ids: new Map([[email, id]]) });
      return id;
    }
    // Most people use one address for years, and comparing two is faster than looking one up.
    if (named.email === email) return named.id;
    const id = named.ids.get(email) ?? addNew(name, email);
    named.ids.set(email, id);
    named.email = email;
    named.id = id;
    return id;
  };
  return {
    add({ name, email = '' }) {
      const id = idOf(name, email);
      counts[id] = (counts[id] ?? 0) + 1;
      return id;
    },
    finish() {
      const counted = people.map((person) => ({ ...person, count: counts[person.id] ?? 0 }));
      // Whether a join is refused depends on those before it, so they are taken in an order of their own.
      counted.sort((a, b) => compare(a.name, b.name) || compare(a.email, b.email));
      const groups = groupPeople(counted);
      return assembleIdentities(counted, groups.find);
    },
  };
}

function groupPeople(people: readonly CountedPerson[]): Groups {
  const forms = new Map<string, NameForm>();
  const raws = people.map(({ name, email, count }): RawPerson => {
    const form = forms.get(name) ?? readName(name);
    forms.set(name, form);
    return { form, address: isRelayed(name) ? undefined : tellingEmail(email), count };
  });
  const groups = makeGroups(raws.length, (id) => (raws[id]?.form.kind === 'full' ? raws[id].form.key : undefined));
  joinNames(raws, groups);
  joinAddresses(raws, groups);
  joinNicknames(raws, groups);
  joinShortForms(raws, groups);
  joinBareNames(raws, groups);
  return groups;
}

/** Joins those with the same full name. Where it has different middle initials, they are different people. */
function joinNames(raws: readonly RawPerson[], groups: Groups): void {
  for (const ids of groupBy(
    raws,
    ({ form }) => form.parted || (form.kind === 'full' ? form.key : undefined),
  ).values()) {
    const middles = new Set(ids.map((id) => raws[id]?.form.middle ?? ''));
    const longest = [...middles].reduce((a, b) => (b.length > a.length ? b : a), '');
    const one = [...middles].every((middle) => longest.startsWith(middle));
    const first = new Map<string, number>();
    for (const id of ids) {
      const middle = one ? '' : (raws[id]?.form.middle ?? '');
      groups.join(first.get(middle) ?? id, id);
      if (!first.has(middle)) first.set(middle, id);
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
