import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { listNames } from '../model/identity.ts';
import type { Query } from '../model/query.ts';
import { formatSpan, parseSpan } from '../model/span.ts';
import type { SearchQuery } from '../search/search.ts';

/** A query whose spans and lists are still as they were typed. */
export interface TypedQuery extends Omit<Query, 'since' | 'until' | 'except'> {
  since?: string | undefined;
  until?: string | undefined;
  /** Names parted by commas. */
  except?: string | undefined;
}

/** How many entries an answer lists unless said. */
export const defaultLimit = 10;

/** How many it lists at most. */
export const mostEntries = 100;

/** Reads the spans of a typed query. `since:2007` begins with the year, `until:2007` ends with it. */
export function makeQuery(typed: TypedQuery, now: Day): Query {
  const since = typed.since === undefined ? undefined : parseSpan(typed.since, now).since;
  const until = typed.until === undefined ? undefined : parseSpan(typed.until, now).until;
  if (since !== undefined && until !== undefined && since > until) {
    throw new UserError(`since (${formatSpan(since, since)}) is after until (${formatSpan(until, until)}): swap them.`);
  }
  const names = typed.except === undefined ? undefined : listNames(typed.except);
  const except = names && names.length > 0 ? names : undefined;
  const { of, about, person, role, subsystem, release, from, to, branch, by, merges, reverts, id, limit, skip } = typed;
  const who = { of, about, person, role, subsystem };
  return pickGiven({ ...who, release, from, to, branch, since, until, by, except, merges, reverts, id, limit, skip });
}

/** What was not asked does not stand in the answer's query. An object of which something was deleted is slow to read. */
export function pickGiven(query: Query): Query {
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given[name] = value;
  return given;
}

/** What narrows a query down beside its words and its subsystem. `person` is somebody in `role`, the author unless said. */
export function toFilters({
  person,
  role,
  release,
  from,
  to,
  branch,
  since,
  until,
  by,
  except,
  merges,
  reverts,
}: Query) {
  return {
    // A role without a name asks for entries in which anybody has it.
    ...(person === undefined ? { role } : { person: { name: person, role: role ?? 'author' } }),
    release,
    from,
    to,
    branch,
    since,
    until,
    by,
    except,
    merges,
    reverts,
  };
}

/** What a query looks for. */
export function toSearch(query: Query, order: SearchQuery['order']): SearchQuery {
  const { about, subsystem, limit = defaultLimit, skip } = query;
  return { words: about, subsystem, ...toFilters(query), order, limit, skip };
}
