import { dirname } from 'node:path';
import { type Disk, nodeDisk } from './disk.ts';
import { makeTemporaryName } from './names.ts';
import { removeIfPossible, writeNewFile } from './new-file.ts';

/** A small text file for its owner's eyes, whole at every moment, whoever else writes it. */
export interface TextFile {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** A text file that is read and written whole. Failures are those of `node:fs`. */
export function openTextFile(path: string, disk: Disk = nodeDisk): TextFile {
  return {
    async read() {
      return (await disk.read(path)).toString('utf8');
    },
    async write(text) {
      const temporary = makeTemporaryName(path);
      await disk.makeFolder(dirname(path));
      await writeNewFile(disk, temporary, [Buffer.from(text)], false);
      try {
        await disk.rename(temporary, path);
      } catch (error) {
        await removeIfPossible(disk, temporary);
        throw error;
      }
    },
  };
}
