import { compareVersions, parseVersion } from '../enrich/version.ts';
import type { Entry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import type { Releases } from '../model/release.ts';
import { dayNumber, findHashes } from '../search/columns.ts';
import type { Shard } from '../search/shard.ts';
import type { LogReader } from './reader.ts';

/** What entries are found by their ids with. */
export interface FindPorts {
  shards: readonly Shard[];
  isGone(sequence: number): boolean;
  readEntry(sequence: number): Promise<Entry>;
  readReleases(): Promise<Releases>;
  /** What ids go through that are given out, where they do. */
  show?: ((id: string) => string) | undefined;
  /** All ids in the order of their numbers, where they may be of any form; nothing otherwise. */
  listIds(): AsyncIterable<string | undefined>;
}

/**
 * Makes what finds entries by their ids: a hash or its beginning, a day or a release with a position. Of a release `1.2.0`
 * and `v1.2.0` are the same.
 */
export function makeFind(ports: FindPorts): LogReader['find'] {
  const { shards, isGone, readEntry } = ports;
  return async (id, limit) => {
    const wanted = (ports.show?.(id) ?? id).toLowerCase();
    const { release, position } = readPosition(wanted);
    const found: number[] = [];
    const takes = (entry: Entry): boolean => {
      if (release === undefined) return entry.id.startsWith(id) && !entry.id.includes('#');
      return entry.id.endsWith(position) && isSameRelease(entry.release ?? '', release);
    };
    const candidates =
      findByForm(shards, id) ?? (await findByRelease(ports, release)) ?? (await findInAll(ports, wanted));
    for (const sequence of candidates) {
      if (isGone(sequence)) continue;
      const entry = await readEntry(sequence);
      if (entry.id.toLowerCase() === wanted) return [sequence];
      if (takes(entry)) found.push(sequence);
      if (found.length >= limit) break;
    }
    return found;
  };
}

/** Of `1.2.0#3` the release and the position with its mark; of a day and its position, nothing. */
function readPosition(id: string): { release?: string; position: string } {
  const at = id.lastIndexOf('#');
  if (at <= 0 || isDayId(id)) return { position: '' };
  return { release: id.slice(0, at), position: id.slice(at) };
}

const isDayId = (id: string): boolean => /^\d{4}-\d\d-\d\d#\d+$/.test(id);

function isSameRelease(name: string, wanted: string): boolean {
  if (name.toLowerCase() === wanted) return true;
  const [one, other] = [parseVersion(name), parseVersion(wanted)];
  return one !== undefined && other !== undefined && compareVersions(one, other) === 0;
}

/** Numbers of entries that may have this id: by its first digits, or by its day. */
function findByForm(shards: readonly Shard[], id: string): number[] | undefined {
  const isHash = /^[0-9a-f]{1,64}$/.test(id);
  if (!isHash && !isDayId(id)) return undefined;
  return shards.flatMap(({ first, columns }) => {
    if (isHash) return findHashes(columns, id).map((entry) => first + entry);
    const wanted = dayNumber(id.slice(0, 10));
    return [...columns.days.entries()].flatMap(([entry, number]) => (number === wanted ? [first + entry] : []));
  });
}

/** The entries of a release, from the one that stands first. */
async function findByRelease(ports: FindPorts, release: string | undefined): Promise<number[] | undefined> {
  if (release === undefined) return undefined;
  const isIn = await makeReleaseTest(ports, release);
  if (!isIn) return undefined;
  const found: number[] = [];
  for (const { first, records } of ports.shards) {
    for (let sequence = first; sequence < first + records; sequence += 1) if (isIn(sequence)) found.push(sequence);
  }
  return found.reverse();
}

async function makeReleaseTest(ports: FindPorts, release: string) {
  try {
    return (await ports.readReleases()).makeTest('release', release);
  } catch (error) {
    // What is no release may still be an id.
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

async function findInAll({ listIds, show }: FindPorts, wanted: string): Promise<number[]> {
  const found: number[] = [];
  let sequence = 0;
  for await (const id of listIds()) {
    if (id !== undefined && (show?.(id) ?? id).toLowerCase() === wanted) found.push(sequence);
    sequence += 1;
  }
  return found;
}
