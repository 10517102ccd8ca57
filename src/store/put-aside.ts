import { join } from 'node:path';
import type { OpenedFile } from './disk.ts';
import { makeSegmentName, makeTemporaryName } from './names.ts';
import { removeIfPossible, writeNewFile } from './new-file.ts';
import type { LogFiles } from './stored-log.ts';

/** Bytes that an import puts aside while it works, in files that no log is made of. */
export interface Aside {
  /** Fulfilled with what they are fetched by, once they are written. */
  put(bytes: Uint8Array): Promise<string>;
  fetch(name: string): Promise<Buffer>;
  spill: Spill;
  /** Removes them all; what a killed process leaves, the next writer sweeps up. */
  clear(): Promise<void>;
}

/** Puts pieces that follow on each other on the disk, for as long as what comes back is held. */
export type Spill = (pieces: readonly Uint8Array[]) => Promise<OpenedFile>;

/** Spills beside a log's segments. */
export function openSpill({ disk, places }: Pick<LogFiles, 'disk' | 'places'>): Spill {
  return async (pieces) => {
    const path = makeTemporaryName(join(places.segments, makeSegmentName(0)));
    await writeNewFile(disk, path, pieces, false);
    try {
      return await disk.openToRead(path);
    } finally {
      // It is held open. Where an open file cannot be removed, the next writer sweeps it up.
      await removeIfPossible(disk, path);
    }
  };
}

/** Puts bytes aside beside a log's segments. */
export function openAside(files: Pick<LogFiles, 'disk' | 'places'>): Aside {
  const { disk, places } = files;
  const names = new Set<string>();
  return {
    async put(bytes) {
      const path = makeTemporaryName(join(places.segments, makeSegmentName(names.size)));
      names.add(path);
      await writeNewFile(disk, path, [bytes], false);
      return path;
    },
    fetch: (path) => disk.read(path),
    spill: openSpill(files),
    async clear() {
      for (const path of names) await removeIfPossible(disk, path);
      names.clear();
    },
  };
}
