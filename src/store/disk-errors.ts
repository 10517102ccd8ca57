import { systemCode, UserError } from '../model/errors.ts';
import type { Disk, NewFile, OpenedFile, PartFile } from './disk.ts';

/**
 * Wraps a disk so that troubles with the data folder as a whole (full, read-only, no folder, too many open files)
 * come as a `UserError` of one line. Missing and existing files keep their plain `ENOENT` and `EEXIST`.
 */
export function explainDisk(disk: Disk, dataFolder: string): Disk {
  const reading = <T>(work: Promise<T>, path: string): Promise<T> =>
    work.catch((error) => throwExplained(error, dataFolder, 'read', path));
  const writing = <T>(work: Promise<T>, path = dataFolder): Promise<T> =>
    work.catch((error) => throwExplained(error, dataFolder, 'written to', path));
  const explainFile = (file: NewFile): NewFile => ({
    write: (bytes) => writing(file.write(bytes)),
    sync: () => writing(file.sync()),
    close: () => writing(file.close()),
  });
  const readingNow = <T>(work: () => T, path: string): T => {
    try {
      return work();
    } catch (error) {
      return throwExplained(error, dataFolder, 'read', path);
    }
  };
  const explainRead = (file: OpenedFile, path: string): OpenedFile => ({
    length: file.length,
    read: (from, to) => readingNow(() => file.read(from, to), path),
  });
  const explainParts = (file: PartFile, path: string): PartFile => ({
    read: (from, to) => readingNow(() => file.read(from, to), path),
    length: () => readingNow(file.length, path),
    close: file.close,
  });
  return {
    read: (path) => reading(disk.read(path), path),
    openParts: (path) => reading(disk.openParts(path), path).then((file) => explainParts(file, path)),
    openToRead: (path) => reading(disk.openToRead(path), path).then((file) => explainRead(file, path)),
    create: (path) => writing(disk.create(path)).then(explainFile),
    rename: (from, to) => writing(disk.rename(from, to), to),
    remove: (path) => writing(disk.remove(path), path),
    makeFolder: (path) => writing(disk.makeFolder(path).catch(throwNoFolder)),
    syncFolder: (path) => writing(disk.syncFolder(path)),
    list: (path) => reading(disk.list(path), path),
    stat: (path) => reading(disk.stat(path), path),
    touch: (path, time) => writing(disk.touch(path, time)),
  };
}

/** Whether an error is of the disk: one that has been explained, or a failed system call. */
export const isDiskTrouble = (error: unknown): boolean => error instanceof UserError || systemCode(error) !== undefined;

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT';
}

/** What is there already where a folder should be made is none. */
function throwNoFolder(error: unknown): never {
  throw systemCode(error) === 'EEXIST'
    ? Object.assign(new Error('no folder', { cause: error }), { code: 'ENOTDIR' })
    : error;
}

function throwExplained(error: unknown, dataFolder: string, verb: string, at: string): never {
  const message = explain(systemCode(error), dataFolder, verb, at);
  throw message === undefined ? error : new UserError(message, 'storage', { cause: error });
}

function explain(code: string | undefined, dataFolder: string, verb: string, at: string): string | undefined {
  switch (code) {
    case 'ENOSPC':
      return `The disk is full: nothing was changed; free some room under ${dataFolder} and run it again.`;
    case 'EFBIG':
      return `A file under ${dataFolder} may not grow so large: nothing was changed; raise "ulimit -f" and run it again.`;
    case 'EDQUOT':
      return `The disk quota is used up: nothing was changed; free some room under ${dataFolder} and run it again.`;
    case 'EROFS':
      return `The data folder ${dataFolder} is on a read-only file system; name another one with --data.`;
    case 'EACCES':
    case 'EPERM':
      return `The data folder ${dataFolder} cannot be ${verb}; change its permissions or name another one with --data.`;
    case 'ENOTDIR':
      return `The data folder ${dataFolder} is no folder, or has a file where a folder should be; name another one with --data.`;
    case 'EISDIR':
      return `${at} is a folder where a file should be; move it away, and run it again.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this machine; close some programs, or raise "ulimit -n", and run it again.';
    case 'EIO':
      return `The disk under ${dataFolder} failed (input/output error); check it, then run it again.`;
    default:
      return undefined;
  }
}
