import type { NameForm } from './identity-names.ts';

/** A name with its address, as the log has it. */
export interface RawPerson {
  form: NameForm;
  /** The address, if it is one that tells who somebody is. */
  address: string | undefined;
  /** How often the log names them so. */
  count: number;
}

/** The ids that have a key in common, by the key; those without one are left out. */
export function groupBy(
  people: readonly RawPerson[],
  keyOf: (person: RawPerson) => string | undefined,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [id, person] of people.entries()) {
    const key = keyOf(person);
    if (key === undefined) continue;
    const ids = found.get(key);
    if (ids) ids.push(id);
    else found.set(key, [id]);
  }
  return found;
}
