import { close, closeSync, fstat, fstatSync, open as openFile, openSync, read, readSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { systemCode } from '../model/errors.ts';

/** A file that was just created and is still open. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Returns when the bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A file of which parts are read, as it was when it was opened, whatever takes its place. */
export interface OpenedFile {
  length: number;
  /** The bytes from a place up to, and without, another, at once; fewer where the file is shorter. */
  read(from: number, to: number): Uint8Array;
}

/** A file of which parts are read at once until it is closed; after that it is opened for each. */
export interface PartFile {
  /** The bytes from a place up to, and without, another; fewer where the file is shorter. */
  read(from: number, to: number): Buffer;
  length(): number;
  close(): void;
}

/** What the store looks at before it reads a file. */
export interface FileFacts {
  /** Differs whenever the file was replaced or written to. */
  mark: string;
  /** When it was last written to or touched, in milliseconds since 1970. */
  modified: number;
}

/** The disk as the store sees it. Failures are those of `node:fs`, with their `code`. */
export interface Disk {
  read(path: string): Promise<Buffer>;
  /** Opens a file of which parts are read; it is closed by whoever opened it. */
  openParts(path: string): Promise<PartFile>;
  /** Opens a file of which parts are read; it is closed when nobody holds it any more. */
  openToRead(path: string): Promise<OpenedFile>;
  /** Creates a file that must not exist yet, readable by its owner alone. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it, for the owner alone, and lasting. One that exists is left as it is. */
  makeFolder(path: string): Promise<void>;
  /** Makes the names in a folder last through a power cut. */
  syncFolder(path: string): Promise<void>;
  list(path: string): Promise<string[]>;
  stat(path: string): Promise<FileFacts>;
  /** Sets a file's time to `time`, in milliseconds since 1970. */
  touch(path: string, time: number): Promise<void>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  read: readWhole,
  openParts: async (path) => openPartFile(path),
  openToRead,
  async create(path) {
    const handle = await open(path, 'wx', 0o600);
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: unlink,
  async makeFolder(path) {
    const first = await makeFolders(path);
    if (first === undefined) return;
    // A new folder lasts only when the folder that names it was synced.
    for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
      await syncFolder(dirname(folder));
    }
  },
  syncFolder,
  list: (path) => readdir(path),
  async stat(path) {
    // Every question begins with it, and to wait for another thread takes many times as long.
    const facts = statSync(path, { bigint: true });
    return { mark: `${facts.ino}-${facts.mtimeNs}-${facts.size}`, modified: Number(facts.mtimeMs) };
  },
  touch: (path, time) => utimes(path, time / 1000, time / 1000),
};

/**
 * Reads a file at once: in the steps of `readFile`, an index of 10 MB takes twenty turns of the event loop. Only the reading is
 * waited for: to have another thread open, measure and close a file takes many times as long as that itself.
 */
async function readWhole(path: string): Promise<Buffer> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.allocUnsafeSlow(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await readPart(file, bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

const readPart = promisify(read);

/** All at once: to wait for another thread takes ten times as long where the system has the file in memory. */
function openPartFile(path: string): PartFile {
  let file: number | undefined = openSync(path, 'r');
  const use = <T>(work: (file: number) => T): T => {
    if (file !== undefined) return work(file);
    const once = openSync(path, 'r');
    try {
      return work(once);
    } finally {
      closeSync(once);
    }
  };
  return {
    read: (from, to) => use((opened) => readStretch(opened, from, to)),
    length: () => use((opened) => fstatSync(opened).size),
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function readStretch(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(to - from);
  let length = 0;
  while (length < bytes.length) {
    const more = readSync(file, bytes, length, bytes.length - length, from + length);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

/** Closes files that nobody holds any more: an index is held by readers of which nobody tells when the last is done. */
const closing = new FinalizationRegistry<number>((file) => close(file, () => undefined));

async function openToRead(path: string): Promise<OpenedFile> {
  const file = await promisify(openFile)(path, 'r');
  try {
    const length = (await promisify(fstat)(file)).size;
    const opened: OpenedFile = {
      length,
      read: (from, to) => readStretch(file, from, to),
    };
    closing.register(opened, file);
    return opened;
  } catch (error) {
    close(file, () => undefined);
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system keeps the order of renames by itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it; the first one that was new, or undefined where all were there. */
async function makeFolders(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    // Node says so also where a folder may not be made; making just the first missing one tells why.
    await mkdir(await findMissing(path), { mode: 0o700 });
    return await mkdir(path, { recursive: true, mode: 0o700 });
  }
}

/** The highest folder of a path that does not exist. */
async function findMissing(path: string): Promise<string> {
  const above = dirname(path);
  try {
    await stat(above);
    return path;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || above === path) throw error;
    return await findMissing(above);
  }
}
