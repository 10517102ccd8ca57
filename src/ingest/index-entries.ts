import { creditRoles } from '../enrich/credit-roles.ts';
import { findCredits } from '../enrich/credits.ts';
import { makeHeadline, readSubjectRest } from '../enrich/headline.ts';
import { findOkays } from '../enrich/okays.ts';
import { listReferences } from '../enrich/references.ts';
import type { SubsystemSource } from '../enrich/subsystems.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import { roles, sameRoles } from '../model/roles.ts';

/** The roles that the index's columns know beside author and committer, by their numbers. */
export const columnRoles: readonly string[] = roles.filter((role) => role !== 'author' && role !== 'committer');

/** The numbers of the roles that trailers state. */
const trailerRoles = new Map(columnRoles.map((role, number) => [role, number]));
const credited = trailerRoles.get('credited') ?? 0;
const reviewed = trailerRoles.get('reviewed-by') ?? 0;
for (const role of creditRoles) trailerRoles.set(role, credited);
for (const [role, same] of sameRoles) trailerRoles.set(role, trailerRoles.get(same) ?? credited);

/** Everybody who has a role of the columns in an entry. */
export function listRolePeople(entry: ParsedEntry): { role: number; person: Person }[] {
  const people: { role: number; person: Person }[] = [];
  for (const trailer of entry.trailers) {
    const role = trailerRoles.get(trailer.role);
    if (role !== undefined) people.push({ role, person: trailer });
  }
  for (const person of findCredits(entry.body)) people.push({ role: credited, person });
  for (const name of findOkays(entry.body)) people.push({ role: reviewed, person: { name } });
  return people;
}

/** What is told by a title; of an entry without one, by its text. */
export function toSubsystemSource(entry: ParsedEntry): SubsystemSource {
  const { subject, body, merge, paths, morePaths } = entry;
  // What a ChangeLog's items name teaches which parts there are; the files of commits are for rules alone.
  const own = entry.parents === undefined ? paths : undefined;
  return { subject, body, merge, paths: own, files: paths, moreFiles: morePaths, headline: makeHeadline(entry) };
}

/** What is kept of a merge's text: its first titles tell what it brought. */
const keptOfMerge = 300;

/** What of an entry its subsystems are found by in the index: of a log with titles the bodies need not be kept. */
export function toKeptSource(
  { subject, merge, paths, headline, body }: SubsystemSource,
  keepText: boolean,
  prefixes?: SubsystemSource['prefixes'],
  ruled?: SubsystemSource['ruled'],
): SubsystemSource {
  if (!merge) return { subject, merge, paths, headline, body: keepText ? body : '', prefixes, ruled };
  // Its own title says where it came from, and so does the rest of what is known of it.
  const { from, listed } = merge;
  const kept = keepText ? body : body.slice(0, keptOfMerge);
  return { subject: undefined, merge: { from, listed }, paths, headline: '', body: kept, prefixes, ruled };
}

/** What of an entry its subsystems are found by when somebody asks why: the same, and its files. */
export function toJudgedSource(entry: ParsedEntry, keepText: boolean): SubsystemSource {
  const source = toSubsystemSource(entry);
  const { files, moreFiles } = source;
  return { ...toKeptSource(source, keepText), files, moreFiles };
}

/** The titles that a merge lists and that are found by themselves: in a repository they are commits of their own. */
export function listTitles(entry: ParsedEntry): readonly string[] {
  return entry.parents === undefined ? (entry.merge?.listed ?? []) : [];
}

/** What is found of an entry beside its headline: its text without the titles it lists, and the tickets that its trailers name. */
export function makeIndexedBody(entry: ParsedEntry): string {
  const references = entry.trailers.length === 0 ? [] : listReferences(entry.trailers);
  const parts = [readSubjectRest(entry), makeOwnText(entry), references.join(' ')];
  return parts.filter((part) => part !== '').join('\n\n');
}

function makeOwnText(entry: ParsedEntry): string {
  const titles = listTitles(entry);
  if (titles.length === 0) return entry.body;
  const listed = new Set(titles);
  const lines = entry.body.split('\n').filter((line) => !listed.has(line.trim()));
  return lines.join('\n');
}
