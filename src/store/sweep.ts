import { basename, join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { readBackup } from './catalogue-file.ts';
import { branchFileName, indexFileName, releaseFileName } from './derived-file.ts';
import type { Disk } from './disk.ts';
import type { Lock } from './lock.ts';
import { type LogPlaces, parseTemporaryName, segmentName } from './names.ts';
import type { Catalogue } from './records.ts';

/**
 * Removes what killed or abandoned imports left: segments that neither the catalogue nor its backup names, and files
 * that never took their place. Files of any other name are left alone. Only for who holds the lock.
 */
export async function sweepLog(
  disk: Disk,
  places: LogPlaces,
  lock: Lock,
  catalogue: Catalogue | undefined,
): Promise<void> {
  const ours = [basename(places.catalogue), basename(places.backup), indexFileName, branchFileName, releaseFileName];
  for (const name of await disk.list(places.folder)) {
    if (lock.isLitter(name) || ours.includes(parseTemporaryName(name) ?? ''))
      await disk.remove(join(places.folder, name));
  }
  const named = new Set(catalogue?.segments.map((segment) => segment.file));
  const extra = (await disk.list(places.segments)).filter((name) => !named.has(name) && isOurs(name));
  if (extra.length === 0) return;
  const backup = await listBackupSegments(disk, places);
  if (backup === undefined) return;
  for (const name of extra) {
    if (!backup.has(name)) await disk.remove(join(places.segments, name));
  }
}

function isOurs(name: string): boolean {
  return segmentName.test(parseTemporaryName(name) ?? name);
}

/** The files that the backup names; undefined where it cannot be read: then it may still be mended by hand. */
async function listBackupSegments(disk: Disk, places: LogPlaces): Promise<Set<string> | undefined> {
  try {
    const backup = await readBackup(disk, places);
    return new Set(backup?.segments.map((segment) => segment.file));
  } catch (error) {
    if (error instanceof UserError && error.code !== 'storage') return undefined;
    throw error;
  }
}
