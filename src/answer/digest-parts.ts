import type { DigestEntry, DigestPart } from '../model/digest.ts';
import { countTold } from '../model/digest-count.ts';
import type { Entry } from '../model/entry.ts';
import { shareOut } from '../model/share-out.ts';
import type { Ties } from '../model/tie.ts';
import type { Watch } from '../model/watch.ts';
import type { SearchResult } from '../search/search.ts';
import { findPairs, type Pairs } from './digest-pairs.ts';
import { type Found, makeEvidence } from './evidence.ts';
import type { LogReader } from './reader.ts';

/** The parts of a digest, and what of it is not listed in them. */
export interface Parts {
  parts: DigestPart[];
  folded: number;
  more: number;
}

/**
 * Puts what fits under its subsystems, those with most first, in the order of arrival. `found` are all that fit, or none
 * where only numbers are told.
 */
export function makeParts(
  log: LogReader,
  watch: Watch,
  result: SearchResult,
  found: readonly Found[],
  ties: Ties | undefined,
  options: { limit: number; full: boolean },
): Parts {
  const watched = watch.subsystems.length === 0 ? undefined : new Set(result.subsystems);
  const arrived = found.toSorted((one, other) => one.hit.sequence - other.hit.sequence);
  const isFolded = watch.merges === 'only' ? () => false : findFolded(arrived);
  const pairs = ties && findPairs(arrived, ties, log.info.web);
  const partOf = new Map(arrived.map(({ hit, entry }) => [hit.sequence, choosePart(entry, watched)]));
  // What is told with another change is counted where that is.
  for (const [told, by] of pairs?.toldBy ?? []) partOf.set(told, partOf.get(by));
  const groups = result.groups.flatMap(({ name, count }) => {
    const own = arrived.filter(({ hit }) => partOf.get(hit.sequence) === name);
    const alone = own.filter(({ hit }) => !pairs?.toldBy.has(hit.sequence));
    const listed = alone.filter((one) => !isFolded(one));
    const total = found.length === 0 ? count : own.length;
    return total === 0 ? [] : [{ name, count: total, folded: alone.length - listed.length, listed }];
  });
  const shares = shareOut(
    groups.map(({ listed }) => listed.length),
    options.limit,
  );
  const parts = groups.map(({ name, count, folded, listed }, index): DigestPart => {
    const entries = listed.slice(0, shares[index]);
    return { name, count, folded, entries: entries.map((one) => tell(one, name, log, watch, options.full, pairs)) };
  });
  const folded = parts.reduce((sum, part) => sum + part.folded, 0);
  const shown = parts.reduce((sum, part) => sum + countTold(part.entries), 0);
  return { parts, folded, more: result.total - folded - shown };
}

/** The subsystem that an entry is listed under: its first one that is watched, or its main one. */
function choosePart({ subsystems }: Entry, watched: ReadonlySet<string> | undefined): string | undefined {
  return subsystems.find((name) => watched?.has(name) ?? true) ?? subsystems[0];
}

/**
 * Finds the merges of a git log that need no line of their own: those of which a commit that they brought in is among
 * what is found. A log's text that lists merges has only their titles, so there each is told.
 */
function findFolded(found: readonly Found[]): (one: Found) => boolean {
  const ids = new Set(found.map(({ entry }) => entry.id));
  const headlines = new Set(found.flatMap(({ entry }) => (entry.merge ? [] : [entry.headline])));
  return ({ entry: { merge, parents = [] } }) =>
    merge !== undefined &&
    parents.length > 1 &&
    (parents.slice(1).some((parent) => ids.has(parent)) || merge.listed.some((title) => headlines.has(title)));
}

function tell(
  found: Found,
  part: string,
  log: LogReader,
  watch: Watch,
  full: boolean,
  pairs: Pairs | undefined,
): DigestEntry {
  const { entry, hit } = found;
  const turns = pairs?.turns.get(hit.sequence);
  const told = [...(pairs?.toldBy.values() ?? [])].filter((by) => by === hit.sequence).length;
  const evidence = makeEvidence(found, undefined, log.info.web);
  return {
    ...evidence,
    ...(evidence.merge && { merge: { ...evidence.merge, lines: chooseTitles(found, watch) } }),
    also: entry.subsystems.filter((name) => name !== part),
    ...(turns && { turns }),
    ...(told > 0 && { pairs: told }),
    // The text of a merge that lists titles is these titles.
    ...(full && entry.body.trim() !== '' && !entry.merge?.listed.length && { body: entry.body }),
  };
}

/** The titles of a merge that are told. */
function chooseTitles({ hit, entry }: Found, { subsystems, about }: Watch): string[] {
  const listed = entry.merge?.listed ?? [];
  const isNarrowed = subsystems.length > 0 || (about !== undefined && !(hit.whole && hit.lines.length === 0));
  return isNarrowed ? hit.lines.map((index) => listed[index] ?? '') : listed;
}
