import { basename, join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { readBackup } from './catalogue-file.ts';
import { branchFileName, indexFileName, releaseFileName, tieFileName, tieTableFileName } from './derived-file.ts';
import type { Disk } from './disk.ts';
import type { Lock } from './lock.ts';
import { type LogPlaces, parseTemporaryName, rulesName, segmentName } from './names.ts';
import type { Catalogue } from './records.ts';

/**
 * Removes what killed or abandoned imports left: segments and rules that neither the catalogue nor its backup names, and files
 * that never took their place. Files of any other name are left alone. Only for who holds the lock.
 */
export async function sweepLog(
  disk: Disk,
  places: LogPlaces,
  lock: Lock,
  catalogue: Catalogue | undefined,
): Promise<void> {
  const derived = [indexFileName, branchFileName, releaseFileName, tieFileName, tieTableFileName];
  const ours = [basename(places.catalogue), basename(places.backup), ...derived];
  for (const name of await disk.list(places.folder)) {
    if (lock.isLitter(name) || ours.includes(parseTemporaryName(name) ?? ''))
      await disk.remove(join(places.folder, name));
  }
  const named = listFiles(catalogue);
  const extra = (await disk.list(places.segments)).filter((name) => !named.has(name) && isOurs(name));
  if (extra.length === 0) return;
  const backup = await listBackupSegments(disk, places);
  if (backup === undefined) return;
  for (const name of extra) {
    if (!backup.has(name)) await disk.remove(join(places.segments, name));
  }
}

function isOurs(name: string): boolean {
  const file = parseTemporaryName(name) ?? name;
  return segmentName.test(file) || rulesName.test(file);
}

/** The files beside the catalogue that it names. */
function listFiles(catalogue: Catalogue | undefined): Set<string> {
  const files = new Set(catalogue?.segments.map((segment) => segment.file));
  if (catalogue?.rules) files.add(catalogue.rules.file);
  return files;
}

/** The files that the backup names; undefined where it cannot be read: then it may still be mended by hand. */
async function listBackupSegments(disk: Disk, places: LogPlaces): Promise<Set<string> | undefined> {
  try {
    const backup = await readBackup(disk, places);
    return listFiles(backup);
  } catch (error) {
    if (error instanceof UserError && error.code !== 'storage') return undefined;
    throw error;
  }
}
