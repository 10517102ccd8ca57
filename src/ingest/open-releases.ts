import { createHash } from 'node:crypto';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import { printHash } from '../enrich/tie-words.ts';
import { UserError } from '../model/errors.ts';
import { isDiskTrouble } from '../store/disk-errors.ts';
import type { Catalogue } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { buildFromTags, type NumberedTags, readTagGraph, type TagGraph } from './build-releases.ts';
import { listTips } from './git-branches.ts';
import { buildFromHeadings } from './heading-releases.ts';
import { markMoved } from './list-moved.ts';
import { decodeReleases, encodeReleases, openOutside } from './release-file.ts';

/**
 * Opens the releases of a log; undefined for a log that names none. What is missing, damaged or of other tags is made anew
 * and stored, where that is allowed. Throws a UserError where it has to be made and the repository cannot be read. `begun` is
 * what was read of it just now.
 */
export async function openReleases(log: StoredLog, begun?: TagGraph | NumberedTags): Promise<ReleaseParts | undefined> {
  const { git, releases, records } = log.catalogue;
  if (!git && releases.length === 0) return undefined;
  const mark = markOf(log.catalogue);
  const stored = await readStored(log);
  if (stored && stored.mark === mark && stored.records <= records) return stored;
  const parts = git ? await buildAnew(log, mark, begun) : await buildFromHeadings(log, mark);
  await storeIfAllowed(log, parts);
  return parts;
}

/** Whether the stored releases still hold, by what stands in front of their file: an import need not read the rest. */
export async function holdReleases(log: StoredLog): Promise<boolean> {
  return (await readOutside(log)) !== undefined;
}

/**
 * Makes what tells whether the tags, as they were when the stored releases were made, may contain any of some commits that
 * the log does not have; undefined where the stored releases do not hold.
 */
export async function readTagTest(log: StoredLog): Promise<((hashes: Iterable<string>) => boolean) | undefined> {
  const outside = (await readOutside(log))?.outside();
  if (!outside) return undefined;
  const tagged = new Set<number>();
  for (let at = 0; at < outside.length; at += 2) tagged.add(outside[at] ?? 0);
  return (hashes) => {
    for (const hash of hashes) if (tagged.has(printHash(hash)[0])) return true;
    return false;
  };
}

/** The front of the stored releases, where they hold. */
async function readOutside(log: StoredLog): Promise<ReturnType<typeof openOutside>> {
  const { git, records } = log.catalogue;
  if (!git) return undefined;
  try {
    const file = await log.releaseFile.open();
    const opened = file && openOutside(file);
    return opened && opened.mark === markOf(log.catalogue) && opened.records <= records ? opened : undefined;
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

async function buildAnew(log: StoredLog, mark: string, begun?: TagGraph | NumberedTags): Promise<ReleaseParts> {
  const { source, git } = log.catalogue;
  try {
    return await buildFromTags(
      log,
      mark,
      begun ?? (await readTagGraph(source.location, git ? listTips(git) : ['HEAD'])),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = 'once its repository can be read, import it again';
    throw new UserError(`The releases of "${log.name}" cannot be told (${error.message}): ${advice}.`, 'input', {
      cause: error,
    });
  }
}

/** What releases depend on. A log that was stored before tags were read has none of its own. */
function markOf(catalogue: Catalogue): string {
  const { id, git, releases, records } = catalogue;
  if (git) return git.tags === undefined ? hash(id, git.tip ?? '') : hash(id, git.tags.mark);
  return hash(id, JSON.stringify(releases), String(records), markMoved(catalogue));
}

async function readStored(log: StoredLog): Promise<ReleaseParts | undefined> {
  try {
    const bytes = await log.releaseFile.read();
    return bytes && (await decodeReleases(bytes));
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

async function storeIfAllowed(log: StoredLog, parts: ReleaseParts): Promise<void> {
  try {
    await log.releaseFile.write(encodeReleases(parts));
  } catch (error) {
    // Whoever only reads may not be allowed to write, and a full disk keeps nobody from an answer.
    if (!isDiskTrouble(error)) throw error;
  }
}

const hash = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
