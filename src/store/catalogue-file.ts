import { messageOf, UserError } from '../model/errors.ts';
import { countOf } from '../model/text.ts';
import { openBackedFile } from './backed-file.ts';
import { catalogueShape, emptyCatalogue } from './catalogue.ts';
import type { Database } from './database.ts';
import type { Disk } from './disk.ts';
import { DurableFile } from './durable-file.ts';
import type { LogPlaces } from './names.ts';
import type { Catalogue } from './records.ts';

/**
 * A log's catalogue as a database, read and checked; its data is the empty catalogue where the log does not exist.
 * `beforeReplace` is asked right before a write takes effect.
 */
export async function openCatalogue(
  disk: Disk,
  places: LogPlaces,
  beforeReplace?: () => Promise<void>,
): Promise<Database<Catalogue>> {
  return await openBackedFile({
    disk,
    path: places.catalogue,
    shape: catalogueShape,
    backup: places.backup,
    empty: emptyCatalogue,
    isAbsent: (data) => data.generation === 0,
    beforeReplace,
    findWayBack: () => findWayBack(disk, places),
  });
}

/** A log's catalogue, or undefined where the log does not exist; a `UserError` where it cannot be used. */
export async function readCatalogue(disk: Disk, places: LogPlaces): Promise<Catalogue | undefined> {
  const { data } = await openCatalogue(disk, places);
  return data.generation === 0 ? undefined : data;
}

/** The catalogue before the last commit: undefined where there is none, a `UserError` where it cannot be used. */
export async function readBackup(disk: Disk, places: LogPlaces): Promise<Catalogue | undefined> {
  const file = new DurableFile({
    disk,
    path: places.backup,
    shape: catalogueShape,
    syncFolder: true,
    findWayBack: async () => describeNewStart(places),
  });
  return (await file.read()) ?? undefined;
}

/**
 * What to do about a damaged catalogue, or about a damaged segment: the backup where it is good and does without that
 * segment's file, else a new import.
 */
export async function findWayBack(disk: Disk, places: LogPlaces, damagedSegment?: string): Promise<string> {
  const newStart = describeNewStart(places);
  try {
    const backup = await readBackup(disk, places);
    if (backup === undefined || backup.segments.some((segment) => segment.file === damagedSegment)) return newStart;
    const state = `${countOf(backup.entries, 'entry', 'entries')}, ${backup.refreshed.slice(0, 10)}`;
    return `rename ${places.backup} to catalogue.json to go back to the import before (${state}), or ${newStart}`;
  } catch (error) {
    return `${newStart} (catalogue.json.bak is of no use either: ${messageOf(error instanceof UserError ? error.cause : error)})`;
  }
}

function describeNewStart(places: LogPlaces): string {
  return `delete ${places.folder} and import again`;
}
