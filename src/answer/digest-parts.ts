import type { DigestEntry, DigestPart } from '../model/digest.ts';
import type { Entry } from '../model/entry.ts';
import { shareOut } from '../model/share-out.ts';
import type { Watch } from '../model/watch.ts';
import type { SearchResult } from '../search/search.ts';
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
  options: { limit: number; full: boolean },
): Parts {
  const watched = watch.subsystems.length === 0 ? undefined : new Set(result.subsystems);
  const arrived = found.toSorted((one, other) => one.hit.sequence - other.hit.sequence);
  const isFolded = watch.merges === 'only' ? () => false : findFolded(arrived);
  const groups = result.groups.map(({ name, count }) => {
    const own = arrived.filter(({ entry }) => choosePart(entry, watched) === name);
    const listed = own.filter((one) => !isFolded(one));
    return { name, count, folded: own.length - listed.length, listed };
  });
  const shares = shareOut(
    groups.map(({ listed }) => listed.length),
    options.limit,
  );
  const parts = groups.map(({ name, count, folded, listed }, index): DigestPart => {
    const entries = listed.slice(0, shares[index]);
    return { name, count, folded, entries: entries.map((one) => tell(one, name, log, watch, options.full)) };
  });
  const folded = parts.reduce((sum, part) => sum + part.folded, 0);
  const shown = parts.reduce((sum, part) => sum + part.entries.length, 0);
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

function tell(found: Found, part: string, log: LogReader, watch: Watch, full: boolean): DigestEntry {
  const { entry } = found;
  const evidence = makeEvidence(found, undefined, log.info.web);
  return {
    ...evidence,
    ...(evidence.merge && { merge: { ...evidence.merge, lines: chooseTitles(found, watch) } }),
    also: entry.subsystems.filter((name) => name !== part),
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
