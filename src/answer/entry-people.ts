import { isCreditRole } from '../enrich/credit-roles.ts';
import { findCredits } from '../enrich/credits.ts';
import { findOkays } from '../enrich/okays.ts';
import type { Entry, Person } from '../model/entry.ts';
import type { AskedRole } from '../model/query.ts';
import { sameRoles } from '../model/roles.ts';
import { findAsideCredits } from './aside-credits.ts';

/** The people who have a role in an entry, each once; `any` means every role. */
export function peopleInEntry(entry: Entry, role: AskedRole): string[] {
  const people: Person[] = [];
  if (role === 'author' || role === 'any') people.push(entry.author);
  if ((role === 'committer' || role === 'any') && entry.committer) people.push(entry.committer);
  for (const trailer of entry.trailers) {
    const counted = isCreditRole(trailer.role) ? 'credited' : (sameRoles.get(trailer.role) ?? trailer.role);
    if (role === counted || role === 'any') people.push(trailer);
  }
  if (role === 'reviewed-by' || role === 'any') people.push(...findOkays(entry.body).map((name) => ({ name })));
  if (role === 'credited' || role === 'any') {
    people.push(...findCredits(entry.body));
    // A log of one-line entries credits people in them.
    const [title, body] = [entry.subject ?? '', entry.body];
    if (title !== '' && title !== body) people.push(...findCredits(title));
    people.push(...findAsideCredits(`${title}\n${body}`).map((name) => ({ name })));
  }
  return [...new Set(people.flatMap(({ name, email = '' }) => (name === '' && email === '' ? [] : [name])))];
}
