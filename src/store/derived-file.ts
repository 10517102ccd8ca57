import { join } from 'node:path';
import type { Disk, OpenedFile } from './disk.ts';
import { isMissing } from './disk-errors.ts';
import { type LogPlaces, makeTemporaryName } from './names.ts';
import { removeIfPossible, writeNewFile } from './new-file.ts';

/** A file beside the segments that can be made from them again, so that nothing is lost with it. */
export interface DerivedFile {
  /** Its bytes, or undefined where there is none. */
  read(): Promise<Buffer | undefined>;
  /** The file for reading parts of it, or undefined where there is none. */
  open(): Promise<OpenedFile | undefined>;
  /** Removes it, where it is there. */
  remove(): Promise<void>;
  /** Puts new bytes, or pieces that follow on each other, in its place, whole at every moment; it need not survive a power cut. */
  write(pieces: Uint8Array | Iterable<Uint8Array>): Promise<void>;
}

/** The derived file of that name in a log's folder. Several processes may write it: the last one wins. */
export function openDerivedFile(disk: Disk, places: LogPlaces, name: string): DerivedFile {
  const path = join(places.folder, name);
  const unlessMissing = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  return {
    read: () => unlessMissing(disk.read(path)),
    open: () => unlessMissing(disk.openToRead(path)),
    remove: () => unlessMissing(disk.remove(path)),
    async write(pieces) {
      const temporary = makeTemporaryName(path);
      await writeNewFile(disk, temporary, pieces instanceof Uint8Array ? [pieces] : pieces, false);
      try {
        await disk.rename(temporary, path);
      } catch (error) {
        await removeIfPossible(disk, temporary);
        throw error;
      }
    },
  };
}

/** The name of the search index's file. */
export const indexFileName = 'index.bin';

/** The name of the file that tells on which branches each entry is. */
export const branchFileName = 'branches.bin';

/** The name of the file that tells which release first contains each entry. */
export const releaseFileName = 'releases.bin';

/** The name of the file that tells which entries are tied together. */
export const tieFileName = 'ties.bin';

/** The name of the file that has of these what answers need. */
export const tieTableFileName = 'tie-table.bin';
