import type { Identities } from '../model/identity.ts';
import { type KnownPerson, makeKnownFinder } from '../model/known-people.ts';
import { joinAddresses } from './identity-addresses.ts';
import { assembleIdentities, type CountedPerson, type NamedPerson } from './identity-assembly.ts';
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
  add(person: NamedPerson, times?: number): number;
  /** Who is who among those noted so far. */
  finish(): Identities;
}

/**
 * Finds out which names and addresses of a log are one person's: those with the same name (without case, accents and
 * middle initials, in any order of its words), the same address or the same nickname, where it is not one that many
 * have. The mailmap, if there is one, has been applied to what is added, and which names it took away is told beside it. The
 * order of adding does not matter. What is said of `known` people comes before all that.
 */
export function makeIdentities(known: readonly KnownPerson[] = []): IdentityBuilder {
  const table = makePeopleTable();
  return {
    add: table.add,
    finish() {
      // Whether a join is refused depends on those before it, so they are taken in an order of their own.
      const counted = [...table.people].sort((a, b) => compare(a.name, b.name) || compare(a.email, b.email));
      const sides = findSides(counted, known);
      const groups = groupPeople(counted, sides);
      return assembleIdentities(counted, groups.find, (place) => known[sides[place] ?? -1]);
    },
  };
}

/**
 * Whom of the known people each of those counted is, as a place in that list. Of whom it cannot be told which of several
 * they are is none of them: these have a number of their own for each such name.
 */
function findSides(people: readonly CountedPerson[], known: readonly KnownPerson[]): (number | undefined)[] {
  if (known.length === 0) return [];
  const find = makeKnownFinder(known);
  const unclear = new Map<string, number>();
  return people.map(({ name, email }) => {
    const match = find(name, email);
    if (match !== 'several') return match;
    const { key } = readName(name);
    const side = unclear.get(key) ?? known.length + unclear.size;
    unclear.set(key, side);
    return side;
  });
}

function groupPeople(people: readonly CountedPerson[], sides: readonly (number | undefined)[]): Groups {
  const forms = new Map<string, NameForm>();
  const raws = people.map(({ name, email, count }): RawPerson => {
    const form = forms.get(name) ?? readName(name);
    forms.set(name, form);
    return { form, address: isRelayed(name) ? undefined : tellingEmail(email), count };
  });
  const keyOf = (id: number): string | undefined => (raws[id]?.form.kind === 'full' ? raws[id].form.key : undefined);
  const groups = makeGroups(raws.length, keyOf, (id) => sides[id]);
  const first = new Map<number, number>();
  for (const [id, side] of sides.entries()) {
    if (side === undefined) continue;
    groups.unite(first.get(side) ?? id, id);
    if (!first.has(side)) first.set(side, id);
  }
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
