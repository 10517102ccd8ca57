import { type Database, openDatabase } from './database.ts';
import type { Disk } from './disk.ts';
import { isMissing } from './disk-errors.ts';
import { DurableFile, type DurableFileOptions, describeDamage } from './durable-file.ts';

/** A file whose content before the last write lies beside it. */
export interface BackedFileOptions<T> extends Omit<DurableFileOptions<T>, 'expected' | 'syncFolder'> {
  backup: string;
  /** What the data is where nothing was ever written. */
  empty: T;
  /** Whether the file was not there when this was read. */
  isAbsent(data: T): boolean | Promise<boolean>;
}

/**
 * Opens such a file as a database, read and checked. Throws a UserError where it is damaged, or where only the backup is
 * there: a first write that was cut short leaves neither of the two, and no file vanishes by itself.
 */
export async function openBackedFile<T>({ empty, isAbsent, ...options }: BackedFileOptions<T>): Promise<Database<T>> {
  const { disk, path, backup, findWayBack } = options;
  const database = openDatabase(new DurableFile({ ...options, syncFolder: true }), empty);
  await database.read();
  if ((await isAbsent(database.data)) && (await exists(disk, backup))) {
    throw await describeDamage(path, 'it is missing', findWayBack);
  }
  return database;
}

/** Whether there is a file of that path. */
export async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
