import { hostedLogin, type Identity, nameWords } from '../model/identity.ts';
import type { IsKnown } from './credit-names.ts';
import { readName } from './identity-names.ts';

/** Tells whether a log has somebody who is called just so: by a spelling of the name, or by an account's name. */
export function knownNames(people: readonly Identity[]): IsKnown {
  const known = new Set<string>();
  for (const { name, names, emails } of people) {
    for (const spelling of [name, ...names]) {
      if (readName(spelling).kind !== 'none') known.add(nameWords(spelling).join(' '));
    }
    for (const email of emails) known.add(nameWords(hostedLogin(email) ?? '').join(' '));
  }
  known.delete('');
  return (name) => known.has(nameWords(name).join(' '));
}
