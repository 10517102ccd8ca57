import { join } from 'node:path';
import { makeSegmentName, makeTemporaryName } from './names.ts';
import { removeIfPossible, writeNewFile } from './new-file.ts';
import type { LogFiles } from './stored-log.ts';

/** Bytes that an import puts aside while it works, in files that no log is made of. */
export interface Aside {
  /** Fulfilled with what they are fetched by, once they are written. */
  put(bytes: Uint8Array): Promise<string>;
  fetch(name: string): Promise<Buffer>;
  /** Removes them all; what a killed process leaves, the next writer sweeps up. */
  clear(): Promise<void>;
}

/** Puts bytes aside beside a log's segments. */
export function openAside({ disk, places }: Pick<LogFiles, 'disk' | 'places'>): Aside {
  const names = new Set<string>();
  return {
    async put(bytes) {
      const path = makeTemporaryName(join(places.segments, makeSegmentName(names.size)));
      names.add(path);
      await writeNewFile(disk, path, bytes, false);
      return path;
    },
    fetch: (path) => disk.read(path),
    async clear() {
      for (const path of names) await removeIfPossible(disk, path);
      names.clear();
    },
  };
}
