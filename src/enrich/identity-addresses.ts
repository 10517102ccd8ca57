import { connectNames, type Groups, mostNames } from './identity-groups.ts';
import { groupBy, type RawPerson } from './identity-raws.ts';

/** An address with more names than this belongs to a list or a service. */
const mostSpellings = 30;

/** Joins those with the same address, unless it has the names of several people. */
export function joinAddresses(people: readonly RawPerson[], groups: Groups): void {
  const addresses = collectAddresses(people);
  for (const [address, ids] of groupBy(people, (person) => person.address)) {
    if (ids.length > mostSpellings || isShared(address, namesOf(ids, people), addresses)) continue;
    for (const id of ids) groups.join(ids[0] ?? id, id);
  }
}

/** The words of each full name, by its key. */
function namesOf(ids: readonly number[], people: readonly RawPerson[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const id of ids) {
    const form = people[id]?.form;
    if (form?.kind === 'full') names.set(form.key, new Set(form.words));
  }
  return names;
}

/**
 * Whether an address has the names of several people. Two names without a common word are one person's who changed the
 * name or writes it in two ways, unless each of them has addresses that the other has not: then one took the other's by
 * mistake.
 */
function isShared(
  address: string,
  names: ReadonlyMap<string, Set<string>>,
  addresses: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (names.size < 2) return false;
  const sets = new Map([...names].map(([key, words]) => [words, addresses.get(key) ?? new Set<string>()]));
  const connected = connectNames([...names.values()]);
  if (connected.length < 2) return false;
  if (connected.length > mostNames) return true;
  const [some = [], others = []] = connected.map((group) => group.map((words) => sets.get(words) ?? new Set<string>()));
  return hasOwn(address, some, others) && hasOwn(address, others, some);
}

/** Whether one of the names has an address that none of the others has. */
function hasOwn(
  address: string,
  some: readonly ReadonlySet<string>[],
  others: readonly ReadonlySet<string>[],
): boolean {
  return some.some((own) => [...own].some((one) => one !== address && !others.some((other) => other.has(one))));
}

/** The addresses of each full name, by its key. */
function collectAddresses(people: readonly RawPerson[]): Map<string, Set<string>> {
  const addresses = new Map<string, Set<string>>();
  for (const { form, address } of people) {
    if (form.kind !== 'full' || address === undefined) continue;
    const own = addresses.get(form.key);
    if (own) own.add(address);
    else addresses.set(form.key, new Set([address]));
  }
  return addresses;
}
