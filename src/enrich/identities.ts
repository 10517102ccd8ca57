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
import { makePeopleTable } from './identity-table.ts';

/** Collects the people of a log. */
export interface IdentityBuilder {
  /** Notes that somebody was named, once or more often, and gives a number for just this name and address. */
  add(person: Person, times?: number): number;
  /** Who is who among those noted so far. */
  finish(): Identities;
}

/**
 * Finds out which names and addresses of a log are one person's: those with the same name (without case, accents and
 * middle initials, in any order of its words), the same address or the same nickname, where it is not one that many
 * have. The mailmap, if there is one, has been applied to what is added. The order of adding does not matter.
 */
export function makeIdentities(): IdentityBuilder {
  const table = makePeopleTable();
  return {
    add: table.add,
    finish() {
      // Whether a join is refused depends on those before it, so they are taken in an order of their own.
      const counted = [...table.people].sort((a, b) => compare(a.name, b.name) || compare(a.email, b.email));
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
