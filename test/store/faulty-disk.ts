import { mkdir, truncate } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';

/** One thing that the store asks of the disk. */
export interface Operation {
  name: 'create' | 'write' | 'sync' | 'close' | keyof Omit<Disk, 'create'>;
  path: string;
}

/** An error as the system gives it. */
export function makeSystemError(code: string): Error {
  return Object.assign(new Error(`${code}: made up for a test`), { code });
}

/** The real disk without its syncs, which cost the most of a test's time and show in none. */
export const quickDisk: Disk = {
  ...nodeDisk,
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  syncFolder: async () => undefined,
  create: async (path) => ({ ...(await nodeDisk.create(path)), sync: async () => undefined }),
};

/** A quick disk on which an operation fails where `judge` gives an error for it. A failing write writes half. */
export function makeFaultyDisk(judge: (operation: Operation) => Error | undefined): Disk {
  const attempt = async <T>(operation: Operation, run: () => Promise<T>): Promise<T> => {
    const error = judge(operation);
    if (error) throw error;
    return await run();
  };
  return {
    read: (path) => attempt({ name: 'read', path }, () => quickDisk.read(path)),
    openParts: (path) => attempt({ name: 'openParts', path }, () => quickDisk.openParts(path)),
    openToRead: (path) => attempt({ name: 'openToRead', path }, () => quickDisk.openToRead(path)),
    rename: (path, to) => attempt({ name: 'rename', path: to }, () => quickDisk.rename(path, to)),
    remove: (path) => attempt({ name: 'remove', path }, () => quickDisk.remove(path)),
    makeFolder: (path) => attempt({ name: 'makeFolder', path }, () => quickDisk.makeFolder(path)),
    syncFolder: (path) => attempt({ name: 'syncFolder', path }, () => quickDisk.syncFolder(path)),
    list: (path) => attempt({ name: 'list', path }, () => quickDisk.list(path)),
    stat: (path) => attempt({ name: 'stat', path }, () => quickDisk.stat(path)),
    touch: (path, time) => attempt({ name: 'touch', path }, () => quickDisk.touch(path, time)),
    async create(path) {
      const file = await attempt({ name: 'create', path }, () => quickDisk.create(path));
      return {
        async write(bytes) {
          const error = judge({ name: 'write', path });
          await file.write(error ? bytes.subarray(0, bytes.length / 2) : bytes);
          if (error) throw error;
        },
        sync: () => attempt({ name: 'sync', path }, () => file.sync()),
        async close() {
          await file.close();
          const error = judge({ name: 'close', path });
          if (error) throw error;
        },
      };
    },
  };
}

/** A disk that works for `operations` operations and never again, and what a power cut leaves of it. */
export function makeCrashingDisk(operations: number): { disk: Disk; cutPower(): Promise<void>; didCrash(): boolean } {
  let count = 0;
  const unsynced = new Set<string>();
  const disk = makeFaultyDisk(({ name, path }) => {
    count += 1;
    if (count > operations) return makeSystemError('ECRASH');
    // Locks stay as a killed process leaves them; what a power cut makes of them is tested by itself.
    if (name === 'create' && !basename(path).startsWith('lock')) unsynced.add(path);
    if (name === 'sync' || name === 'remove') unsynced.delete(path);
    return undefined;
  });
  return {
    disk,
    didCrash: () => count > operations,
    async cutPower() {
      for (const path of unsynced) await truncate(path, 0);
    },
  };
}
