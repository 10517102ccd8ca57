import type { Disk } from './disk.ts';

/**
 * Creates a file of pieces that must not exist yet; on failure there is none. One that has to last is there for good when
 * this returns; the others need not survive a power cut.
 */
export async function writeNewFile(
  disk: Disk,
  path: string,
  pieces: Iterable<Uint8Array>,
  hasToLast: boolean,
): Promise<void> {
  const file = await disk.create(path);
  try {
    try {
      for (const piece of pieces) await file.write(piece);
      if (hasToLast) await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeIfPossible(disk, path);
    throw error;
  }
}

/** Removes a file after a failure. */
export async function removeIfPossible(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path);
  } catch {
    // The failure that made the file superfluous is the one to tell; the next writer sweeps up what stays.
  }
}
