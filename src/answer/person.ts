import type { LogAnswer, Profile } from '../model/answer.ts';
import type { AskedRole, Query } from '../model/query.ts';
import { roles } from '../model/roles.ts';
import type { SearchQuery, SearchResult } from '../search/search.ts';
import { makeActivity } from './activity.ts';
import { makeAnswer } from './answer.ts';
import { type Found, loadHits } from './evidence.ts';
import { toSearch } from './make-query.ts';
import type { LogReader } from './reader.ts';

/** How many subsystems are named. */
const namedSubsystems = 8;

/**
 * Tells of somebody: the first and last of their changes, how many there are by subsystem and by year, and how often they
 * have which role. Of several whom the name may mean it is the one who is named most, and sure only where that is far ahead. Who wrote nothing is
 * told of by the entries in which they have another role.
 */
export async function answerPerson(log: LogReader, query: Query): Promise<LogAnswer> {
  const asked = query.person ?? '';
  const any = await find(log, query, asked, 'any', { limit: 1 });
  const [name, ...others] = [...new Set(any.named)];
  if (name === undefined || any.total === 0) return makeAnswer('person', log, query, any, []);
  const written = await find(log, query, name, 'author', { ...told, tally: 'author' });
  const isAuthor = written.total > 0;
  const counted = isAuthor ? written : await find(log, query, name, 'any', { ...told, tally: 'any' });
  const first = await find(log, query, name, isAuthor ? 'author' : 'any', { limit: 1, order: 'oldest' });
  const found = await loadFirstAndLast(log, first, counted);
  const answer = makeAnswer('person', log, query, counted, found);
  const profile = await makeProfile(log, query, name, counted, written.total);
  // Whoever has several names is one person under each of them; the others are others.
  const isOne = others.length === 0 || isSame(name, asked);
  const rivals = isOne ? { isFar: true, names: [] } : await weighOthers(log, query, name, others);
  return {
    ...answer,
    sure: answer.sure && rivals.isFar,
    people: [
      {
        name,
        ...(profile.names.length > 0 && { names: profile.names }),
        role: isAuthor ? 'author' : 'any',
        count: counted.total,
      },
    ],
    dates: found.flatMap(({ entry }) => entry.date || []),
    count: written.total,
    profile,
    ...withActivity(log, query, counted),
    notes: [
      ...answer.notes.filter(({ kind }) => kind !== 'several-people' && kind !== 'person-taken'),
      ...(rivals.names.length === 0
        ? []
        : [{ kind: 'several-people' as const, person: asked, names: rivals.names, taken: name }]),
    ],
  };
}

/** Whoever has so many times as many entries is meant. */
const farAhead = 100;
/** Of more others than these it is not asked what they do. */
const mostOthers = 10;

/**
 * Whether somebody is far ahead of all others whom the name may mean, and which of these are to be named. Beside somebody
 * who is far ahead, a name that stands in texts alone may be no name: `Keep Junio` was read where a sentence begins.
 */
async function weighOthers(
  log: LogReader,
  query: Query,
  name: string,
  others: string[],
): Promise<{ isFar: boolean; names: string[] }> {
  const countAs = async (person: string, role: AskedRole): Promise<number> =>
    (await find(log, query, person, role, { limit: 0, exact: true })).total;
  const [next = ''] = others;
  const isFar = (await countAs(next, 'any')) * farAhead <= (await countAs(name, 'any'));
  if (!isFar || others.length > mostOthers) return { isFar, names: others };
  const named: string[] = [];
  for (const other of others) if ((await countAs(other, 'any')) > (await countAs(other, 'credited'))) named.push(other);
  return { isFar, names: named };
}

/** What is told of the entries beside the last of them. */
const told = { limit: 1, group: 'subsystem', spread: true } as const;

/** The entries in which somebody has a role, the newest first unless said. */
async function find(
  log: LogReader,
  query: Query,
  name: string,
  role: AskedRole,
  more: Partial<SearchQuery>,
): Promise<SearchResult> {
  return await log.search({ ...toSearch({ ...query, person: name, role }, 'newest'), ...more });
}

/** The first change, and the last where that is another. */
async function loadFirstAndLast(log: LogReader, oldest: SearchResult, newest: SearchResult): Promise<Found[]> {
  const [first] = oldest.hits;
  const hits = [...oldest.hits, ...newest.hits.filter(({ sequence }) => sequence !== first?.sequence)];
  return await loadHits(log, hits);
}

async function makeProfile(
  log: LogReader,
  query: Query,
  name: string,
  counted: SearchResult,
  written: number,
): Promise<Profile> {
  const counts = [];
  for (const role of roles) {
    const { total } =
      role === 'author' ? { total: written } : await find(log, query, name, role, { limit: 0, exact: true });
    if (total > 0) counts.push({ role, count: total });
  }
  const subsystems = counted.groups.map((group) => ({ name: group.name, count: group.count }));
  return {
    name,
    names: counted.people.find((person) => person.name === name)?.names ?? [],
    roles: counts.sort((one, other) => other.count - one.count),
    subsystems: subsystems.slice(0, namedSubsystems),
    subsystemsTotal: subsystems.length,
  };
}

/** Their changes by year. */
function withActivity(log: LogReader, query: Query, { spread }: SearchResult): Pick<LogAnswer, 'activity'> {
  const activity = makeActivity(log, query, spread, 'year');
  return activity === undefined ? {} : { activity };
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
