import path from 'node:path';
import type { Disk } from '../../src/store/disk.ts';

function fail(code: string, file: string): never {
  throw Object.assign(new Error(`${code}: ${file}`), { code });
}

/** A disk in memory, for tests that import hundreds of times and would wait for a real one longer than for all else. */
export function makeMemoryDisk(): Disk {
  const files = new Map<string, { bytes: Buffer; mark: number; modified: number }>();
  const folders = new Set<string>();
  let marks = 0;
  const write = (file: string, bytes: Buffer): void => {
    marks += 1;
    files.set(file, { bytes, mark: marks, modified: Date.now() });
  };
  const find = (file: string) => files.get(file) ?? fail('ENOENT', file);
  return {
    read: async (file) => Buffer.from(find(file).bytes),
    async openParts(file) {
      const { bytes } = find(file);
      return {
        read: (from, to) => Buffer.from(bytes.subarray(from, to)),
        length: () => bytes.length,
        close: () => undefined,
      };
    },
    async openToRead(file) {
      const { bytes } = find(file);
      return { length: bytes.length, read: (from, to) => Buffer.from(bytes.subarray(from, to)) };
    },
    async create(file) {
      if (files.has(file)) fail('EEXIST', file);
      if (!folders.has(path.dirname(file))) fail('ENOENT', file);
      write(file, Buffer.alloc(0));
      return {
        write: async (bytes) => write(file, Buffer.concat([find(file).bytes, bytes])),
        sync: async () => undefined,
        close: async () => undefined,
      };
    },
    async rename(from, to) {
      files.set(to, find(from));
      files.delete(from);
    },
    async remove(file) {
      find(file);
      files.delete(file);
    },
    async makeFolder(folder) {
      for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) folders.add(at);
    },
    syncFolder: async () => undefined,
    async list(folder) {
      if (!folders.has(folder)) fail('ENOENT', folder);
      return [...files.keys(), ...folders]
        .filter((one) => path.dirname(one) === folder)
        .map((one) => path.basename(one));
    },
    async stat(file) {
      const { mark, modified } = find(file);
      return { mark: String(mark), modified };
    },
    async touch(file, time) {
      find(file).modified = time;
    },
  };
}
